import { crc32, inflateRawSync } from 'node:zlib';

/** A file is no zip, or one in which two programs could find different files. */
export class ZipError extends Error {
  readonly code = 'zip-unclear';
}

/** A file as the directory at the end of a zip has it. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  /** In bytes, as packed and as unpacked. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly start: number;
  /** Version, flags, method, time, checksum and sizes: the local header says them again in the same bytes. */
  readonly facts: Buffer;
}

// Lengths in bytes; names, places and signatures are those of PKWARE's APPNOTE, which every zip follows.
const localLength = 30;
const descriptorLength = 16;
const centralLength = 46;
const endLength = 22;

const descriptorFollows = 0x0008;
/** How hard it was packed, and that the name is in UTF-8. No other flag leaves the content as everybody reads it. */
const knownFlags = 0x0006 | descriptorFollows | 0x0800;
/** Times, owners and Java's mark. Other extra fields can give an entry another name, size or content. */
const knownExtras: ReadonlySet<number> = new Set([0x000a, 0x5455, 0x5855, 0x7855, 0x7875, 0xcafe]);

/**
 * The contents of a zip by name. Browsers read the directory at the end, others the headers before each file, some take
 * the first of two entries and some the last: what could be read in more than one way is refused with a ZipError, and so
 * is every byte that belongs to no entry. Names are bytes of Latin 1, so that no two of them become one.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, directoryStart } = readDirectory(zip);
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    const name = JSON.stringify(entry.name);
    if (entry.start !== at) throw new ZipError(`expected ${name} at byte ${at}, got ${entry.start}`);
    if (files.has(entry.name)) throw new ZipError(`expected ${name} once, got it twice`);
    const { content, end } = readEntry(zip.subarray(0, directoryStart), entry);
    files.set(entry.name, content);
    at = end;
  }
  if (at !== directoryStart)
    throw new ZipError(`expected the directory at byte ${at}, got ${directoryStart}`);
  return files;
}

function readDirectory(zip: Buffer): {
  readonly entries: readonly Entry[];
  readonly directoryStart: number;
} {
  const endStart = zip.length - endLength;
  if (endStart < 0 || zip.readUInt32LE(endStart) !== 0x06054b50) {
    throw new ZipError('expected a zip that ends with its directory, without a comment');
  }
  const end = zip.subarray(endStart);
  const [count, size, directoryStart] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(8) !== count || end.readUInt16LE(20) !== 0) {
    throw new ZipError('expected a zip in one part, without a comment');
  }
  if (directoryStart + size !== endStart) {
    throw new ZipError(`expected the directory to end at byte ${endStart}, got ${directoryStart + size}`);
  }
  const entries: Entry[] = [];
  let at = directoryStart;
  while (at < endStart) {
    const header = part(zip, at, centralLength, 'a directory entry');
    const nameLength = header.readUInt16LE(28);
    const extraLength = header.readUInt16LE(30);
    const rest = part(zip, at + centralLength, nameLength + extraLength, 'a name');
    entries.push(directoryEntry(header, rest.subarray(0, nameLength).toString('latin1')));
    checkExtras(rest.subarray(nameLength));
    at += centralLength + nameLength + extraLength;
  }
  if (at !== endStart || entries.length !== count) {
    throw new ZipError(`expected ${count} entries in the directory, got ${entries.length}`);
  }
  return { entries, directoryStart };
}

function directoryEntry(header: Buffer, name: string): Entry {
  if (header.readUInt32LE(0) !== 0x02014b50) throw new ZipError('expected a directory entry');
  if (header.readUInt16LE(32) !== 0 || header.readUInt16LE(34) !== 0) {
    throw new ZipError(`expected ${JSON.stringify(name)} in this file, without a comment`);
  }
  const attributes = header.readUInt32LE(38);
  const type = (attributes >>> 16) & 0o170000;
  // The lower bits are those of DOS: a folder, the name of a disk.
  if ((type !== 0 && type !== 0o100000) || (attributes & 0x18) !== 0) {
    throw new ZipError(`expected ${JSON.stringify(name)} to be a file, got a link, a folder or a device`);
  }
  return {
    name,
    flags: header.readUInt16LE(8),
    method: header.readUInt16LE(10),
    checksum: header.readUInt32LE(16),
    packedSize: header.readUInt32LE(20),
    size: header.readUInt32LE(24),
    start: header.readUInt32LE(42),
    facts: header.subarray(6, 28),
  };
}

/** Reads one file, whose local header must say what the directory says, and tells where it ends. */
function readEntry(zip: Buffer, entry: Entry): { readonly content: Uint8Array; readonly end: number } {
  const name = JSON.stringify(entry.name);
  if ((entry.flags & ~knownFlags) !== 0) {
    throw new ZipError(`expected ${name} without encryption, got the flags ${entry.flags}`);
  }
  const header = part(zip, entry.start, localLength, name);
  const nameLength = header.readUInt16LE(26);
  const extraLength = header.readUInt16LE(28);
  const rest = part(zip, entry.start + localLength, nameLength + extraLength, name);
  checkExtras(rest.subarray(nameLength));
  const hasDescriptor = (entry.flags & descriptorFollows) !== 0;
  const facts = header.subarray(4, 26);
  // What packs in one go learns checksum and sizes afterwards: they are 0 here, and come again behind the data.
  const sameFacts = hasDescriptor && facts.subarray(10).every((byte) => byte === 0) ? 10 : facts.length;
  if (
    header.readUInt32LE(0) !== 0x04034b50 ||
    rest.subarray(0, nameLength).toString('latin1') !== entry.name ||
    !facts.subarray(0, sameFacts).equals(entry.facts.subarray(0, sameFacts))
  ) {
    throw new ZipError(`expected ${name} to have the header that the directory says`);
  }
  const dataStart = entry.start + localLength + nameLength + extraLength;
  const content = unpack(part(zip, dataStart, entry.packedSize, name), entry);
  const dataEnd = dataStart + entry.packedSize;
  if (!hasDescriptor) return { content, end: dataEnd };
  const descriptor = part(zip, dataEnd, descriptorLength, name);
  if (descriptor.readUInt32LE(0) !== 0x08074b50 || !descriptor.subarray(4).equals(entry.facts.subarray(10))) {
    throw new ZipError(`expected ${name} to end with the sizes that the directory says`);
  }
  return { content, end: dataEnd + descriptorLength };
}

