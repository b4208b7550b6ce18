import type { Change } from '../store.ts';
import { partOf, partsOf } from './parts.ts';

/** A change on its way into the database: the parts it touches, and the count of changes once it is there. */
interface Entry {
  readonly parts: ReadonlySet<string>;
  readonly count: Promise<number | null>;
}

/** Changes that the copy may not hold yet. */
export class CommitLog {
  readonly #entries = new Set<Entry>();

  /** Notes a change before it is made, so that none that the database holds is ever unknown here. */
  note(change: Change, count: Promise<number>): void {
    const entry = { parts: touchedParts(change), count: count.catch(() => null) };
    this.#entries.add(entry);
  }

  /** The changes noted so far. */
  pending(): PendingChanges {
    return new PendingChanges([...this.#entries]);
  }

  /** Forgets changes that are in the copy, and those that failed. */
  async forget({ entries }: PendingChanges, upTo: number): Promise<void> {
    for (const entry of entries) if (((await entry.count) ?? 0) <= upTo) this.#entries.delete(entry);
  }
}

/** Some changes of the log, as they stood at one moment. */
export class PendingChanges {
  readonly entries: readonly Entry[];

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }

  /** Names of all parts that the changes touch. */
  parts(): ReadonlySet<string> {
    return new Set(this.entries.flatMap(({ parts }) => [...parts]));
  }

  /** Whether every change after number `from`, up to number `to`, is one of these. */
  async cover(from: number, to: number): Promise<boolean> {
    if (to - from > this.entries.length) return false;
    const counts = new Set(await Promise.all(this.entries.map(({ count }) => count)));
    for (let count = from + 1; count <= to; count += 1) if (!counts.has(count)) return false;
    return true;
  }
}

function touchedParts({ clear = [], remove = [], put = [] }: Change): ReadonlySet<string> {
  return new Set([
    ...clear.flatMap((table) => partsOf(table)).map(({ name }) => name),
    ...remove.map(({ table, id }) => partOf(table, id)),
    ...put.map(({ table, row }) => partOf(table, row.id)),
  ]);
}
