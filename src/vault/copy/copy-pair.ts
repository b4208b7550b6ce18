import type { KeyValueArea } from '../key-value-area.ts';
import type { CopyIndex, FoundIndex, PartSums } from './copy-index.ts';
import { CopyReader } from './copy-reader.ts';
import { OneCopy } from './one-copy.ts';
import type { PartText } from './part-text.ts';

/** Keys of the two copies. */
export const copyKeys = ['vault.copy.a', 'vault.copy.b'] as const;

/** What the pair holds. `none`: no copy was ever finished; `damaged`: one was, and none is whole. */
export type FoundCopy =
  | { readonly status: 'none' | 'damaged' | 'newer' }
  | { readonly status: 'whole'; readonly reader: CopyReader };

/** Parts that change; null for one that goes. */
export type ChangedParts = ReadonlyMap<string, PartText | null>;

/**
 * Two copies that are written in turn, so that one is whole at every moment. Methods throw what the area throws,
 * and nothing else.
 */
export class CopyPair {
  readonly #area: KeyValueArea;
  readonly #copies: readonly [OneCopy, OneCopy];

  constructor(area: KeyValueArea) {
    this.#area = area;
    this.#copies = [new OneCopy(area, copyKeys[0]), new OneCopy(area, copyKeys[1])];
  }

  /** The newest copy that is whole, all of it read and compared. */
  async newest(): Promise<FoundCopy> {
    return this.#find((copy, index) => copy.isWhole(index));
  }

  /** The newest copy that was finished; its parts are not looked at. */
  async newestFinished(): Promise<FoundCopy> {
    return this.#find(() => Promise.resolve(true));
  }

  /**
   * Writes the next copy over the older one: what `base` holds with `changed`, or, without a base, `changed` alone.
   * Gives null, and leaves the newer copy as it is, where a part of the base is no longer whole.
   */
  async write(base: CopyReader | null, commits: number, changed: ChangedParts): Promise<CopyReader | null> {
    return this.#fill(base, { commits, facts: {}, parts: sumsOf(base?.index.parts, changed) }, changed);
  }

  /**
   * Makes one copy of these parts and removes the other, however many changes that one had seen. Until the new one
   * is finished the other stays.
   */
  async replace(commits: number, parts: ChangedParts): Promise<void> {
    const found = await this.newestFinished();
    const old = found.status === 'whole' ? found.reader : null;
    const made = await this.#fill(old, { commits, facts: {}, parts: sumsOf(undefined, parts) }, parts);
    await this.#area.remove(
      this.#copies.filter((copy) => copy !== made?.copy).flatMap((copy) => copy.keys()),
    );
  }

  /** Reads both copies and trusts one that is not whole no more: the next write of it begins from nothing. */
  async distrustDamaged(): Promise<void> {
    for (const copy of this.#copies) {
      const state = await copy.index();
      if (state.status === 'finished' && !(await copy.isWhole(state.index))) await copy.distrust();
    }
  }

  /** Removes both copies. */
  async erase(): Promise<void> {
    await this.#area.remove(this.#copies.flatMap((copy) => copy.keys()));
  }

  async #fill(base: CopyReader | null, index: CopyIndex, texts: ChangedParts): Promise<CopyReader | null> {
    const copy = this.#copies.find((each) => each !== base?.copy) ?? this.#copies[0];
    const isWritten = await copy.write(index, base?.commits ?? 0, (names) => textsOf(names, texts, base));
    return isWritten ? new CopyReader(copy, index) : null;
  }

  async #find(accept: (copy: OneCopy, index: CopyIndex) => Promise<boolean>): Promise<FoundCopy> {
    const found = await Promise.all(
      this.#copies.map(async (copy) => ({ copy, state: await copy.index() }) as const),
    );
    if (found.some(({ state }) => state.status === 'newer')) return { status: 'newer' };
    const finished = found
      .flatMap(({ copy, state }) => (state.status === 'finished' ? [new CopyReader(copy, state.index)] : []))
      .sort((a, b) => b.commits - a.commits);
    for (const reader of finished) {
      if (await accept(reader.copy, reader.index)) return { status: 'whole', reader };
    }
    return { status: found.every(({ state }) => wasNeverFinished(state)) ? 'none' : 'damaged' };
  }
}

/** Texts that are given, the others as the base has them. */
async function* textsOf(
  names: readonly string[],
  given: ChangedParts,
  base: CopyReader | null,
): AsyncGenerator<readonly [string, string | null]> {
  const others: string[] = [];
  for (const name of names) {
    const part = given.get(name);
    if (part) yield [name, part.text];
    else if (base === null) yield [name, null];
    else others.push(name);
  }
  if (base !== null) yield* base.copy.texts(base.index, others);
}

function sumsOf(before: PartSums | undefined, changed: ChangedParts): PartSums {
  const sums = new Map(before);
  for (const [name, part] of changed) {
    if (part === null) sums.delete(name);
    else sums.set(name, part.sum);
  }
  return sums;
}

function wasNeverFinished(state: FoundIndex): boolean {
  return state.status === 'none' || (state.status === 'unfinished' && state.after === 0);
}
