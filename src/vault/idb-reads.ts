import type { IDBPDatabase, IDBPObjectStore } from 'idb';
import type { TableName } from './store.ts';

/** A table within a transaction that reads. */
export type ReadTable = IDBPObjectStore<unknown, TableName[], TableName>;

interface Read {
  readonly table: TableName;
  readonly run: (table: ReadTable) => void;
  readonly fail: (cause: unknown) => void;
}

/** Reads that were asked for in one turn share a transaction: beginning one takes as long as reading several rows. */
export class SharedReads {
  readonly #waiting = new Map<IDBPDatabase, Read[]>();

  /** Reads from a table; rejects with what the database throws. */
  read<Value>(
    database: IDBPDatabase,
    table: TableName,
    work: (table: ReadTable) => Promise<Value>,
  ): Promise<Value> {
    // What throws at once fails alone, too.
    const begun = async (store: ReadTable) => work(store);
    return new Promise((resolve, fail) => {
      const read: Read = { table, run: (store) => void begun(store).then(resolve, fail), fail };
      const together = this.#waiting.get(database);
      if (together !== undefined) {
        together.push(read);
        return;
      }
      this.#waiting.set(database, [read]);
      queueMicrotask(() => this.#begin(database));
    });
  }

  #begin(database: IDBPDatabase): void {
    const reads = this.#waiting.get(database) ?? [];
    this.#waiting.delete(database);
    try {
      const transaction = database.transaction([...new Set(reads.map(({ table }) => table))], 'readonly');
      // The requests say what went wrong.
      transaction.done.catch(() => undefined);
      for (const { table, run } of reads) run(transaction.objectStore(table));
    } catch (cause) {
      for (const { fail } of reads) fail(cause);
    }
  }
}
