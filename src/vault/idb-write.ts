import type { IDBPDatabase } from 'idb';
import { KeystepError } from '../errors.ts';
import { commitsId, commitsOf, meets } from './store.ts';
import type { Change, TableName } from './store.ts';

/** Rows that are handed over before other work of the thread gets its turn. */
const batchRows = 64;

/**
 * One transaction with all of a change and the count of changes, which goes on from `seen` where the database has
 * seen fewer; gives that count. Throws `KeystepError` `revision-conflict`, or what the database throws; in both cases
 * nothing was written.
 */
export async function writeAll(database: IDBPDatabase, change: Change, seen = 0): Promise<number> {
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
    const count = Math.max(commitsOf(await header.get(commitsId)), seen) + 1;
    for (const table of clear) settle(transaction.objectStore(table).clear());
    for (const { table, id } of remove) settle(transaction.objectStore(table).delete(id));
    for (const [at, { table, row }] of put.entries()) {
      const request = transaction.objectStore(table).put(row);
      settle(request);
      if (at % batchRows === batchRows - 1) await request;
    }
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
