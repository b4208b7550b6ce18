import { sameBytes } from './bytes.ts';
import { openNote } from './diary.ts';
import type { DiaryLine } from './diary.ts';
import { parseRecordRow } from './rows.ts';
import type { RecordRow } from './rows.ts';
import type { VaultStore } from './store.ts';
import type { OpenVault } from './vault-context.ts';

/** A row of the diary, and what it says; null where it does not open. */
export interface OpenedRow {
  readonly row: RecordRow;
  readonly line: DiaryLine | null;
}

type Known = ReadonlyMap<string, OpenedRow>;

/** The diary of an open vault: each line is opened once and kept in memory until the vault locks. */
export class DiaryMemory {
  readonly #store: Pick<VaultStore, 'all'>;
  readonly #era: () => number;
  #known: { readonly key: CryptoKey; readonly rows: Known } | null = null;

  /** `era`: a number that is another one once the vault was locked. */
  constructor(store: Pick<VaultStore, 'all'>, era: () => number) {
    this.#store = store;
    this.#era = era;
  }

  /** All rows, as they stand. Throws `vault-unavailable`. */
  async rows(vault: Pick<OpenVault, 'keys' | 'header' | 'era'>): Promise<readonly OpenedRow[]> {
    const key = vault.keys.diary;
    const opened = await openRows(
      vault,
      await this.#store.all('diary'),
      this.#known?.key === key ? this.#known.rows : undefined,
    );
    // Nothing is kept of a vault that was locked since it was found open.
    if (vault.era === this.#era()) this.#known = { key, rows: thatOpen(opened) };
    return opened;
  }

  /** The lines that open. Throws as `rows`. */
  async lines(vault: Pick<OpenVault, 'keys' | 'header' | 'era'>): Promise<readonly DiaryLine[]> {
    return linesOf(await this.rows(vault));
  }

  /** Forgets everything: the vault is locked. */
  forget(): void {
    this.#known = null;
  }
}

/** Opens rows of the diary but for those that were opened before, with the same key, and are as they were. */
export async function openRows(
  { keys, header }: Pick<OpenVault, 'keys' | 'header'>,
  rows: readonly unknown[],
  known?: Known,
): Promise<readonly OpenedRow[]> {
  return Promise.all(
    rows
      .map(parseRecordRow)
      .filter((row) => row !== null)
      .map(async (row) => {
        const before = known?.get(row.id);
        if (before !== undefined && isSame(before.row, row)) return before;
        return { row, line: await openNote(keys.diary, header, row) };
      }),
  );
}

/** What rows say, those left out that do not open. */
export function linesOf(rows: readonly OpenedRow[]): readonly DiaryLine[] {
  return rows.map(({ line }) => line).filter((line) => line !== null);
}

/** Id of the last line that tells of a backup: it stays when the lines around it go, however old it is. */
export function lastBackupOf(rows: readonly OpenedRow[]): string | undefined {
  const told = rows.filter(({ line }) => line?.what === 'backup-made');
  return told.sort((a, b) => b.row.revision - a.row.revision)[0]?.row.id;
}

function thatOpen(opened: readonly OpenedRow[]): Known {
  return new Map(opened.filter(({ line }) => line !== null).map((each) => [each.row.id, each]));
}

function isSame(a: RecordRow, b: RecordRow): boolean {
  return a.revision === b.revision && sameBytes(a.sealed, b.sealed);
}
