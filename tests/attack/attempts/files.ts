import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect } from 'vitest';
import { sealAgeFile } from '../../../src/backup/age-file.ts';
import { fill, press } from '../../e2e/harness/controls.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Attempt, Group, Stage } from '../attack.types.ts';

const secret = 'otter-lantern-plaza-walnut-bridge-comet-velvet-harbor';
const tooBig = 'This file is too big';
const damagedBackup = 'The backup is damaged';

/** Chooses a file in the settings, as a person does, and waits until one of these texts is there. */
async function choose(
  stage: Stage,
  task: 'Import' | 'Restore',
  bytes: Uint8Array,
  name: string,
  says: readonly string[],
): Promise<{ readonly text: string; readonly markup: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'keystep-file-'));
  try {
    const file = join(dir, name);
    writeFileSync(file, bytes);
    const page = await stage.browser.openExtensionPage('options');
    await press(page, task);
    const input = await poll(
      'the field for a file',
      async () => (await page.$('input[type=file]')) ?? undefined,
    );
    await input.uploadFile(file);
    if (task === 'Restore') await fill(page, 'Passphrase or age key', secret);
    await press(page, task === 'Restore' ? 'Open' : 'Look for keys');
    return await poll(
      () => `one of ${says.join(', ')}`,
      async () => {
        const text = await page.evaluate(() => document.body.innerText);
        const markup = await page.evaluate(() => document.querySelectorAll('img[src="x"]').length);
        return says.some((part) => text.includes(part)) ? { text, markup } : undefined;
      },
      90_000,
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const file = (
  number: number,
  title: string,
  [requirement, task, name]: readonly [Attempt['requirement'], 'Import' | 'Restore', string],
  make: () => Uint8Array | Promise<Uint8Array>,
  says: readonly string[],
): Attempt => ({
  number,
  title,
  requirement,
  try: async (stage) => {
    await choose(stage, task, await make(), name, says);
    // Nothing came in, and everything works on.
    const { keys } = await stage.ask('key.list', {});
    expect(keys).toHaveLength(1);
    expect(await stage.taken()).toEqual([]);
  },
});

const restore = ['R45', 'Restore', 'backup.age'] as const;
const imported = (name: string) => ['R45', 'Import', name] as const;

// It takes seconds on purpose: one file serves.
let sealed: Promise<Uint8Array> | null = null;

async function sealedWith(header: (text: string) => string): Promise<Uint8Array> {
  sealed ??= sealAgeFile(strToU8('{}'), { passphrase: secret });
  return Uint8Array.from(header(Buffer.from(await sealed).toString('latin1')), (char) => char.charCodeAt(0));
}

/** Backups and files of other programs that want to hurt. */
export const files: Group = {
  name: 'hostile backups and imports',
  attempts: [
    file(
      85,
      'a backup that asks for a trillion rounds of scrypt',
      restore,
      () => sealedWith((text) => text.replace(/ 18\n/, ' 40\n')),
      ['more memory than Keystep gives it', damagedBackup, 'no age file'],
    ),
    file(86, 'a backup that was cut short', restore, () => sealedWith((text) => text.slice(0, -9)), [
      damagedBackup,
    ]),
    file(
      87,
      'a backup with a megabyte of header',
      restore,
      () => strToU8(`age-encryption.org/v1\n${'-> X25519 AAAA\nBBBB\n'.repeat(50_000)}--- AAAA\n`),
      [damagedBackup, 'no age file', 'opens with an age key'],
    ),
    file(
      88,
      'a backup whose content is hostile: prototypes, records of every wrong kind, endless lists',
      ['R44', 'Restore', 'backup.age'],
      () =>
        sealAgeFile(
          strToU8(
            `{"format":"keystep-backup","version":1,"createdAt":0,"__proto__":{"keys":[]},"settings":{"__proto__":{"theme":"x"}},"keys":[${'{"id":"__proto__","label":"<img src=x>","apiKey":{}},'.repeat(50)}null],"waiting":[${'[],'.repeat(50)}1]}`,
          ),
          { passphrase: secret },
        ),
      [damagedBackup, 'can’t be read', 'no backup of Keystep', 'Everything in it'],
    ),
    file(89, 'a backup of 64 MB', restore, () => new Uint8Array(64 * 1024 * 1024), [tooBig]),
    file(
      90,
      'an archive that unpacks to a thousand times its size',
      imported('a.1pux'),
      () => zipSync({ 'export.data': [new Uint8Array(80 * 1024 * 1024), { level: 9 }] }),
      [tooBig],
    ),
    file(91, 'an import of 64 MB', imported('a.csv'), () => new Uint8Array(64 * 1024 * 1024), [tooBig]),
    file(
      92,
      'XML whose entities laugh a billion times',
      imported('a.xml'),
      () => {
        const lines = Array.from(
          { length: 9 },
          (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
        ).join('\n');
        return strToU8(
          `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${lines}<!ENTITY f SYSTEM "file:///etc/passwd">]><KeePassFile>&l9;&f;</KeePassFile>`,
        );
      },
      ['damaged or cut short', 'no API key in it'],
    ),
    file(
      93,
      'JSON a hundred thousand levels deep, with prototypes',
      imported('a.json'),
      () => strToU8(`{"__proto__":{"encrypted":true},"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      ['damaged or cut short', 'no API key in it'],
    ),
    {
      number: 94,
      title: 'an import whose entries are named with markup',
      requirement: 'R39',
      try: async (stage) => {
        const name = '<img src=x onerror=document.title=1>\u202eBinance';
        const csv = `name,url,username,password\n"${name}",https://www.binance.com,${'A'.repeat(64)},${'B'.repeat(64)}\n`;
        const { text, markup } = await choose(stage, 'Import', strToU8(csv), 'a.csv', ['onerror']);
        expect(text).toContain('<img src=x');
        expect(markup).toBe(0);
      },
    },
  ],
};
