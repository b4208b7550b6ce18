import { trySnappy } from './snappy.ts';
import { sqliteVarint } from './varint.ts';

/** sqlite.org/fileformat2.html, read 2026-11-22. */
const headerText = Buffer.from('SQLite format 3\0');
const tableLeaf = 0x0d;
const indexLeaf = 0x0a;
const walHeaderLength = 32;
const walFrameHeaderLength = 24;

type Pages = ReadonlyMap<number, Buffer>;

/** Every row of a database and of its write-ahead log, columns unpacked where Snappy packed them. Null: no database. */
export function decodeSqlite(file: Buffer, wal: Buffer | null): Buffer[] | null {
  if (!file.subarray(0, 16).equals(headerText)) return null;
  const stated = file.readUInt16BE(16);
  const pageSize = stated === 1 ? 65_536 : stated;
  const reserved = file.readUInt8(20);
  const pages = new Map<number, Buffer>();
  for (let at = 0, page = 1; at + pageSize <= file.length; at += pageSize, page++) {
    pages.set(page, file.subarray(at, at + pageSize));
  }
  const rows = rowsOf(pages, pageSize - reserved);
  if (wal && wal.length > walHeaderLength) {
    const frameLength = walFrameHeaderLength + pageSize;
    for (let at = walHeaderLength; at + frameLength <= wal.length; at += frameLength) {
      pages.set(wal.readUInt32BE(at), wal.subarray(at + walFrameHeaderLength, at + frameLength));
    }
    rows.push(...rowsOf(pages, pageSize - reserved));
  }
  return rows;
}

function rowsOf(pages: Pages, usable: number): Buffer[] {
  const rows: Buffer[] = [];
  for (const [number, page] of pages) {
    const header = number === 1 ? 100 : 0;
    const kind = page.readUInt8(header);
    if (kind !== tableLeaf && kind !== indexLeaf) continue;
    const cells = page.readUInt16BE(header + 3);
    for (let cell = 0; cell < cells; cell++) {
      try {
        const payload = payloadAt(pages, page, page.readUInt16BE(header + 8 + 2 * cell), kind, usable);
        rows.push(payload, ...unpackedColumns(payload));
      } catch (error) {
        // A page of another kind that happens to begin like a leaf; its raw bytes are searched anyway.
        if (!(error instanceof RangeError)) throw error;
      }
    }
  }
  return rows;
}

/** A cell's payload, the part on overflow pages included. */
function payloadAt(pages: Pages, page: Buffer, cell: number, kind: number, usable: number): Buffer {
  const size = sqliteVarint(page, cell);
  const start = kind === tableLeaf ? sqliteVarint(page, size.next).next : size.next;
  const most = kind === tableLeaf ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size.value <= most) return page.subarray(start, start + size.value);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const surplus = least + ((size.value - least) % (usable - 4));
  const local = surplus <= most ? surplus : least;
  const parts = [page.subarray(start, start + local)];
  let missing = size.value - local;
  let next = page.readUInt32BE(start + local);
  while (next !== 0 && missing > 0 && parts.length < 100_000) {
    const overflow = pages.get(next);
    if (!overflow) break;
    const part = overflow.subarray(4, 4 + Math.min(missing, usable - 4));
    parts.push(part);
    missing -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function unpackedColumns(payload: Buffer): Buffer[] {
  const header = sqliteVarint(payload, 0);
  const found: Buffer[] = [];
  let body = header.value;
  for (let at = header.next; at < header.value;) {
    const type = sqliteVarint(payload, at);
    at = type.next;
    const size =
      type.value >= 12 ? Math.floor((type.value - 12) / 2) : ([0, 1, 2, 3, 4, 6, 8, 8][type.value] ?? 0);
    const unpacked = type.value >= 12 ? trySnappy(payload.subarray(body, body + size)) : null;
    if (unpacked) found.push(unpacked);
    body += size;
  }
  return found;
}