function unpack(packed: Buffer, { name, method, size, checksum }: Entry): Uint8Array {
  if (method !== 0 && method !== 8) throw new ZipError(`expected ${JSON.stringify(name)} packed by deflate`);
  const { content, read } = method === 0 ? { content: packed, read: packed.length } : inflate(packed, size);
  if (read !== packed.length || content.length !== size || crc32(content) !== checksum) {
    throw new ZipError(`expected ${JSON.stringify(name)} to hold the ${size} bytes that the directory says`);
  }
  return content;
}

/** Unpacks at most `size` bytes, and tells how many packed ones they took. */
function inflate(packed: Buffer, size: number): { readonly content: Buffer; readonly read: number } {
  try {
    // The types do not know what `info` does (https://nodejs.org/api/zlib.html, read 2026-11-29).
    const { buffer, engine } = inflateRawSync(packed, {
      info: true,
      maxOutputLength: Math.max(size, 1),
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return { content: buffer, read: engine.bytesWritten };
  } catch (cause) {
    throw new ZipError(`expected data that unpacks to ${size} bytes`, { cause });
  }
}

function checkExtras(extras: Buffer): void {
  let at = 0;
  while (at < extras.length) {
    const header = part(extras, at, 4, 'an extra field');
    const kind = header.readUInt16LE(0);
    if (!knownExtras.has(kind)) {
      throw new ZipError(`expected no extra field but times and owners, got 0x${kind.toString(16)}`);
    }
    const length = header.readUInt16LE(2);
    part(extras, at + 4, length, 'an extra field');
    at += 4 + length;
  }
}

function part(bytes: Buffer, start: number, length: number, what: string): Buffer {
  if (start + length > bytes.length) throw new ZipError(`expected all of ${what}, got its beginning`);
  return bytes.subarray(start, start + length);
}
