import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgeFile, sealAgeFile } from '../../../src/backup/age-file.ts';
import type { Bytes } from '../../../src/backup/age-file.ts';
import { readAgeHeader } from '../../../src/backup/age-header.ts';
import { maxAgeFileLength } from '../../../src/backup/age-limits.ts';
import { KeystepError } from '../../../src/errors.ts';
import { runs, soakTimeoutMs } from '../runs.ts';
import { StockAge } from './stock-age.ts';

const passphrase = 'otter-lantern-plaza-walnut-bridge-comet-velvet-harbor';
const content = new TextEncoder().encode('{"format":"keystep-backup"}\n'.repeat(4000));
const ascii = (text: string): Bytes => new TextEncoder().encode(text);
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof KeystepError ? error.code : error;
  }
};

let dir: string;
let stock: StockAge;
let sealed: Bytes;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'keystep-age-'));
  stock = new StockAge(dir);
  sealed = await sealAgeFile(content, { passphrase });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the stock age program', () => {
  it('opens our file with the passphrase', async () => {
    const opened = await stock.openWithPassphrase(sealed, passphrase);
    expect(Buffer.compare(opened, content)).toBe(0);
  });

  it('opens our file with either of two identities', async () => {
    const [a, b] = [stock.makeIdentity(), stock.makeIdentity()];
    const file = await sealAgeFile(content, { recipients: [a.recipient, b.recipient] });
    for (const { identity } of [a, b]) expect(Buffer.compare(stock.open(file, identity), content)).toBe(0);
  });

  it('makes a file with a passphrase that we open', async () => {
    const file = await stock.sealWithPassphrase(content, passphrase);
    expect(Buffer.compare(await openAgeFile(file, passphrase), content)).toBe(0);
  });

  it('makes files for an identity that we open, armored or not, by the whole text of its key file', async () => {
    const { identity, recipient } = stock.makeIdentity();
    for (const armored of [false, true]) {
      const file = stock.seal(content, [recipient], armored);
      expect(Buffer.compare(await openAgeFile(file, identity), content)).toBe(0);
    }
  });
});

describe('opening an age file', () => {
  it('asks for a work factor of 18, as the stock program does', () => {
    expect(readAgeHeader(sealed)).toEqual({ opensWith: 'passphrase', workFactor: 18 });
  });

  it('tells a wrong passphrase, and one where an identity is needed', async () => {
    const { identity, recipient } = stock.makeIdentity();
    const forKey = await sealAgeFile(content, { recipients: [recipient] });
    expect(await codeOf(openAgeFile(sealed, `${passphrase}s`))).toBe('backup-wrong-passphrase');
    expect(await codeOf(openAgeFile(sealed, identity))).toBe('backup-needs-passphrase');
    expect(await codeOf(openAgeFile(forKey, passphrase))).toBe('backup-needs-identity');
    expect(await codeOf(openAgeFile(forKey, stock.makeIdentity().identity))).toBe('backup-wrong-identity');
    expect(await codeOf(openAgeFile(forKey, identity.trim().slice(0, -1)))).toBe('identity-invalid');
  });

  it('refuses a file that is too big, that is none, or that asks for too much work', async () => {
    expect(await codeOf(openAgeFile(new Uint8Array(maxAgeFileLength + 1), passphrase))).toBe('file-too-big');
    expect(await codeOf(openAgeFile(ascii('{"keys": []}'), passphrase))).toBe('backup-not-age');
    expect(await codeOf(openAgeFile(ascii(''), passphrase))).toBe('backup-not-age');
    const text = new TextDecoder('latin1').decode(sealed);
    const costly = Uint8Array.from(text.replace(/ 18\n/, ' 30\n'), (character) => character.charCodeAt(0));
    expect(await codeOf(openAgeFile(costly, passphrase))).toBe('backup-too-costly');
  });

  it('says that a file is damaged where it was cut short or changed behind its header', async () => {
    const { identity, recipient } = stock.makeIdentity();
    const file = await sealAgeFile(content, { recipients: [recipient] });
    const changed = file.slice();
    changed[file.length - 40] = (changed[file.length - 40] ?? 0) ^ 1;
    expect(await codeOf(openAgeFile(changed, identity))).toBe('backup-damaged');
    expect(await codeOf(openAgeFile(file.slice(0, -1), identity))).toBe('backup-damaged');
    expect(await codeOf(openAgeFile(file.slice(0, 300), identity))).toBe('backup-damaged');
  });

  it('refuses a recipient with a slip, and a secret one', async () => {
    const { identity, recipient } = stock.makeIdentity();
    const slip = `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`;
    for (const wrong of [slip, 'ssh-ed25519 AAAA', identity, '']) {
      expect(await codeOf(sealAgeFile(content, { recipients: [wrong] }))).toBe('recipient-invalid');
    }
    expect(await codeOf(sealAgeFile(content, { recipients: [] }))).toBe('recipient-invalid');
  });

  it(
    'ends with the content or a named error, whatever was changed',
    async () => {
      const { identity, recipient } = stock.makeIdentity();
      const file = await sealAgeFile(content.slice(0, 300), { recipients: [recipient] });
      await fc.assert(
        fc.asyncProperty(
          fc.nat(file.length - 1),
          fc.integer({ min: 1, max: 255 }),
          fc.boolean(),
          async (at, by, cut) => {
            const spoilt = cut ? file.slice(0, at) : file.slice();
            if (!cut) spoilt[at] = (spoilt[at] ?? 0) ^ by;
            expect(await codeOf(openAgeFile(spoilt, identity))).toMatch(/^(backup-|identity-)/);
          },
        ),
        { numRuns: runs(200) },
      );
    },
    soakTimeoutMs,
  );
});
