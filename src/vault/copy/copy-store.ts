import { KeystepError } from '../../errors.ts';
import { Breath } from '../breath.ts';
import type { KeyValueArea } from '../key-value-area.ts';
import { commitsId, meets } from '../store.ts';
import type { Change, Expectation, TableName, VaultStore } from '../store.ts';
import { CopyPair } from './copy-pair.ts';
import type { ChangedParts } from './copy-pair.ts';
import type { CopyReader } from './copy-reader.ts';
import { partText } from './part-text.ts';
import type { PartText } from './part-text.ts';
import { partNamed, partOf, partsOf } from './parts.ts';
import { encodeRow } from './row-text.ts';
import { Turns } from './turns.ts';

/**
 * A vault's rows in the two copies alone, for where there is no database. A change is done when the next copy is
 * finished; until then the one before it is whole. Where a copy was finished once and none is whole, everything
 * but `destroy` throws `vault-damaged`; one made by a newer Keystep, `vault-newer`.
 */
export class CopyStore implements VaultStore {
  readonly #pair: CopyPair;
  readonly #turns = new Turns();
  #opening: Promise<CopyReader | null> | null = null;
  /** Whether the older copy was compared too: the next change is written over it, and keeps what it says to be there. */
  #isCompared = false;

  constructor(area: KeyValueArea) {
    this.#pair = new CopyPair(area);
  }

  async get(table: TableName, id: string): Promise<unknown> {
    return this.#read((reader) => reader.get(table, id), undefined);
  }

  async all(table: TableName, prefix?: string, limit?: number): Promise<readonly unknown[]> {
    return (await this.#read((reader) => reader.all(table, prefix), [])).slice(0, limit);
  }

  async count(table: TableName): Promise<number> {
    return (await this.all(table)).length;
  }

  async commit(change: Change): Promise<number> {
    return this.#turns.take(async () => {
      const base = await this.#open();
      try {
        if (base !== null && !this.#isCompared) await this.#pair.distrustDamaged();
        this.#isCompared = true;
        const changed = await changedParts(base, change);
        const written = await this.#pair.write(base, (base?.commits ?? 0) + 1, changed);
        if (written === null) throw new Error('a part of the copy changed');
        this.#opening = Promise.resolve(written);
        return written.commits;
      } catch (cause) {
        if (cause instanceof KeystepError && cause.code !== 'vault-unavailable') throw cause;
        // The answer may have been lost, and the change not: what is there is found out by reading all of it.
        this.#opening = null;
        this.#isCompared = false;
        throw new KeystepError('write-failed', 'the copy could not be written', { cause });
      }
    });
  }

  /** Brings the older copy up to date: neither holds rows of an earlier day. Throws `write-failed`. */
  async renewBoth(): Promise<void> {
    await this.commit({});
  }

  async destroy(): Promise<void> {
    await this.#turns.take(async () => {
      this.#opening = null;
      try {
        await this.#pair.erase();
      } catch (cause) {
        throw new KeystepError('write-failed', 'the copy could not be removed', { cause });
      }
    });
  }

  keepsKeys(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Reads the newest copy; once more where it was written over, or changed, meanwhile. */
  async #read<Value>(work: (reader: CopyReader) => Promise<Value>, none: Value): Promise<Value> {
    const opening = this.#open();
    const reader = await opening;
    if (reader === null) return none;
    try {
      return await work(reader);
    } catch {
      if (this.#opening === opening) this.#opening = null;
      this.#isCompared = false;
      const again = await this.#open();
      return again === null ? none : await work(again);
    }
  }

  #open(): Promise<CopyReader | null> {
    if (this.#opening === null) {
      const opening = this.#find();
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = null;
      });
      this.#opening = opening;
    }
    return this.#opening;
  }

  async #find(): Promise<CopyReader | null> {
    let found;
    try {
      found = await this.#pair.newest();
    } catch (cause) {
      throw new KeystepError('vault-unavailable', 'the copy cannot be read', { cause });
    }
    if (found.status === 'whole') return found.reader;
    if (found.status === 'none') return null;
    throw new KeystepError(
      found.status === 'newer' ? 'vault-newer' : 'vault-damaged',
      `the copies are ${found.status}`,
    );
  }
}

/** The parts that a change leaves behind. Throws `revision-conflict`, `write-failed`, `vault-unavailable`. */
async function changedParts(base: CopyReader | null, change: Change): Promise<ChangedParts> {
  const { expect = [], clear = [], remove = [], put = [] } = change;
  for (const expectation of expect) await expectRow(base, expectation);
  const cleared = new Set<string>(clear.flatMap((table) => partsOf(table)).map(({ name }) => name));
  const touched = new Set<string>(remove.map(({ table, id }) => partOf(table, id)));
  for (const { table, row } of put) touched.add(partOf(table, row.id));
  const parts = new Map<string, Map<string, string>>([...cleared].map((name) => [name, new Map()]));
  for (const name of touched) {
    if (parts.has(name)) continue;
    const part = partNamed(name);
    const rows = part === undefined || base === null ? [] : await base.rows([part]);
    parts.set(name, new Map(rows.map((row) => [row.id, encodeRow(row) ?? ''])));
  }
  for (const { table, id } of remove) parts.get(partOf(table, id))?.delete(id);
  const breath = new Breath();
  for (const { table, row } of put) {
    await breath.take();
    if (table === 'header' && row.id === commitsId) continue;
    const text = encodeRow(row);
    if (text === null) throw new KeystepError('write-failed', `a row of ${table} cannot be kept in the copy`);
    parts.get(partOf(table, row.id))?.set(row.id, text);
  }
  const texts = new Map<string, PartText | null>();
  for (const [name, rows] of parts) {
    await breath.take();
    texts.set(name, rows.size === 0 ? null : await partText(rows));
  }
  return texts;
}

async function expectRow(base: CopyReader | null, expectation: Expectation): Promise<void> {
  const row = await base?.get(expectation.table, expectation.id);
  if (!meets(expectation, row)) {
    throw new KeystepError('revision-conflict', `${expectation.table} is not as expected`);
  }
}
