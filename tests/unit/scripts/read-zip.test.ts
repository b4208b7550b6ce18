import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip, ZipError } from '../../../scripts/read-zip.ts';

const texts = { 'manifest.json': '{}', 'a/main.js': 'start();'.repeat(50), 'a/more.js': '' };
const packed = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
const zipped = () => Buffer.from(zipSync(packed, { level: 9 }));
const textsOf = (zip: Uint8Array) =>
  Object.fromEntries([...readZip(zip)].map(([name, content]) => [name, Buffer.from(content).toString()]));

/** As Mozilla's signer and Java write it: checksum and sizes stand behind the data. */
function streamed(): Buffer {
  const parts: Uint8Array[] = [];
  const zip = new Zip((_, part) => parts.push(part));
  for (const [name, content] of Object.entries(packed)) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(content, true);
  }
  zip.end();
  return Buffer.concat(parts);
}

/** Another name of the same length, in the local header and in the directory, or in one of them. */
function renamed(
  zip: Buffer,
  from: string,
  to: string,
  where: 'both' | 'local' | 'directory' = 'both',
): Buffer {
  const changed = Buffer.from(zip);
  if (where !== 'directory') changed.write(to, changed.indexOf(from), 'latin1');
  if (where !== 'local') changed.write(to, changed.lastIndexOf(from), 'latin1');
  return changed;
}

/** Sets bytes of the first file's local header (first number) and directory entry (second), null for neither. */
function patched(zip: Buffer, local: number | null, directory: number | null, ...bytes: number[]): Buffer {
  const changed = Buffer.from(zip);
  if (local !== null) changed.set(bytes, local);
  if (directory !== null) changed.set(bytes, directoryOf(zip) + directory);
  return changed;
}

const directoryOf = (zip: Buffer) => zip.readUInt32LE(zip.length - 6);

/** Puts bytes before the directory, and says so at the end. */
function beforeDirectory(zip: Buffer, more: Buffer): Buffer {
  const start = directoryOf(zip);
  const changed = Buffer.concat([zip.subarray(0, start), more, zip.subarray(start)]);
  changed.writeUInt32LE(start + more.length, changed.length - 6);
  return changed;
}

/** One file, stored, whose packed form and sizes are said separately. */
function single(data: Buffer, facts: { method: number; content: Buffer; extra?: Buffer }): Buffer {
  const { method, content, extra = Buffer.alloc(0) } = facts;
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(method, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(content.length, 18);
  shared.writeUInt16LE(1, 22);
  shared.writeUInt16LE(extra.length, 24);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from('a'), extra, data]);
  const directory = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    shared,
    Buffer.alloc(14),
    Buffer.from('a'),
    extra,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

const content = Buffer.from('start();');
const extraOf = (kind: number) => Buffer.from([kind & 255, kind >> 8, 1, 0, 7]);
/** Deflate's form for bytes as they are, in one block. */
const deflated = Buffer.concat([Buffer.from([1, content.length, 0, 255 - content.length, 255]), content]);

describe('a zip', () => {
  it('gives its files by name, however it was packed', () => {
    expect(textsOf(zipped())).toEqual(texts);
    expect(textsOf(streamed())).toEqual(texts);
    expect(textsOf(zipSync(packed, { level: 0 }))).toEqual(texts);
    expect(textsOf(single(deflated, { method: 8, content, extra: extraOf(0x5455) }))).toEqual({
      a: 'start();',
    });
    expect(textsOf(zipSync({}))).toEqual({});
  });

  it.each([
    '__proto__/y.js',
    'constructor/xx',
    './manifest.j',
    'a//manifest.',
    'a\\manifest.j',
    '/manifest.js',
  ])('gives a file named %s under that name', (name) => {
    const from = 'x'.repeat(name.length);
    const zip = renamed(Buffer.from(zipSync({ [from]: content })), from, name);
    expect([...readZip(zip).keys()]).toEqual([name]);
  });

  it.each<[string, Buffer, RegExp]>([
    ['two entries of one name', renamed(zipped(), 'a/more.js', 'a/main.js'), /a\/main\.js" once/],
    ['another name in a local header', renamed(zipped(), 'a/main', 'a/evil', 'local'), /header/],
    ['another name in the directory', renamed(zipped(), 'a/main', 'a/evil', 'directory'), /header/],
    ['bytes before it', Buffer.concat([Buffer.from('x'), zipped()]), /directory to end at/],
    ['bytes after it', Buffer.concat([zipped(), Buffer.from('x')]), /ends with its directory/],
    ['another zip before it', Buffer.concat([zipped(), zipped()]), /directory to end at/],
    ['bytes between file and directory', beforeDirectory(zipped(), Buffer.from('evil')), /directory at byte/],
    [
      'a file that is not in the directory',
      beforeDirectory(zipped(), zipped().subarray(0, directoryOf(zipped()))),
      /directory at byte/,
    ],
    [
      'a comment',
      Buffer.concat([patched(zipped(), zipped().length - 2, null, 1), Buffer.from('x')]),
      /comment/,
    ],
    ['a comment of a file', patched(zipped(), null, 32, 1), /comment/],
    ['another disk', patched(zipped(), null, 34, 1), /in this file/],
    ['another count of files', patched(zipped(), zipped().length - 12, null, 9), /one part/],
    ['the flag of encryption', patched(zipped(), 6, 8, 1), /encryption/],
    ['a flag in one header alone', patched(zipped(), 6, null, 2), /header/],
    ['another checksum in a local header', patched(zipped(), 14, null, 0), /header/],
    ['another checksum in both', patched(zipped(), 14, 16, 0), /2 bytes/],
    ['a method that is not deflate', patched(zipped(), 8, 10, 12), /deflate/],
    ['a smaller size in both', patched(zipped(), 22, 24, 1), /unpacks to 1 bytes/],
    ['a larger size in both', patched(zipped(), 22, 24, 9), /9 bytes/],
    ['a packed size past the directory', patched(zipped(), 18, 20, 255, 255), /all of "manifest\.json"/],
    ['a symbolic link', patched(zipped(), null, 40, 0, 0xa0), /link/],
    ['a folder by DOS', patched(zipped(), null, 38, 0x10), /folder/],
    [
      'data behind the end of a file',
      single(Buffer.concat([deflated, content]), { method: 8, content }),
      /hold/,
    ],
    ['data that is not packed', single(content, { method: 8, content }), /unpacks/],
    [
      'a second name in an extra field',
      single(content, { method: 0, content, extra: extraOf(0x7075) }),
      /0x7075/,
    ],
    ['sizes in an extra field', single(content, { method: 0, content, extra: extraOf(1) }), /0x1/],
    ['an extra field without end', single(content, { method: 0, content, extra: Buffer.alloc(3) }), /extra/],
    ['no descriptor where one is said', patched(zipped(), 6, 8, 8), /ends? with the sizes|all of/],
    ['no directory', zipped().subarray(0, directoryOf(zipped())), /ends with its directory/],
    ['no byte', Buffer.alloc(0), /ends with its directory/],
  ])('with %s is refused', (_, zip, why) => {
    expect(() => readZip(zip)).toThrow(ZipError);
    expect(() => readZip(zip)).toThrow(why);
  });

  it('with any byte changed gives the same files or others, or a ZipError', () => {
    const zip = streamed();
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(zip);
        changed[at]! ^= by;
        try {
          const names = [...readZip(changed).keys()];
          expect(names).toHaveLength(3);
        } catch (error) {
          expect(error).toBeInstanceOf(ZipError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('that is any bytes at all is a ZipError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => readZip(bytes)).toThrow(ZipError);
      }),
    );
  });
});
