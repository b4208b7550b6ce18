import { mapInTurns } from './breath.ts';
import { Turns } from './copy/turns.ts';
import { OpenedKeys } from './opened-keys.ts';
import type { KeyList } from './opened-keys.ts';
import { recordsInTurns } from './record-rows.ts';
import { commitsId, commitsOf } from './store.ts';
import type { Change, VaultStore } from './store.ts';
import type { OpenVault } from './vault-context.ts';

/** Opened rows, and up to which change of the store they are right but for those that are stale. */
interface Known {
  readonly opened: OpenedKeys;
  readonly stale: Set<string>;
  commits: number;
}

/**
 * What the lists show of an open vault's keys, opened once and kept in memory until the vault locks: a list costs
 * what has changed since the last one. A store that has seen changes which were not noted here is read anew.
 */
export class KeyMemory {
  readonly #store: Pick<VaultStore, 'get' | 'all' | 'count'>;
  readonly #turns = new Turns();
  #known: Known | null = null;
  /** Grows when everything is forgotten: what was being read then is not kept. */
  #era = 0;

  constructor(store: Pick<VaultStore, 'get' | 'all' | 'count'>) {
    this.#store = store;
  }

  /** All keys, every acknowledged change among them. Throws `vault-unavailable`. */
  list(vault: OpenVault): Promise<KeyList> {
    const { era } = vault;
    return this.#turns.take(async () => {
      const known = await this.#upToDate(vault, era);
      const stale = [...known.stale];
      known.stale.clear();
      await mapInTurns(stale, async (id) => {
        const value = await this.#store.get('records', id);
        if (value === undefined) known.opened.drop(id);
        else await known.opened.take(value);
      });
      return known.opened.list();
    });
  }

  /** A number that is another one once everything was forgotten. */
  get era(): number {
    return this.#era;
  }

  /**
   * Takes over rows that were opened elsewhere in this `era`, but for those that the change with them touches. Nothing
   * where everything was forgotten since.
   */
  async adopt(opened: OpenedKeys, change: Change, era = this.#era): Promise<void> {
    const known: Known = { opened, stale: touchedIds(change), commits: await this.#commits() };
    if (era === this.#era) this.#known = known;
  }

  /** Notes a change of the store and its number; null where it may not have been made. */
  note(change: Change, count: number | null): void {
    const known = this.#known;
    if (known === null) return;
    for (const id of touchedIds(change)) known.stale.add(id);
    if (change.clear?.includes('records')) this.#known = null;
    if (count === known.commits + 1) known.commits = count;
  }

  /** Forgets everything: the vault is locked. */
  forget(): void {
    this.#known = null;
    this.#era += 1;
  }

  async #upToDate(vault: OpenVault, era: number): Promise<Known> {
    const before = this.#known;
    if (before?.opened.isOf(vault.keys) && before.commits === (await this.#commits())) return before;
    const known: Known = { opened: new OpenedKeys(vault), stale: new Set(), commits: await this.#commits() };
    if (era === this.#era) this.#known = known;
    try {
      for await (const rows of recordsInTurns(this.#store)) {
        await mapInTurns(rows, (value) => known.opened.take(value));
      }
    } catch (error) {
      if (this.#known === known) this.#known = null;
      throw error;
    }
    return known;
  }

  async #commits(): Promise<number> {
    return commitsOf(await this.#store.get('header', commitsId));
  }
}

function touchedIds({ remove = [], put = [] }: Change): Set<string> {
  return new Set([
    ...remove.filter(({ table }) => table === 'records').map(({ id }) => id),
    ...put.filter(({ table }) => table === 'records').map(({ row }) => row.id),
  ]);
}
