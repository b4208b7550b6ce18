import { createHash } from 'node:crypto';
import type { Stage } from './attack.types.ts';

/** A row as it can be carried around: bytes as `{ base64 }`. */
export type CarriedRow = { readonly id: string } & Readonly<Record<string, unknown>>;
/** All rows of the vault's database, by table; the session's keys cannot be carried. */
export type Rows = Readonly<Record<string, readonly CarriedRow[]>>;

/** Copies the database, as somebody with the profile does. */
export async function copyRows(stage: Stage): Promise<Rows> {
  const text = await stage.own().evaluate(async () => {
    const ask = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
      });
    const database = await ask(indexedDB.open('keystep-vault'));
    const rows: Record<string, unknown[]> = {};
    for (const table of database.objectStoreNames) {
      if (table === 'session') continue;
      rows[table] = await ask(database.transaction(table).objectStore(table).getAll());
    }
    database.close();
    return JSON.stringify(rows, (_key, value: unknown) =>
      value instanceof Uint8Array
        ? { base64: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) }
        : value,
    );
  });
  return JSON.parse(text) as Rows;
}

/** Puts rows in place of those that are there. */
export async function putRows(stage: Stage, rows: Rows): Promise<void> {
  await stage.own().evaluate(async (text) => {
    const tables = JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'base64' in value
        ? Uint8Array.from(atob(String(value.base64)), (char) => char.charCodeAt(0))
        : value,
    ) as Record<string, unknown[]>;
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('keystep-vault');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
    });
    const transaction = database.transaction([...Object.keys(tables)], 'readwrite');
    for (const [table, all] of Object.entries(tables)) {
      transaction.objectStore(table).clear();
      for (const row of all) transaction.objectStore(table).put(row);
    }
    await new Promise<void>((done, fail) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => fail(transaction.error ?? new Error('IndexedDB'));
    });
    database.close();
  }, JSON.stringify(rows));
}

/** Carried bytes, changed. */
export function changed(value: unknown, change: (bytes: Buffer) => void): { base64: string } {
  const bytes = Buffer.from((value as { base64: string }).base64, 'base64');
  change(bytes);
  return { base64: bytes.toString('base64') };
}

/** The rows with another header, its checksum right again: only what is bound to the wrapped key can tell. */
export function withHeader(rows: Rows, change: (bytes: Buffer) => void): Rows {
  return {
    ...rows,
    header: (rows['header'] ?? []).map((row) =>
      row.id === 'header'
        ? {
            ...row,
            bytes: changed(row['bytes'], (bytes) => {
              change(bytes);
              createHash('sha256')
                .update(bytes.subarray(0, -32))
                .digest()
                .copy(bytes, bytes.length - 32);
            }),
          }
        : row,
    ),
  };
}

/** An X25519 key in PKCS #8, with the IV before it and the tag behind. */
const wrappedPrivateLength = 12 + 48 + 16;

/** Where the first slot's Argon2 settings stand in a header, and the drop box's public key (docs/vault-format.md). */
export const headerAt = {
  version: 8,
  memoryKiB: 51,
  iterations: 55,
  wrappedPrivateLength,
  /** Behind it: the length of what is wrapped, that, and the checksum. */
  publicKeyFromEnd: 32 + 2 + wrappedPrivateLength + 32,
} as const;
