import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { KeySave } from '../../../src/messages/protocol.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { ask } from '../harness/lifecycle.ts';
import { keyFields } from '../harness/plant-vault.ts';

export const passphrase = 'a vault that is killed often';

export const opId = () => crypto.randomUUID().replaceAll('-', '');

const pick = <Item>(items: readonly Item[]): Item | undefined =>
  items[Math.floor(Math.random() * items.length)];

/** What the person was told is in the vault, and what one more request may have changed. */
export interface Told {
  readonly labels: ReadonlySet<string>;
  /** The state if the request that was cut off got through. */
  readonly perhaps: ReadonlySet<string>;
}

/** Kills the browser at a moment that no state announces: that is the point. */
export function killAfter(browser: TestBrowser, afterMs: number, before?: () => void): Promise<void> {
  return new Promise((done) => {
    setTimeout(() => {
      before?.();
      void browser.kill().then(done);
    }, afterMs);
  });
}

/** One request after the other until the browser dies under it. Each answer that came counts. */
export async function workUntilKilled(browser: TestBrowser, told: Told, afterMs: number): Promise<Told> {
  const page = await browser.openExtensionPage('popup');
  let labels = new Set(told.labels);
  let perhaps = labels;
  const life = { isOver: false };
  const hasEnded = () => life.isOver;
  const death = killAfter(browser, afterMs, () => {
    life.isOver = true;
  });
  while (!hasEnded()) {
    const { keys } = await ask(page, 'key.list', {}).catch(() => ({ keys: [] }));
    const chosen = pick(keys);
    const dice = Math.random();
    try {
      if (dice < 0.06) {
        await ask(page, 'vault.rotate-key', { passphrase, code: null });
      } else if (chosen !== undefined && dice < 0.3) {
        perhaps = new Set([...labels].filter((label) => label !== chosen.label));
        await ask(page, 'key.delete', { opId: opId(), id: chosen.id, revision: chosen.revision });
      } else if (chosen !== undefined && dice < 0.6) {
        const label = `edited ${opId()}`;
        perhaps = new Set([...labels].map((each) => (each === chosen.label ? label : each)));
        await ask(page, 'key.save', saveOf(label, chosen.id, chosen.revision));
      } else {
        const label = `added ${opId()}`;
        perhaps = new Set([...labels, label]);
        await ask(page, 'key.save', saveOf(label, null, 0));
      }
      labels = perhaps;
    } catch (error) {
      // The browser went away under the question: nobody was told anything.
      if (!hasEnded()) throw error;
    }
  }
  await death;
  return { labels, perhaps };
}

/** A request that saves a made-up key. */
export function saveOf(label: string, id: string | null, revision: number): KeySave {
  return { opId: opId(), id, revision, fields: keyFields(label) };
}

/** The vault opens by itself, finds nothing amiss, and holds what was acknowledged. */
export async function expectWhole(page: Page, told: Told): Promise<Told> {
  const state = await ask(page, 'vault.unlock', { passphrase });
  expect(state).toMatchObject({ status: 'unlocked', findings: 0, writeFailed: false });
  const { keys, damaged } = await ask(page, 'key.list', {});
  expect(damaged).toBe(0);
  const labels = new Set(keys.map(({ label }) => label));
  expect([sorted(told.labels), sorted(told.perhaps)]).toContainEqual(sorted(labels));
  for (const { id } of keys.slice(0, 2)) {
    expect((await ask(page, 'key.reveal', { id, to: 'show' })).secretKey).toHaveLength(64);
  }
  return { labels, perhaps: labels };
}

const sorted = (labels: ReadonlySet<string>) => [...labels].sort();

/** Where a browser keeps the databases of extensions, and what they put into their storage, in a profile. */
const storageFolders = ['Default/IndexedDB', 'Default/Local Extension Settings', 'storage'] as const;

/** Keeps what a killed browser left on disk, in `out/`, to be looked at where the test fails. */
export function keepEvidence(profile: string, name: string): void {
  const kept = join('out', 'kills', name);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const folder of storageFolders) {
    if (existsSync(join(profile, folder)))
      cpSync(join(profile, folder), join(kept, folder), { recursive: true });
  }
}
