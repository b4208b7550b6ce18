/** Decodes one LZ4 block (github.com/lz4/lz4, doc/lz4_Block_format.md, read 2026-11-22). Throws on damage. */
export function decodeLz4Block(block: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size);
  let from = 0;
  let to = 0;
  const length = (start: number) => {
    let total = start;
    if (start === 15) {
      for (let byte = 255; byte === 255; total += byte) byte = block.readUInt8(from++);
    }
    return total;
  };
  while (from < block.length) {
    const token = block.readUInt8(from++);
    const literals = length(token >> 4);
    if (to + literals > size) throw new RangeError('LZ4: more than the stated size');
    block.copy(out, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= block.length) break;
    const offset = block.readUInt16LE(from);
    from += 2;
    const match = length(token & 15) + 4;
    if (offset === 0 || offset > to || to + match > size) throw new RangeError('LZ4: a copy from nowhere');
    // Byte by byte: a copy may overlap what it is writing.
    for (let at = 0; at < match; at++, to++) out[to] = out[to - offset] ?? 0;
  }
  return out.subarray(0, to);
}

const magic = Buffer.from('mozLz40\0');

/** Firefox's session and search files: magic, size, one LZ4 block. Null for any other file. */
export function decodeMozLz4(file: Buffer): Buffer | null {
  if (!file.subarray(0, 8).equals(magic)) return null;
  return decodeLz4Block(file.subarray(12), file.readUInt32LE(8));
}
