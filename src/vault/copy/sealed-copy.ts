import type { TableName } from '../store.ts';

/** A copy of all rows but those of `session`; a part that is not as it was written is never given out. Rows are `unknown` until a parser passed them. */
export interface CopySnapshot {
  /** How many changes the store had seen when the copy was made. */
  readonly commits: number;
  /** The row, or undefined. Throws `vault-unavailable` where the copy changed or broke meanwhile. */
  get(table: TableName, id: string): Promise<unknown>;
  /** Rows in the order of their ids; with `prefix`, those whose id begins with it. Throws as `get`. */
  all(table: TableName, prefix?: string): Promise<readonly unknown[]>;
}

/**
 * The sealed copy beside the database, in another storage engine. While the database has seen fewer changes than
 * the copy (an older one was put back, or it is gone), nothing but `renew` writes the copy: what it holds may be all
 * that is left.
 */
export interface SealedCopy {
  /** Where the vault stands: `copy` where there is no database to stand in. */
  engine(): Promise<'database' | 'copy'>;
  /** The newest copy that is whole; null where there is none, and where the vault itself runs on the copy. */
  latest(): Promise<CopySnapshot | null>;
  /** Makes the copy anew from the database, whatever it held. Throws `write-failed`, `vault-unavailable`. */
  renew(): Promise<void>;
  /**
   * Brings both copies up to date, so that neither holds rows of an earlier day. Throws as `renew`.
   */
  renewBoth(): Promise<void>;
  /** Whether an empty database was filled from the copy, and nobody has been told yet. */
  wasRefilled(): Promise<boolean>;
  /** It was written down. */
  forgetRefill(): Promise<void>;
  /** Whether nothing but `renew` writes the copy. */
  isHeld(): Promise<boolean>;
  /** Resolves when nothing is on its way to the copy any more. */
  settled(): Promise<void>;
  /** Whether the last write of the copy failed; stays until one succeeds, or the browser ends. */
  failed(): Promise<boolean>;
}
