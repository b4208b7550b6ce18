import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { KeystepError } from '../../../src/errors.ts';
import type { KeyFields } from '../../../src/keys/key-record.ts';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import type { SealedCopy } from '../../../src/vault/copy/sealed-copy.ts';
import { MirroredStore } from '../../../src/vault/copy/mirrored-store.ts';
import { databaseName, IdbVaultStore } from '../../../src/vault/idb-vault-store.ts';
import type { Bytes } from '../../../src/vault/bytes.ts';
import { maxHeaderLength } from '../../../src/vault/header.ts';
import type { Derive } from '../../../src/vault/kdf-params.ts';
import type { KdfPolicy } from '../../../src/vault/kdf-policy.ts';
import { newId, parseBytesRow } from '../../../src/vault/rows.ts';
import { tables } from '../../../src/vault/store.ts';
import type { VaultStore } from '../../../src/vault/store.ts';
import { Vault } from '../../../src/vault/vault.ts';
import { MemoryArea } from './memory-area.ts';
import { MemorySession } from './memory-session.ts';

export const passphrase = 'correct horse battery staple';

/** The cheapest setting that is allowed, so that a test takes a moment and not a second. */
export const cheap = { memoryKiB: 19 * 1024, iterations: 2, parallelism: 1 } as const;

/** Slots stay as cheap as they are. */
export const cheapPolicy: KdfPolicy = { cost: cheap, raiseBelowMs: 0, maxMemoryKiB: cheap.memoryKiB };

/** Binance's own published sample pair. */
export const sample = {
  apiKey: 'vmPUZE6mv9SD5VNHk4HlWFsOr6aPE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A',
  secretKey: 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j',
} as const;

export function fieldsOf(change: Partial<KeyFields> = {}): KeyFields {
  return {
    label: 'Tax report 2026',
    ...sample,
    publicKey: '',
    keyType: 'hmac',
    environment: 'live',
    account: 'savings-sub',
    purpose: 'tax',
    tool: 'Koinly',
    permissions: ['enableReading'],
    addresses: ['203.0.113.7'],
    rotateBy: 1_790_000_000_000,
    note: 'for the accountant',
    ...change,
  };
}

export interface World {
  readonly session: MemorySession;
  readonly local: MemoryArea;
  readonly store: VaultStore;
  /** The second engine, where the world has one. */
  readonly copy: SealedCopy | undefined;
  readonly vault: Vault;
  time: number;
  autoLockMs: number;
  /** The same browser after the background died: same disk, same memory-only storage. */
  restarted(): World;
}

/** A vault of its own, on a fresh IndexedDB unless another disk is given. */
export function makeWorld(
  given: {
    session?: MemorySession;
    local?: MemoryArea;
    store?: VaultStore;
    copy?: SealedCopy;
    /** Store and copy are a `MirroredStore`. */
    mirrored?: boolean;
    fresh?: boolean;
    time?: number;
    derive?: Derive;
    policy?: KdfPolicy;
  } = {},
): World {
  if (given.fresh !== false) globalThis.indexedDB = new IDBFactory();
  const session = given.session ?? new MemorySession();
  const database = new IdbVaultStore({ openTimeoutMs: 500 });
  const local = given.local ?? new MemoryArea();
  const mirror = given.mirrored ? new MirroredStore({ database, area: local, session }) : undefined;
  const store = given.store ?? mirror ?? database;
  const copy = given.copy ?? mirror;
  const world: World = {
    session,
    local,
    store,
    copy,
    time: given.time ?? 1_780_000_000_000,
    autoLockMs: 600_000,
    vault: new Vault(
      {
        store,
        local,
        ...(copy === undefined ? {} : { copy }),
        session,
        derive: given.derive ?? deriveWithArgon2,
        now: () => world.time,
        autoLockMs: () => world.autoLockMs,
      },
      given.policy ?? cheapPolicy,
    ),
    restarted: () => {
      const { mirrored = false, derive = deriveWithArgon2 } = given;
      return makeWorld({ session, local, fresh: false, time: world.time, mirrored, derive });
    },
  };
  return world;
}

export async function makeUnlocked(): Promise<World> {
  const world = makeWorld();
  await world.vault.create(passphrase);
  return world;
}

export async function addKey(
  world: World,
  label = 'Tax report 2026',
): Promise<{ id: string; revision: number }> {
  return world.vault.save({ opId: newId(), id: null, revision: 0, fields: fieldsOf({ label }) });
}

/** The code of the error that work ends with; fails the test where it ends well. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KeystepError) return error.code;
    throw error;
  }
  throw new Error('expected an error');
}

type RawRow = Record<string, unknown>;

/** The database as another program finds it on disk. */
export async function rawDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('open failed'));
  });
}

export async function rawRows(table: string): Promise<RawRow[]> {
  const database = await rawDatabase();
  const rows = await new Promise<RawRow[]>((resolve, reject) => {
    const request = database.transaction(table).objectStore(table).getAll();
    request.onsuccess = () => resolve(request.result as RawRow[]);
    request.onerror = () => reject(request.error ?? new Error('read failed'));
  });
  database.close();
  return rows;
}

export async function rawPut(table: string, ...rows: readonly object[]): Promise<void> {
  const database = await rawDatabase();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite');
    for (const row of rows) transaction.objectStore(table).put(row);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('write failed'));
  });
  database.close();
}

/** Takes a row away behind the vault's back. */
export async function rawDelete(table: string, id: string): Promise<void> {
  const database = await rawDatabase();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite');
    transaction.objectStore(table).delete(id);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('write failed'));
  });
  database.close();
}

/** The bytes of the header, as another program finds them. */
export async function rawHeader(): Promise<Bytes> {
  const row = (await rawRows('header')).find(({ id }) => id === 'header');
  const bytes = parseBytesRow(row, maxHeaderLength);
  if (bytes === null) throw new Error('expected a header');
  return bytes;
}

/** Every row of every table as text, for comparing before and after. */
export async function dump(encoding: 'hex' | 'latin1' = 'hex'): Promise<string> {
  const parts = [];
  for (const table of tables) {
    parts.push([table, await rawRows(table)]);
  }
  return JSON.stringify(parts, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString(encoding) : value,
  );
}
