import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { partOf } from './copy/parts.ts';
import type { Part } from './copy/parts.ts';
import { commitsId, commitsOf } from './store.ts';

/** Rows of some parts, by the name of the part, and how many changes the database had seen. */
export interface Slice {
  readonly commits: number;
  readonly rows: ReadonlyMap<string, readonly unknown[]>;
}

/** One transaction, a request for each part: no single one takes long to hand over. */
export async function readSlice(database: IDBPDatabase, parts: readonly Part[]): Promise<Slice> {
  const names = new Set(['header', ...parts.map(({ table }) => table)]);
  const transaction = database.transaction([...names], 'readonly');
  // The requests say what went wrong.
  transaction.done.catch(() => undefined);
  const [counter, ...rows] = await Promise.all([
    transaction.objectStore('header').get(commitsId) as Promise<unknown>,
    ...parts.map((part) => readPart(transaction, part)),
  ]);
  return {
    commits: commitsOf(counter),
    rows: new Map(parts.map(({ name }, at) => [name, rows[at] ?? []])),
  };
}

async function readPart(
  transaction: IDBPTransaction<unknown, string[]>,
  { name, table, prefix }: Part,
): Promise<unknown[]> {
  const store = transaction.objectStore(table);
  if (prefix === '') return (await store.getAll()) as unknown[];
  if (prefix !== null) {
    return (await store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`))) as unknown[];
  }
  const ids = (await store.getAllKeys()).filter((id) => typeof id === 'string' && partOf(table, id) === name);
  return Promise.all(ids.map(async (id) => (await store.get(id)) as unknown));
}
