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
  let range = idsFrom(prefix);
  for (;;) {
    const wanted = Math.min(rowsAtOnce, limit - found.length);
    // A count of 0 would mean all of them.
    if (wanted === 0) return found;
    const rows = await table.getAll(range, wanted);
    found.push(...rows);
    if (rows.length < wanted) return found;
    // Every row of a table has its key as `id`.
    const { id } = rows.at(-1) as { readonly id: string };
    range = IDBKeyRange.bound(id, range.upper, true);
  }
}

/** Ids that begin with a text: up to the highest character that one can go on with. */
export function idsFrom(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}
