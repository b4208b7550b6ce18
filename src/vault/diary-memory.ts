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

/** The diary of an open vault: each line is opened once and kept in memory until the vault locks. */
export class DiaryMemory {
  readonly #store: Pick<VaultStore, 'all'>;
  #known: ReadonlyMap<string, OpenedRow> = new Map();

  constructor(store: Pick<VaultStore, 'all'>) {
    this.#store = store;
  }

  /** All rows, as they stand. Throws `vault-unavailable`. */
  async rows({ keys, header }: Pick<OpenVault, 'keys' | 'header'>): Promise<readonly OpenedRow[]> {
    const known = this.#known;
    const rows = (await this.#store.all('diary')).map(parseRecordRow).filter((row) => row !== null);
    const opened = await Promise.all(
      rows.map(async (row) => {
        const before = known.get(row.id);
        if (before !== undefined && isSame(before.row, row)) return before;
        return { row, line: await openNote(keys.diary, header, row) };
      }),
    );
    // What was forgotten meanwhile stays so.
    if (this.#known === known) this.#known = new Map(opened.map((each) => [each.row.id, each]));
    return opened;
  }

  /** The lines that open. Throws as `rows`. */
  async lines(vault: Pick<OpenVault, 'keys' | 'header'>): Promise<readonly DiaryLine[]> {
    return (await this.rows(vault)).map(({ line }) => line).filter((line) => line !== null);
  }

  /** Forgets everything: the vault is locked. */
  forget(): void {
    this.#known = new Map();
  }
}

/** Under another key other bytes stand in a row, so those of one that opened before say all. */
function isSame(a: RecordRow, b: RecordRow): boolean {
  return a.revision === b.revision && sameBytes(a.sealed, b.sealed);
}
