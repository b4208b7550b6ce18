import type { KeyValueArea } from '../key-value-area.ts';
import { encodeIndex, encodeUnfinished, isSameIndex, parseIndex, sumOf } from './copy-index.ts';
import type { CopyIndex, FoundIndex, PartSums } from './copy-index.ts';
import { allParts } from './parts.ts';
import { maxPartLength } from './row-text.ts';

/** How much goes into one write, in characters, so that none keeps a thread busy for long; how many into one read. */
const batchLength = 256 * 1024;
const batchParts = 8;

/** Texts of parts by name, null for one that is missing. */
export type PartTexts =
  Iterable<readonly [string, string | null]> | AsyncIterable<readonly [string, string | null]>;

/**
 * One copy under keys of its own: the index under `key`, each part under `key.<part>`. Its methods throw what the
 * area throws, and nothing else.
 */
export class OneCopy {
  readonly #area: KeyValueArea;
  readonly #key: string;
  /** The index as it was read or written last: the same one is not taken apart again. */
  #last: { readonly value: unknown; readonly found: FoundIndex } | null = null;

  constructor(area: KeyValueArea, key: string) {
    this.#area = area;
    this.#key = key;
  }

  /** What the index says. The parts may say otherwise: `isWhole`. */
  async index(): Promise<FoundIndex> {
    const value = (await this.#area.get([this.#key]))[this.#key];
    const known = this.#last;
    if (known !== null && isSameIndex(known.value, value)) return known.found;
    const found = await parseIndex(value);
    this.#last = { value, found };
    return found;
  }

  /** Texts of parts whose checksums fit, a few at a time; null for a part that is missing or changed. */
  async *texts({ parts }: CopyIndex, names: readonly string[]): AsyncGenerator<[string, string | null]> {
    for (let at = 0; at < names.length; at += batchParts) {
      const batch = names.slice(at, at + batchParts);
      const values = await this.#area.get(batch.map((name) => this.#keyOf(name)));
      for (const name of batch) {
        const value = values[this.#keyOf(name)];
        const isText = typeof value === 'string' && value.length <= maxPartLength;
        yield [name, isText && (await sumOf(value)) === parts.get(name) ? value : null];
      }
    }
  }

  /** Whether every part is as the index says, or each of those named. Reads all of them. */
  async isWhole(index: CopyIndex, names = [...index.parts.keys()]): Promise<boolean> {
    for await (const [, text] of this.texts(index, names)) if (text === null) return false;
    return true;
  }

  /**
   * Makes the copy what `index` says. Only parts that differ are written; their texts come from `textsOf`, all of
   * them before the first is written. Until the last step the copy is marked as unfinished, so that one cut off at
   * any point is never taken for whole. `after`: changes of the whole copy beside this one, 0 for none. Gives
   * false, with nothing written, where a text is missing.
   */
  async write(
    index: CopyIndex,
    after: number,
    textsOf: (names: readonly string[]) => PartTexts,
  ): Promise<boolean> {
    const found = await this.index();
    const before: PartSums = found.status === 'finished' ? found.index.parts : new Map();
    const differing = [...index.parts].filter(([name, sum]) => before.get(name) !== sum);
    const texts = new Map<string, string>();
    for await (const [name, text] of textsOf(differing.map(([name]) => name))) {
      if (text === null) return false;
      texts.set(name, text);
    }
    await this.#mark(after);
    for (const batch of batchesOf(texts)) {
      await this.#area.set(Object.fromEntries(batch.map(([name, text]) => [this.#keyOf(name), text])));
    }
    // Where the copy was not finished, any part may have been left.
    const candidates = found.status === 'finished' ? [...before.keys()] : allParts.map(({ name }) => name);
    const gone = candidates.filter((name) => !index.parts.has(name));
    if (gone.length > 0) await this.#area.remove(gone.map((name) => this.#keyOf(name)));
    const value = await encodeIndex(index);
    await this.#area.set({ [this.#key]: value });
    this.#last = { value, found: { status: 'finished', index } };
    return true;
  }

  /** Marks the copy as one of which nothing can be kept. */
  async distrust(): Promise<void> {
    await this.#mark(1);
  }

  /** Every key that the copy can have. */
  keys(): readonly string[] {
    return [this.#key, ...allParts.map(({ name }) => this.#keyOf(name))];
  }

  async #mark(after: number): Promise<void> {
    await this.#area.set({ [this.#key]: await encodeUnfinished(after) });
  }

  #keyOf(part: string): string {
    return `${this.#key}.${part}`;
  }
}

function* batchesOf(texts: ReadonlyMap<string, string>): Generator<readonly (readonly [string, string])[]> {
  let batch: (readonly [string, string])[] = [];
  let length = 0;
  for (const entry of texts) {
    batch.push(entry);
    length += entry[1].length;
    if (length < batchLength) continue;
    yield batch;
    [batch, length] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
