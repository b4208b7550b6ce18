import { varint } from './varint.ts';

const maxLength = 64 * 1024 * 1024;

/**
 * Decodes a Snappy block (github.com/google/snappy, format_description.txt, read 2026-11-22) as far as its stated
 * length: what follows in the buffer may be something else. Null where the bytes are none, or more than 64 MiB.
 */
export function trySnappy(bytes: Buffer): Buffer | null {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decode(bytes: Buffer): Buffer {
  const { value: size, next } = varint(bytes, 0);
  if (size > maxLength) throw new RangeError('Snappy: too long');
  const out = Buffer.alloc(size);
  let to = 0;
  for (let at = next; to < size;) {
    const tag = bytes.readUInt8(at++);
    if ((tag & 3) === 0) {
      const short = tag >> 2;
      const extra = Math.max(0, short - 59);
      const length = (extra === 0 ? short : bytes.readUIntLE(at, extra)) + 1;
      at += extra;
      if (at + length > bytes.length || to + length > size) throw new RangeError('Snappy: cut short');
      bytes.copy(out, to, at, at + length);
      at += length;
      to += length;
      continue;
    }
    const kind = tag & 3;
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const offset =
      kind === 1
        ? ((tag >> 5) << 8) | bytes.readUInt8(at)
        : kind === 2
          ? bytes.readUInt16LE(at)
          : bytes.readUInt32LE(at);
    at += kind === 1 ? 1 : kind === 2 ? 2 : 4;
    if (offset === 0 || offset > to || to + length > size)
      throw new RangeError('Snappy: a copy from nowhere');
    // Byte by byte: a copy may overlap what it is writing.
    for (let left = length; left > 0; left--, to++) out[to] = out[to - offset] ?? 0;
  }
  return out;
}
