/** A little-endian base-128 number (LevelDB) at a place: its value, and where the next byte stands. */
export function varint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let scale = 1;
  for (let next = at; next < at + 10; scale *= 128) {
    const byte = bytes.readUInt8(next++);
    value += (byte & 127) * scale;
    if (byte < 128) return { value, next };
  }
  throw new RangeError('varint: too long');
}

/** SQLite's number: big-endian, at most nine bytes, the ninth whole. */
export function sqliteVarint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let next = at; next < at + 8;) {
    const byte = bytes.readUInt8(next++);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next };
  }
  return { value: value * 256 + bytes.readUInt8(at + 8), next: at + 9 };
}
