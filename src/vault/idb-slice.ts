import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { partOf } from './copy/parts.ts';
import type { Part } from './copy/parts.ts';
import { allIn } from './idb-all.ts';
import { maxDrops } from './rows.ts';
import { commitsId, commitsOf } from './store.ts';

/** Rows of some parts, by the name of the part, and how many changes the database had seen. */
export interface Slice {
  readonly commits: number;
  readonly rows: ReadonlyMap<string, readonly unknown[]>;
}

/** Parts that are asked for at once. */
const atOnce = 8;

/** One transaction, some parts after the others: no single one takes long to hand over, and others get their turn. */
export async function readSlice(database: IDBPDatabase, parts: readonly Part[]): Promise<Slice> {
  const names = new Set(['header', ...parts.map(({ table }) => table)]);
  const transaction = database.transaction([...names], 'readonly');
  // The requests say what went wrong.
  transaction.done.catch(() => undefined);
  const commits = commitsOf(await transaction.objectStore('header').get(commitsId));
  const rows = new Map<string, readonly unknown[]>();
  for (let at = 0; at < parts.length; at += atOnce) {
    const some = parts.slice(at, at + atOnce);
    const lists = await Promise.all(some.map((part) => readPart(transaction, part)));
    for (const [index, { name }] of some.entries()) rows.set(name, lists[index] ?? []);
  }
  return { commits, rows };
}

/** Far more than Keystep lets into one part of the drop box: another hand's rows must not hold up the copy. */
const mostDrops = 4 * maxDrops;

async function readPart(
  transaction: IDBPTransaction<unknown, string[]>,
  { name, table, prefix }: Part,
): Promise<unknown[]> {
  const store = transaction.objectStore(table);
  if (prefix === '') return (await store.getAll()) as unknown[];
  if (prefix !== null) {
    return allIn(store, prefix, table === 'dropbox' ? mostDrops : undefined);
  }
  const ids = (await store.getAllKeys()).filter((id) => typeof id === 'string' && partOf(table, id) === name);
  if (table === 'dropbox') ids.splice(mostDrops);
  return Promise.all(ids.map(async (id) => (await store.get(id)) as unknown));
}
