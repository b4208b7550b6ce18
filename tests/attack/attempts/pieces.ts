import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { builtExtension, launchBrowser } from '../../e2e/harness/launch.ts';
import { ask } from '../../e2e/harness/lifecycle.ts';
import { removeProfileDir } from '../../e2e/harness/profile-dir.ts';
import { saveOf } from '../../e2e/kills/life.ts';
import type { Anchor } from '../../../src/vault/anchor.ts';
import { planted, type Group, type Stage } from '../attack.types.ts';
import { copyRows, putRows } from '../vault-hands.ts';

const { passphrase } = planted;
const anchorKey = 'vault.anchor';

/** What the extension keeps beside its database. */
const readLocal = async (stage: Stage) =>
  JSON.parse(
    await stage.own().evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { get(): Promise<object> } } };
      };
      return JSON.stringify(await chrome.storage.local.get());
    }),
  ) as Record<string, unknown>;

/** Puts values there; null takes one away. */
const writeLocal = (stage: Stage, values: Readonly<Record<string, unknown>>) =>
  stage.own().evaluate(async (text) => {
    interface Area {
      set(values: object): Promise<void>;
      remove(keys: string[]): Promise<void>;
    }
    const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome.storage;
    const all = Object.entries(JSON.parse(text) as Record<string, unknown>);
    await local.remove(all.filter(([, value]) => value === null).map(([name]) => name));
    await local.set(Object.fromEntries(all.filter(([, value]) => value !== null)));
  }, JSON.stringify(values));

/** The vault opens with its key whole; what it found is acknowledged. */
async function findingsAfterUnlock(stage: Stage): Promise<readonly string[]> {
  expect(await stage.ask('vault.unlock', { passphrase })).toMatchObject({ status: 'unlocked' });
  const { keys } = await stage.ask('key.list', {});
  expect(keys.map(({ label }) => label)).toEqual([planted.label]);
  const { secretKey } = await stage.ask('key.reveal', { id: keys[0]!.id, to: 'show' });
  expect(secretKey).toBe(planted.secretKey);
  const kinds = (await stage.ask('findings.list', {})).map(({ kind }) => kind);
  await stage.ask('findings.acknowledge', {});
  return kinds;
}

/** Every letter and digit of what is sealed, one further: as long as it was, of the same form, and nobody's. */
const garbled = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value).replace(/[A-Za-z0-9+/=]{24,}/g, (text) => text.replace(/[a-y]/g, nextLetter)),
  );
const nextLetter = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1);

/** The files that a browser keeps the extension's database in. */
function databaseFiles(profile: string, parent: string): readonly string[] {
  const isOurs = (name: string) => /^(?:chrome-extension_.*leveldb|moz-extension\+\+\+[^^]*)$/.test(name);
  const folder = readdirSync(join(profile, parent)).find(isOurs) ?? '';
  return readdirSync(join(profile, parent, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0);
}

const labelsOf = async (page: Page) => (await ask(page, 'key.list', {})).keys.map(({ label }) => label);

/** Somebody who edits what stands beside the database, or cuts files of the disk short. */
export const pieces: Group = {
  name: 'pieces of the profile, edited or cut short',
  attempts: [
    {
      number: 109,
      title: 'takes the anchor beside the database away, or forges a later one',
      requirement: 'R11',
      try: async (stage) => {
        const edits: readonly ((anchor: Anchor) => unknown)[] = [
          // As it was, written anew: no finding, so that the edits alone bring one.
          (anchor) => anchor,
          () => null,
          (anchor) => ({ ...anchor, epoch: anchor.epoch + 9 }),
          (anchor) => ({ ...anchor, mac: 'AAAA' }),
          () => 'x',
        ];
        for (const [index, edit] of edits.entries()) {
          await stage.ask('vault.lock', {});
          const anchor = (await readLocal(stage))[anchorKey] as Anchor;
          await writeLocal(stage, { [anchorKey]: edit(anchor) });
          expect([index, await findingsAfterUnlock(stage)]).toEqual([
            index,
            index === 0 ? [] : ['anchor-missing'],
          ]);
        }
      },
    },
    {
      number: 110,
      title: 'garbles the copy beside the database, then empties the database',
      requirement: 'R23',
      try: async (stage) => {
        await stage.ask('vault.lock', {});
        const rows = await copyRows(stage);
        const local = await readLocal(stage);
        const copies = Object.entries(local).filter(([name]) => /^vault\.copy\.[ab]/.test(name));
        expect(copies.length).toBeGreaterThan(2);
        const bad = Object.fromEntries(copies.map(([name, value]) => [name, garbled(value)]));
        expect(bad).not.toEqual(Object.fromEntries(copies));
        await writeLocal(stage, bad);
        // The database is whole: what the copy says is not asked for.
        await findingsAfterUnlock(stage);
        await stage.ask('vault.lock', {});
        await writeLocal(stage, bad);
        await putRows(stage, Object.fromEntries(Object.keys(rows).map((table) => [table, []])));
        await stage.reload();
        // Nothing is left that opens; that is not taken for no vault, over which another could be made.
        expect((await stage.ask('vault.state', {})).status).toBe('damaged');
        expect(await stage.send({ name: 'vault.unlock', request: { passphrase } })).toBe('vault-damaged');
        // With what was there before, everything opens: the garbling alone was the reason.
        await writeLocal(stage, Object.fromEntries(copies));
        await putRows(stage, rows);
        await stage.reload();
        await findingsAfterUnlock(stage);
      },
    },
    {
      number: 111,
      title: 'cuts the files of the database short, on the disk of a browser that is closed',
      requirement: 'R23',
      try: async ({ name, site }) => {
        let browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort: site.port });
        try {
          const first = await browser.openExtensionPage('popup');
          await ask(first, 'vault.create', { passphrase });
          await ask(first, 'key.save', saveOf('one', null, 0));
          const profile = browser.userDataDir;
          const parent = name === 'chromium' ? 'Default/IndexedDB' : 'storage/default';
          for (const part of [0.5, 0]) {
            await browser.closeKeepingProfile();
            const files = databaseFiles(profile, parent);
            expect(files.length).toBeGreaterThan(0);
            for (const path of files) truncateSync(path, Math.floor(statSync(path).size * part));
            browser = await launchBrowser(name, { ...browser.options, userDataDir: profile });
            const page = await browser.openExtensionPage('popup');
            expect(await ask(page, 'vault.unlock', { passphrase })).toMatchObject({ status: 'unlocked' });
            expect(await labelsOf(page)).toEqual(['one']);
          }
          // The database was lost by it: what opened is the copy.
          const diary = await ask(await browser.openExtensionPage('popup'), 'diary.read', {});
          expect(diary.map(({ what }) => what)).toContain('copy-used');
        } finally {
          await browser.close();
          removeProfileDir(browser.userDataDir);
        }
      },
    },
  ],
};
