import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compress } from 'snappyjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeLz4Block } from '../e2e/harness/profile-scan/lz4.ts';
import { scanProfile } from '../e2e/harness/profile-scan/scan.ts';

const secret = 'canary-h4Xq-9tLw-Zp2d';
const canaries = [{ name: 'secret', value: secret }];

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'keystep-scan-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

function put(path: string, content: Buffer): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

const found = () => scanProfile(dir, canaries).findings.map(({ form, packing }) => `${form} ${packing}`);

const varint = (value: number): Buffer =>
  value < 128 ? Buffer.of(value) : Buffer.concat([Buffer.of((value & 127) | 128), varint(value >> 7)]);

/** A block of a table with one entry after another; each key shares all of the key before it. */
function tableBlock(entries: readonly { own: string; shared: number; value: Buffer }[]): Buffer {
  const body = entries.map(({ own, shared, value }) =>
    Buffer.concat([varint(shared), varint(own.length), varint(value.length), Buffer.from(own), value]),
  );
  return Buffer.concat([...body, Buffer.of(0, 0, 0, 0, 1, 0, 0, 0)]);
}

function table(data: Buffer): Buffer {
  const packed = Buffer.from(compress(data));
  const dataBlock = Buffer.concat([packed, Buffer.of(1, 0, 0, 0, 0)]);
  const index = tableBlock([
    { own: 'z', shared: 0, value: Buffer.concat([varint(0), varint(packed.length)]) },
  ]);
  const indexBlock = Buffer.concat([index, Buffer.of(0, 0, 0, 0, 0)]);
  const footer = Buffer.alloc(48);
  Buffer.concat([varint(0), varint(0), varint(dataBlock.length), varint(index.length)]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  return Buffer.concat([dataBlock, indexBlock, footer]);
}

describe('profile scan: a value is found', () => {
  it('in plain text', () => {
    put('a/b.txt', Buffer.from(`before ${secret} after`));
    expect(found()).toEqual(['utf-8 raw']);
  });

  it('as UTF-16 and as hex', () => {
    put('utf16', Buffer.from(`x${secret}`, 'utf16le'));
    put('hex', Buffer.from(Buffer.from(secret).toString('hex')));
    expect(found().sort()).toEqual(['hex raw', 'utf-16 raw']);
  });

  it.each([0, 1, 2])('in base64 with %i bytes before it', (shift) => {
    put('base64', Buffer.from(Buffer.from(`${'-'.repeat(shift)}${secret}!`).toString('base64')));
    expect(found()).toEqual(['base64 raw']);
  });

  it('in the name of a file', () => {
    put(`x-${secret}`, Buffer.from('nothing'));
    expect(found()).toEqual(['utf-8 raw']);
  });

  it('in gzip', () => {
    put('cache', gzipSync(Buffer.from(secret)));
    expect(found()).toEqual(['utf-8 gzip']);
  });

  it('in a LevelDB table whose keys share their beginning and whose block is packed', () => {
    const half = secret.length / 2;
    const data = tableBlock([
      { own: `${secret.slice(0, half)}A`, shared: 0, value: Buffer.from('1') },
      { own: secret.slice(half), shared: half, value: Buffer.from('2') },
    ]);
    put('000005.ldb', table(data));
    expect(found()).toEqual(['utf-8 leveldb']);
  });

  it('in a LevelDB log across the border of two blocks', () => {
    const record = Buffer.concat([Buffer.alloc(32_768 - 7 - 5), Buffer.from(secret)]);
    const piece = (kind: number, bytes: Buffer) => {
      const header = Buffer.alloc(7);
      header.writeUInt16LE(bytes.length, 4);
      header.writeUInt8(kind, 6);
      return Buffer.concat([header, bytes]);
    };
    const border = 32_768 - 7;
    put(
      '000003.log',
      Buffer.concat([piece(2, record.subarray(0, border)), piece(4, record.subarray(border))]),
    );
    expect(found()).toEqual(['utf-8 leveldb']);
  });

  it('in a large value of Chromium, packed behind its mark and followed by something else', () => {
    const wide = Buffer.from(`${'ab'.repeat(800)}${secret.slice(0, 6)}--${secret}`);
    const value = Buffer.concat([Buffer.of(0xff, 0x11, 0x02), Buffer.from(compress(wide)), Buffer.of(9, 9)]);
    expect(value.includes(secret)).toBe(false);
    put('blob', value);
    expect(found()).toEqual(['utf-8 snappy']);
  });

  it('in a mozLz4 session file', () => {
    // Literals of one half, then the same half copied: raw, the whole never stands in the file.
    const twice = 'Qx7Qx7Qx7Qx7Qx7';
    const block = Buffer.concat([Buffer.of(0x38), Buffer.from('Qx7'), Buffer.of(3, 0)]);
    expect(decodeLz4Block(block, 15).toString()).toBe(twice);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(15);
    put('sessionstore.jsonlz4', Buffer.concat([Buffer.from('mozLz40\0'), size, block]));
    expect(scanProfile(dir, [{ name: 'twice', value: twice }]).findings).toMatchObject([
      { packing: 'mozlz4' },
    ]);
  });
});

describe('profile scan: nothing is found', () => {
  it('where half of the value stands, and files that only look like a known format are reported', () => {
    put('half', Buffer.from(secret.slice(0, -1)));
    put('cut', Buffer.from('1f8b0000', 'hex'));
    const report = scanProfile(dir, canaries);
    expect(report.findings).toEqual([]);
    expect(report.files).toBe(2);
    expect(report.damaged).toHaveLength(1);
  });

  it('never, for a canary that is too short to be told from chance', () => {
    expect(() => scanProfile(dir, [{ name: 'short', value: 'abc' }])).toThrow(/too short/);
  });
});
