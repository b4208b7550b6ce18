import { IDBFactory } from 'fake-indexeddb';
import type { Bytes } from '../../../src/vault/bytes.ts';
import { databaseName } from '../../../src/vault/idb-vault-store.ts';
import { tables } from '../../../src/vault/store.ts';
import type { TableName } from '../../../src/vault/store.ts';
import { MemoryArea } from './memory-area.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { makeWorld, rawPut, rawRows } from './support.ts';
import type { World } from './support.ts';

/** A row as another program finds it. */
export type RawRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** Everything that a profile holds of a vault: the rows of the database, and the extension's own storage. */
export interface Disk {
  readonly rows: ReadonlyMap<TableName, readonly RawRow[]>;
  readonly area: ReadonlyMap<string, string>;
}

/** What is on disk at this moment, once nothing is on its way to the copy. */
export async function takeDisk(world: World): Promise<Disk> {
  await world.copy?.settled();
  const rows = new Map<TableName, readonly RawRow[]>();
  for (const table of tables) rows.set(table, (await rawRows(table)) as RawRow[]);
  return { rows, area: new Map(world.local.values) };
}

/** The same disk with other rows in a table. */
export function withRows(disk: Disk, table: TableName, rows: readonly RawRow[]): Disk {
  return { ...disk, rows: new Map([...disk.rows, [table, rows]]) };
}

/** The same disk with a row in place of the one that has its id. */
export function withRow(disk: Disk, table: TableName, row: RawRow): Disk {
  const others = rowsOf(disk, table).filter(({ id }) => id !== row.id);
  return withRows(disk, table, [...others, row]);
}

/** The database of one disk, the extension's storage of another. */
export function withDatabaseOf(disk: Disk, database: Disk): Disk {
  return { rows: database.rows, area: disk.area };
}

export function rowsOf(disk: Disk, table: TableName): readonly RawRow[] {
  return disk.rows.get(table) ?? [];
}

/** A browser that starts with this disk. */
export async function startOn(disk: Disk, mirrored: boolean, time = 1_780_000_900_000): Promise<World> {
  globalThis.indexedDB = new IDBFactory();
  const local = new MemoryArea();
  for (const [key, text] of disk.area) local.values.set(key, text);
  await createTables();
  for (const [table, rows] of disk.rows) if (rows.length > 0) await rawPut(table, ...rows);
  return makeWorld({ local, mirrored, fresh: false, time, derive: rememberedDerive });
}

async function createTables(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 2);
    request.onupgradeneeded = () => {
      for (const table of tables) request.result.createObjectStore(table, { keyPath: 'id' });
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error ?? new Error('open failed'));
  });
}

/** A copy of bytes with one bit of one byte changed. */
export function flipped(bytes: Uint8Array, at: number): Bytes {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
  return changed;
}

/** Every row that differs from this one in one byte, one digit of a text, or one step of a number. */
export function* neighbours(row: RawRow): Generator<RawRow> {
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof Uint8Array) {
      for (let at = 0; at < value.length; at += 1) yield { ...row, [name]: flipped(value, at) };
    } else if (typeof value === 'number') {
      yield { ...row, [name]: value + 1 };
      if (value > 0) yield { ...row, [name]: value - 1 };
    } else if (typeof value === 'string') {
      for (let at = 0; at < value.length; at += 1) {
        const other = value[at] === 'a' ? 'b' : 'a';
        yield { ...row, [name]: value.slice(0, at) + other + value.slice(at + 1) };
      }
    }
  }
}

/** Whether both rows hold the same. */
export function sameRow(a: RawRow | undefined, b: RawRow | undefined): boolean {
  return textOf(a) === textOf(b);
}

function textOf(row: RawRow | undefined): string {
  return JSON.stringify(row, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );
}
