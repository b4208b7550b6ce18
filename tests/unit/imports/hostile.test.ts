import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { findCandidates } from '../../../src/imports/candidates.ts';
import { maxImportLength, readImport } from '../../../src/imports/read-import.ts';
import { apiKey, bytesOf, secretKey } from './samples.ts';

const codeOf = (file: Uint8Array) => {
  try {
    readImport(file);
    return null;
  } catch (error) {
    return error instanceof KeystepError ? error.code : error;
  }
};

/** What one file may cost, in seconds of this process's own time: minutes where a pattern runs away. */
const maxCpuSeconds = 20;

function cpuSecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Parts that a pattern without bounds would try again and again, from each place. */
const pieces = [
  '"',
  '\\"',
  '/*',
  '//',
  ',',
  ', ',
  '[',
  '{"a":',
  'a=',
  'a="',
  'key ',
  'api_key',
  'secret=',
  'API KEY API KEY ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----AAAA',
  '<a>',
  '<KeePassFile>',
  '&amp;',
  ' ',
  '\n',
  '\t',
  'A',
  `${apiKey} `,
  'key: (',
];

describe('a file that wants to hurt', () => {
  it('is refused by its size, before a byte is looked at', () => {
    expect(codeOf(new Uint8Array(64 * 1024 * 1024))).toBe('file-too-big');
    expect(codeOf(new Uint8Array(maxImportLength + 1))).toBe('file-too-big');
  });

  it('is refused as a zip that unpacks to more than there is room for', () => {
    const bomb = zipSync({ 'export.data': [new Uint8Array(80 * 1024 * 1024), { level: 9 }] });
    expect(bomb.length).toBeLessThan(200_000);
    expect(codeOf(bomb)).toBe('file-too-big');
  });

  it('unpacks no more than it says, where a zip lies about its size', () => {
    const bomb = zipSync({ 'export.data': [new Uint8Array(80 * 1024 * 1024), { level: 9 }] });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 28; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(codeOf(bomb)).toMatch(/^import-/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('is refused as a zip whose directory says more than it holds, or that is cut short', () => {
    const zip = zipSync({ 'export.data': strToU8('{}') });
    const endless = zip.slice();
    new DataView(endless.buffer).setUint16(endless.length - 22 + 8, 0xffff, true);
    expect(codeOf(endless)).toBe('import-damaged');
    expect(codeOf(zip.slice(0, -10))).toBe('import-damaged');
    expect(codeOf(zipSync({ other: strToU8('{}') }))).toBe('import-damaged');
  });

  it('is told apart when it is encrypted or broken', () => {
    expect(codeOf(bytesOf('{"encrypted": true, "data": "2.abc"}'))).toBe('import-encrypted');
    expect(codeOf(bytesOf('<KeePassFile><Root>'))).toBe('import-damaged');
    expect(codeOf(bytesOf('<!DOCTYPE a [<!ENTITY b "c">]><KeePassFile>&b;</KeePassFile>'))).toMatch(
      /^import-/,
    );
    expect(codeOf(bytesOf('nothing of interest'))).toBe('import-empty');
    expect(codeOf(new Uint8Array())).toBe('import-empty');
  });

  it.each(pieces)('costs no more than it is long: %j, 400,000 characters of it', (piece) => {
    const text = piece.repeat(Math.ceil(400_000 / piece.length)).slice(0, 400_000);
    for (const front of ['', '{ "x": 1, ', '<?xml version="1.0"?>', 'title,username,password\n', 'A_KEY=']) {
      const seconds = cpuSecondsOf(() => {
        try {
          findCandidates(readImport(bytesOf(front + text)).entries);
        } catch (error) {
          expect(error).toBeInstanceOf(KeystepError);
        }
      });
      expect(seconds).toBeLessThan(maxCpuSeconds);
    }
  });

  it('gives no more candidates than a person can look at', () => {
    const many = Array.from({ length: 5000 }, (_, index) => [
      `binance${index}`,
      { apiKey, secret: secretKey },
    ]);
    const { found, leftAlone } = findCandidates(
      readImport(bytesOf(JSON.stringify(Object.fromEntries(many)))).entries,
    );
    expect(found.length + leftAlone).toBe(5000);
    expect(found.length).toBeLessThanOrEqual(2000);
  });
});
