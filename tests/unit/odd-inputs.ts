/** Numbers from 0 to below 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const longText = 'x'.repeat(100_000);
const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;
const oddTexts = [
  '',
  '\0',
  '\ud800',
  '{',
  '[[[[',
  'null',
  '-1',
  '1e999',
  '__proto__',
  'a'.repeat(32),
  longText,
  '√©\u202e',
];
const oddNumbers = [
  0,
  -0,
  -1,
  1,
  0.5,
  255,
  2 ** 31,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  1e308,
  -1e308,
  NaN,
  Infinity,
];

/** Inputs that are nearly right, or nothing like it. */
export class OddInputs {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Bytes near to one of the samples, or random ones. */
  bytes(samples: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
    const kind = this.below(8);
    if (kind === 0) return Uint8Array.from({ length: this.below(700) }, () => this.below(256));
    let bytes = Uint8Array.from(this.pick(samples));
    for (let turn = this.below(4); turn >= 0; turn -= 1) bytes = this.#changed(bytes);
    return bytes;
  }

  #changed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const at = this.below(bytes.length + 1);
    const kind = this.below(6);
    if (kind === 0) return bytes.slice(0, at);
    if (kind === 1) return Uint8Array.from([...bytes, ...bytes.subarray(0, this.below(300))]);
    if (kind === 2) return Uint8Array.from([...bytes.subarray(at), ...bytes.subarray(0, at)]);
    // Sizes as large as their fields hold.
    if (kind === 3) return bytes.fill(this.pick([0, 255, 127, 128]), at, at + this.pick([1, 2, 4, 8]));
    bytes[at] = this.below(256);
    return bytes;
  }

  /** A text near to one of the samples. */
  text(samples: readonly string[]): string {
    if (this.below(8) === 0) return this.pick(oddTexts);
    const text = this.pick(samples);
    const at = this.below(text.length + 1);
    const kind = this.below(5);
    if (kind === 0) return text.slice(0, at);
    if (kind === 1) return text.slice(at) + text.slice(0, at);
    if (kind === 2) return text.slice(0, at) + this.pick(oddTexts) + text.slice(at);
    return text.slice(0, at) + String.fromCharCode(this.below(65_536)) + text.slice(at + 1);
  }

  /** A value near to one of the samples: one of its members, at any depth, is another, is gone, or is new. */
  value(samples: readonly unknown[]): unknown {
    return this.below(10) === 0 ? this.#odd() : this.#near(this.pick(samples));
  }

  #near(value: unknown): unknown {
    if (Array.isArray(value)) {
      const list: unknown[] = [...(value as readonly unknown[])];
      const kind = this.below(4);
      if (kind === 0) list.push(this.#odd());
      else if (kind === 1) return Array.from({ length: 2_000 }, () => list[0]);
      else if (list.length > 0) list[this.below(list.length)] = this.#near(list[0]);
      return list;
    }
    if (value instanceof Uint8Array) return this.below(3) === 0 ? this.#odd() : this.bytes([value]);
    if (typeof value === 'string') return this.below(3) === 0 ? this.#odd() : this.text([value]);
    if (typeof value !== 'object' || value === null) return this.#odd();
    const members = Object.entries(value);
    const kind = this.below(6);
    if (kind === 0)
      members.push([this.pick(['extra', '__proto__', 'constructor', 'toString', 'base64']), this.#odd()]);
    else if (kind === 1) members.splice(this.below(members.length), 1);
    else {
      const member = members[this.below(members.length)];
      if (member !== undefined) member[1] = this.#near(member[1]);
    }
    return Object.fromEntries(members);
  }

  #odd(): unknown {
    return this.pick<() => unknown>([
      () => undefined,
      () => null,
      () => this.below(2) === 0,
      () => this.pick(oddNumbers),
      () => this.pick(oddTexts),
      () => [],
      () => ({}),
      () => deep,
      () => new Date(NaN),
      () => 10n,
      () => Symbol('odd'),
      () => () => 'odd',
      () => new Map([['id', 1]]),
      () => new Uint8Array(this.below(200)),
      () => new Uint16Array(4),
      () => new ArrayBuffer(8),
      () => new Proxy({}, { get: () => 'x' }),
      () => Object.create(null) as unknown,
    ])();
  }
}
