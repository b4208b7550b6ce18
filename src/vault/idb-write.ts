import type { IDBPDatabase } from 'idb';
import { KeystepError } from '../errors.ts';
import { commitsId, commitsOf, meets } from './store.ts';
import type { Change, TableName } from './store.ts';

/**
 * One transaction with all of a change and the count of changes; gives that count. Throws `KeystepError`
 * `revision-conflict`, or what the database throws; in both cases nothing was written.
 */
export async function writeAll(database: IDBPDatabase, change: Change): Promise<number> {
  const { expect = [], clear = [], remove = [], put = [] } = change;
  const named: TableName[] = [
    'header',
    ...clear,
    ...[...expect, ...remove, ...put].map(({ table }) => table),
  ];
  const transaction = database.transaction([...new Set(named)], 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  settle(done);
  try {
    for (const expectation of expect) {
      const row: unknown = await transaction.objectStore(expectation.table).get(expectation.id);
      if (meets(expectation, row)) continue;
      throw new KeystepError('revision-conflict', `${expectation.table} is not as expected`);
    }
    const header = transaction.objectStore('header');
    const count = commitsOf(await header.get(commitsId)) + 1;
    for (const table of clear) settle(transaction.objectStore(table).clear());
    for (const { table, id } of remove) settle(transaction.objectStore(table).delete(id));
    for (const { table, row } of put) settle(transaction.objectStore(table).put(row));
    settle(header.put({ id: commitsId, count }));
    transaction.commit();
    await done;
    return count;
  } catch (error) {
    abort(transaction);
    await done.catch(() => undefined);
    throw error;
  }
}

/** The end of the transaction says it all: a request that fails or is cut off takes the transaction with it. */
function settle(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself, without effect: the error that led here says why.
  }
}
