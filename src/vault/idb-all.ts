/** What a table is read with. */
interface Readable {
  getAll(range: IDBKeyRange, count: number): Promise<readonly unknown[]>;
}

/** What one request brings is handed over in one go, and keeps the thread for as long. */
const rowsAtOnce = 128;

/**
 * Rows whose id begins with `prefix`, in the order of their ids and no more than `limit` of them, within one
 * transaction. What another hand put in under a number or bytes is no row of ours.
 */
export async function allIn(table: Readable, prefix: string, limit = Infinity): Promise<unknown[]> {
  const found: unknown[] = [];
  const { lower, upper } = idsFrom(prefix) as { readonly lower: string; readonly upper: string };
  let last: string | null = null;
  while (found.length < limit && last !== upper) {
    const wanted = Math.min(rowsAtOnce, limit - found.length);
    const range = IDBKeyRange.bound(last ?? lower, upper, last !== null);
    const rows = await table.getAll(range, wanted);
    found.push(...rows);
    if (rows.length < wanted) break;
    last = idAfter(last, rows.at(-1));
  }
  return found;
}

/** The id of a row. Where the tables are not Keystep's own it may be another than the key, and reading would not end. */
function idAfter(before: string | null, row: unknown): string {
  const id = (row as { readonly id?: unknown } | null)?.id;
  if (typeof id !== 'string' || (before !== null && id <= before)) {
    throw new DOMException('rows are not in the order of their ids', 'DataError');
  }
  return id;
}

/** Ids that begin with a text: up to the highest character that one can go on with. */
export function idsFrom(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}
