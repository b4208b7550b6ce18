import { sameBytes } from './bytes.ts';

/**
 * Tables of a vault. Every row has an `id`. `header` also holds the count of changes (`commits`); `manifest` says
 * which rows there are; `removed` keeps deleted keys aside, sealed as they were, until the vault locks;
 * `quarantine` keeps damaged rows with their bytes; `diary` is what Keystep did; `operations` remembers what was
 * done, so that a repeated request happens once.
 */
export const tables = [
  'header',
  'manifest',
  'records',
  'removed',
  'quarantine',
  'dropbox',
  'diary',
  'operations',
  'session',
] as const;
export type TableName = (typeof tables)[number];

/**
 * Id of the row of `header` that counts the changes, `{ id, count }`. The store itself writes it with every change;
 * where it is missing or unreadable the count is 0.
 */
export const commitsId = 'commits';

/** A row as it is written. */
export type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * What must be so at the moment of writing, or nothing is written: the revision of a row (null: no such row), or
 * its member `bytes`.
 */
export type Expectation =
  | { readonly table: TableName; readonly id: string; readonly revision: number | null }
  | { readonly table: TableName; readonly id: string; readonly bytes: Uint8Array };

/** Changes that happen all or not at all. Clearing comes first, then removing, then putting. */
export interface Change {
  readonly expect?: readonly Expectation[];
  readonly clear?: readonly TableName[];
  readonly remove?: readonly { readonly table: TableName; readonly id: string }[];
  readonly put?: readonly { readonly table: TableName; readonly row: Row }[];
}

/**
 * Where a vault's rows live. What comes back is `unknown` until a parser has passed it.
 * Reading throws `KeystepError` with `vault-unavailable` where storage does not open, and `vault-newer` where a
 * newer Keystep has changed it.
 */
export interface VaultStore {
  get(table: TableName, id: string): Promise<unknown>;
  /**
   * Rows of a table, in the order of their ids; with `prefix`, those whose id begins with it; with `limit`, no more
   * than that many of them.
   */
  all(table: TableName, prefix?: string, limit?: number): Promise<readonly unknown[]>;
  count(table: TableName): Promise<number>;
  /**
   * Resolves once the change is on disk, with the count of changes up to this one. Throws `KeystepError`:
   * `revision-conflict` where an expectation is not met, `write-failed` where storage refused; in both cases nothing
   * was written.
   */
  commit(change: Change): Promise<number>;
  /** Removes everything, the database itself included. */
  destroy(): Promise<void>;
  /** Whether rows may hold a `CryptoKey`: in a database they may, in the copy only plain values and bytes. */
  keepsKeys(): Promise<boolean>;
}

/** The count of changes that a row holds; 0 for anything else. */
export function commitsOf(row: unknown): number {
  const count = (row as { readonly count?: unknown } | undefined)?.count;
  return Number.isSafeInteger(count) && (count as number) > 0 ? (count as number) : 0;
}

/** Whether a row that stands in the store is as expected. */
export function meets(expectation: Expectation, row: unknown): boolean {
  if ('bytes' in expectation) {
    const bytes = (row as { readonly bytes?: unknown } | undefined)?.bytes;
    return bytes instanceof Uint8Array && sameBytes(bytes, expectation.bytes);
  }
  if (expectation.revision === null) return row === undefined;
  return (row as { readonly revision?: unknown } | undefined)?.revision === expectation.revision;
}
