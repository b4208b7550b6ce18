/**
 * Tables of a vault. Every row has an `id`. `removed` keeps deleted keys aside, sealed as they were, until the
 * vault locks; `operations` remembers what was done, so that a repeated request happens once.
 */
export const tables = ['header', 'records', 'removed', 'dropbox', 'operations', 'session'] as const;
export type TableName = (typeof tables)[number];

/** A row as it is written. */
export type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** What must be so at the moment of writing, or nothing is written. `revision` null: no such row. */
export type Expectation =
  | { readonly table: TableName; readonly id: string; readonly revision: number | null }
  | { readonly table: 'header'; readonly id: string; readonly bytes: Uint8Array };

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
  all(table: TableName): Promise<readonly unknown[]>;
  count(table: TableName): Promise<number>;
  /**
   * Resolves once the change is on disk. Throws `KeystepError`: `revision-conflict` where an expectation is not
   * met, `write-failed` where storage refused; in both cases nothing was written.
   */
  commit(change: Change): Promise<void>;
  /** Removes everything, the database itself included. */
  destroy(): Promise<void>;
}

/** Whether a row that stands in the store is as expected. */
export function meets(expectation: Expectation, row: unknown): boolean {
  if ('bytes' in expectation) {
    const bytes = (row as { readonly bytes?: unknown } | undefined)?.bytes;
    return (
      bytes instanceof Uint8Array &&
      bytes.length === expectation.bytes.length &&
      bytes.every((byte, index) => byte === expectation.bytes[index])
    );
  }
  if (expectation.revision === null) return row === undefined;
  return (row as { readonly revision?: unknown } | undefined)?.revision === expectation.revision;
}
