import { deleteDB, openDB } from 'idb';
import type { IDBPDatabase } from 'idb';
import { KeystepError } from '../errors.ts';
import type { Part } from './copy/parts.ts';
import { allIn, idsFrom } from './idb-all.ts';
import { SharedReads } from './idb-reads.ts';
import type { ReadTable } from './idb-reads.ts';
import { readSlice } from './idb-slice.ts';
import type { Slice } from './idb-slice.ts';
import { writeAll } from './idb-write.ts';
import { commitsId, commitsOf, tables } from './store.ts';
import type { Change, TableName, VaultStore } from './store.ts';

/** Name and version of the database; the version counts changes of the tables, not of the format. */
export const databaseName = 'keystep-vault';
const databaseVersion = 2;

/** An open can hang instead of failing, for example after an update of the extension. */
const defaultOpenTimeoutMs = 8000;

/**
 * The vault's rows in IndexedDB: strict durability, explicit commit, done when the transaction is done. No
 * transaction waits for anything but its own requests: Firefox would end it.
 */
export class IdbVaultStore implements VaultStore {
  readonly #openTimeoutMs: number;
  readonly #reads = new SharedReads();
  #opening: Promise<IDBPDatabase> | null = null;

  constructor({ openTimeoutMs = defaultOpenTimeoutMs }: { readonly openTimeoutMs?: number } = {}) {
    this.#openTimeoutMs = openTimeoutMs;
  }

  get(table: TableName, id: string): Promise<unknown> {
    return this.#read(table, (rows) => rows.get(id) as Promise<unknown>);
  }

  all(table: TableName, prefix = '', limit?: number): Promise<readonly unknown[]> {
    return this.#read(table, (rows) => allIn(rows, prefix, limit));
  }

  count(table: TableName): Promise<number> {
    return this.#read(table, (rows) => rows.count(idsFrom('')));
  }

  async commit(change: Change): Promise<number> {
    return this.#use((database) => writeAll(database, change), 'write-failed');
  }

  /** Whether no change was ever made here, and no row stands in any table. */
  async isEmpty(): Promise<boolean> {
    if (commitsOf(await this.get('header', commitsId)) > 0) return false;
    for (const table of tables) if ((await this.count(table)) > 0) return false;
    return true;
  }

  /** As `commit`, of a database whose count of changes goes on from that of the copy, `seen`. */
  async refill(change: Change, seen: number): Promise<void> {
    await this.#use((database) => writeAll(database, change, seen), 'write-failed');
  }

  /** Rows of parts and the count of changes, all of one moment. */
  async slice(parts: readonly Part[]): Promise<Slice> {
    return this.#use((database) => readSlice(database, parts), 'vault-unavailable');
  }

  /**
   * False where the browser has no database for the extension at all, as in Firefox's permanent private mode
   * (`InvalidStateError` at every open; measured in Firefox 153 on 2026-11-22). True where it opens, and where it
   * fails in any other way.
   */
  async exists(): Promise<boolean> {
    if (!('indexedDB' in globalThis)) return false;
    try {
      await this.#open();
      return true;
    } catch (error) {
      const cause = error instanceof KeystepError ? error.cause : null;
      return !(cause instanceof DOMException && ['InvalidStateError', 'SecurityError'].includes(cause.name));
    }
  }

  keepsKeys(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async destroy(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    if (opening !== null) (await opening.catch(() => null))?.close();
    // A window that still holds the database closes it when asked (`blocking` below); if one does not, the
    // deletion waits for it, and the person must hear of that.
    try {
      await within(this.#openTimeoutMs, deleteDB(databaseName), () => undefined);
    } catch (cause) {
      throw new KeystepError('write-failed', 'the database could not be deleted', { cause });
    }
  }

  #read<Value>(table: TableName, work: (rows: ReadTable) => Promise<Value>): Promise<Value> {
    return this.#use((database) => this.#reads.read(database, table, work), 'vault-unavailable');
  }

  /** Works on the open database; once more on a fresh connection where the browser had closed the old one. */
  async #use<Value>(
    work: (database: IDBPDatabase) => Promise<Value>,
    code: 'vault-unavailable' | 'write-failed',
  ): Promise<Value> {
    for (const lastTry of [false, true]) {
      const opening = this.#open();
      const database = await opening;
      try {
        return await work(database);
      } catch (cause) {
        if (cause instanceof KeystepError) throw cause;
        // Thrown before anything was written: the connection is closing or gone.
        if (!lastTry && cause instanceof DOMException && cause.name === 'InvalidStateError') {
          // Another call may have opened anew meanwhile.
          if (this.#opening === opening) this.#opening = null;
          database.close();
          continue;
        }
        throw new KeystepError(code, `storage refused: ${describe(cause)}`, { cause });
      }
    }
    throw new KeystepError(code, 'storage closed twice');
  }

  #open(): Promise<IDBPDatabase> {
    this.#opening ??= this.#connect().catch((cause: unknown) => {
      this.#opening = null;
      const isNewer = cause instanceof DOMException && cause.name === 'VersionError';
      throw new KeystepError(
        isNewer ? 'vault-newer' : 'vault-unavailable',
        `storage did not open: ${describe(cause)}`,
        { cause },
      );
    });
    return this.#opening;
  }

  // Asynchronous even in how it fails: opening may also throw at once.
  async #connect(): Promise<IDBPDatabase> {
    const drop = (): void => {
      this.#opening = null;
    };
    // `blocked` (an older connection stands in the way of an upgrade) has no handler of its own: that connection
    // is asked to close by `blocking`, and if it does not, the time limit speaks.
    const opening = openDB(databaseName, databaseVersion, {
      upgrade: (database) => {
        // Tables alone: rows are brought up to date by the vault, behind the passphrase.
        for (const table of tables) {
          if (!database.objectStoreNames.contains(table))
            database.createObjectStore(table, { keyPath: 'id' });
        }
      },
      blocking: (_current, _wanted, event) => {
        drop();
        (event.target as IDBDatabase).close();
      },
      terminated: drop,
    });
    return await within(this.#openTimeoutMs, opening, (late) => late.close());
  }
}

/** The value, or a `TimeoutError` after `limitMs`; a value that comes later goes to `late`. */
async function within<Value>(
  limitMs: number,
  work: Promise<Value>,
  late: (value: Value) => void,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      isOver = true;
      reject(new DOMException(`no answer within ${limitMs} ms`, 'TimeoutError'));
    }, limitMs);
  });
  work.then(
    (value) => {
      if (isOver) late(value);
    },
    () => undefined,
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error || cause instanceof DOMException
    ? `${cause.name}: ${cause.message}`
    : 'unknown';
}
