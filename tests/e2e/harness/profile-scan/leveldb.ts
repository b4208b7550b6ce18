import { trySnappy } from './snappy.ts';
import { varint } from './varint.ts';

/** Last eight bytes of a table, from github.com/google/leveldb, doc/table_format.md (read 2026-11-22). */
const tableMagic = Buffer.from('57fb808b247547db', 'hex');
const footerLength = 48;
const logBlockLength = 32_768;
const logHeaderLength = 7;

/** A table's blocks, unpacked, with every key and value spelled out. Null for any other file. */
export function decodeTable(file: Buffer): Buffer[] | null {
  if (file.length < footerLength || !file.subarray(-8).equals(tableMagic)) return null;
  const footer = file.subarray(-footerLength);
  const metaOffset = varint(footer, 0);
  const metaSize = varint(footer, metaOffset.next);
  const indexOffset = varint(footer, metaSize.next);
  const indexSize = varint(footer, indexOffset.next);
  const index = readBlock(file, indexOffset.value, indexSize.value);
  return entriesOf(index).map(({ value }) => {
    const offset = varint(value, 0);
    const size = varint(value, offset.next);
    const entries = entriesOf(readBlock(file, offset.value, size.value));
    return Buffer.concat(entries.flatMap((entry) => [entry.key, entry.value, Buffer.of(0)]));
  });
}

function readBlock(file: Buffer, offset: number, size: number): Buffer {
  const bytes = file.subarray(offset, offset + size);
  const kind = file.readUInt8(offset + size);
  if (kind === 0) return bytes;
  const unpacked = kind === 1 ? trySnappy(bytes) : null;
  if (!unpacked) throw new Error(`LevelDB: a block of kind ${kind} cannot be read`);
  return unpacked;
}

/** Keys share the beginning of the one before: here they are whole again. */
function entriesOf(block: Buffer): { readonly key: Buffer; readonly value: Buffer }[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  const entries = [];
  let key = Buffer.alloc(0);
  for (let at = 0; at < end;) {
    const shared = varint(block, at);
    const own = varint(block, shared.next);
    const size = varint(block, own.next);
    const valueAt = size.next + own.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(size.next, valueAt)]);
    at = valueAt + size.value;
    entries.push({ key, value: block.subarray(valueAt, at) });
  }
  return entries;
}

/** The records of a log, put together from their pieces. What is damaged at the end is left out. */
export function decodeLog(file: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let pieces: Buffer[] = [];
  for (let block = 0; block < file.length; block += logBlockLength) {
    const end = Math.min(block + logBlockLength, file.length);
    for (let at = block; at + logHeaderLength <= end;) {
      const size = file.readUInt16LE(at + 4);
      const kind = file.readUInt8(at + 6);
      if (kind < 1 || kind > 4 || at + logHeaderLength + size > end) break;
      const piece = file.subarray(at + logHeaderLength, at + logHeaderLength + size);
      // 1 whole, 2 first, 3 middle, 4 last
      pieces = kind <= 2 ? [piece] : [...pieces, piece];
      if (kind === 1 || kind === 4) records.push(Buffer.concat(pieces));
      at += logHeaderLength + size;
    }
  }
  return records;
}
