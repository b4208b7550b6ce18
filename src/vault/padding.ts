import { ByteReader, concat, uint } from './bytes.ts';
import type { Bytes } from './bytes.ts';

const step = 256;

/** Length in four bytes, content, zeros up to a multiple of 256: the size of a row says little about it. */
export function pad(content: Bytes): Bytes {
  const used = 4 + content.length;
  return concat(uint(content.length, 4), content, new Uint8Array((step - (used % step)) % step));
}

/** What `pad` padded; null where length or zeros are wrong. */
export function unpad(padded: Bytes): Bytes | null {
  if (padded.length === 0 || padded.length % step !== 0) return null;
  const reader = new ByteReader(padded);
  const length = reader.uint(4);
  if (length > reader.left || reader.left - length >= step) return null;
  const content = reader.take(length);
  return reader.take(reader.left).every((byte) => byte === 0) ? content : null;
}
