import { KeystepError } from '../errors.ts';
import type { KeyRecord } from '../keys/key-record.ts';
import { bytesFrom, sameBytes } from './bytes.ts';
import { openNote } from './diary.ts';
import type { Header } from './header.ts';
import { entryFor } from './manifest-change.ts';
import type { Entry } from './manifest.ts';
import { openRecord } from './record-seal.ts';
import { isRow, maxRecordLength, newId, parseRecordRow } from './rows.ts';
import type { QuarantineRow, RecordRow } from './rows.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Tables whose rows are checked; what is in `removed` goes when the vault locks. */
export const checkedTables = ['records', 'diary'] as const;
export type CheckedTable = (typeof checkedTables)[number];

/** A row as it was found. `row` and `entry` are null where it is none. */
export interface FoundRow {
  readonly id: string;
  readonly value: unknown;
  readonly row: RecordRow | null;
  readonly entry: Entry | null;
}

/** Opens rows without throwing. */
export class RowOpener {
  readonly #keys: VaultKeys;
  readonly #header: Header;

  constructor(keys: VaultKeys, header: Header) {
    this.#keys = keys;
    this.#header = header;
  }

  /** Whether the vault's keys open the row. */
  async opens(table: CheckedTable, row: RecordRow): Promise<boolean> {
    if (table === 'diary') return (await openNote(this.#keys.diary, this.#header, row)) !== null;
    return (await this.record(row)) !== null;
  }

  /** The record of a row, `{}` where a newer Keystep sealed it, null where it does not open. */
  async record(row: RecordRow): Promise<Partial<KeyRecord> | null> {
    try {
      return (await openRecord(this.#keys.records, this.#header, row)).record;
    } catch (error) {
      if (!(error instanceof KeystepError)) throw error;
      return error.code === 'vault-newer' ? {} : null;
    }
  }
}

/** A value that a table holds, with the entry that it would have in the manifest. */
export async function foundRow(table: CheckedTable, value: unknown): Promise<FoundRow> {
  const row = parseRecordRow(value);
  const id = row?.id ?? (isRow(value) ? value.id : '');
  return { id, value, row, entry: row === null ? null : await entryFor(table, row) };
}

/** Whether both speak of the same bytes at the same revision. */
export function isSameEntry(a: Entry | null, b: Entry): boolean {
  return a !== null && a.id === b.id && a.revision === b.revision && sameBytes(a.digest, b.digest);
}

/** A row as it is set aside: its bytes, and under which id it stood. */
export function asideRow(
  id: string,
  value: unknown,
  why: QuarantineRow['why'],
  foundAt: number,
): QuarantineRow {
  const fields = value as Readonly<Record<string, unknown>>;
  const sealed = bytesFrom(fields['sealed'], maxRecordLength) ?? new Uint8Array();
  const revision = parseRecordRow(value)?.revision ?? 0;
  return { id: newId(), of: id, why, foundAt, revision, sealed };
}
