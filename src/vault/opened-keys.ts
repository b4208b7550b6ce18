import { summarise } from '../keys/key-record.ts';
import type { KeySummary } from '../keys/key-record.ts';
import type { Header } from './header.ts';
import { tryOpen } from './record-rows.ts';
import { isRow, parseRecordRow } from './rows.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Keys of the vault, and the rows that do not open: damaged, or moved by another hand. */
export interface KeyList {
  /** Newest first. */
  readonly keys: readonly KeySummary[];
  readonly damaged: readonly RowRef[];
  /** When one of them was last changed, milliseconds since 1970; null where there is none. */
  readonly changedAt: number | null;
}

/** A row by its id and the revision that it claims. */
export interface RowRef {
  readonly id: string;
  readonly revision: number;
}

type Opened = { readonly summary: KeySummary; readonly changedAt: number } | { readonly damaged: RowRef };

/** What a list shows of each row that was opened with one vault's keys. Never a secret. */
export class OpenedKeys {
  readonly #vault: { readonly keys: VaultKeys; readonly header: Header };
  readonly #rows = new Map<string, Opened>();
  #list: KeyList | null = null;

  constructor(vault: { readonly keys: VaultKeys; readonly header: Header }) {
    this.#vault = vault;
  }

  /** Whether the rows were opened with these keys. */
  isOf(keys: VaultKeys): boolean {
    return this.#vault.keys === keys;
  }

  /** Opens a row, whatever stands there, in place of what was known of it. */
  async take(value: unknown): Promise<void> {
    const ref = refOf(value);
    const row = parseRecordRow(value);
    const stored = row === null ? null : await tryOpen(this.#vault, row);
    this.#list = null;
    this.#rows.set(
      ref.id,
      stored === null ? { damaged: ref } : { summary: summarise(stored), changedAt: stored.record.changedAt },
    );
  }

  /** The row is gone. */
  drop(id: string): void {
    this.#list = null;
    this.#rows.delete(id);
  }

  /** All of them; the same list as long as no row came or went. */
  list(): KeyList {
    this.#list ??= listOf([...this.#rows.values()]);
    return this.#list;
  }
}

function listOf(rows: readonly Opened[]): KeyList {
  const keys: KeySummary[] = [];
  const damaged: RowRef[] = [];
  let changedAt: number | null = null;
  for (const row of rows) {
    if ('damaged' in row) {
      damaged.push(row.damaged);
      continue;
    }
    keys.push(row.summary);
    changedAt = Math.max(changedAt ?? 0, row.changedAt);
  }
  keys.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
  return { keys, damaged, changedAt };
}

function refOf(value: unknown): RowRef {
  if (!isRow(value)) return { id: '', revision: 0 };
  return { id: value.id, revision: typeof value['revision'] === 'number' ? value['revision'] : 0 };
}
