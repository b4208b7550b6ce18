import type { KeyValueArea } from '../../../../src/vault/key-value-area.ts';

/**
 * What happens to one write. `refused`: nothing of it is done; `torn`: some of it is; `lost`: all of it is, and the
 * answer is an error. The `killed` ones do as much and never answer, nor does anything after them.
 */
export type AreaFault = 'refused' | 'torn' | 'lost' | 'killed before' | 'killed within' | 'killed after';

export const areaFaults: readonly AreaFault[] = [
  'refused',
  'torn',
  'lost',
  'killed before',
  'killed within',
  'killed after',
];

let struck = 0;

/** Faults that came about so far. */
export function struckByArea(): number {
  return struck;
}

/** Extension storage in memory: values pass through JSON. It fails, or the browser dies, at the calls it is told to. */
export class FaultyArea implements KeyValueArea {
  /** What is on disk. */
  values: Map<string, string>;
  /** Calls until the next fault: 1 is the next call. Null: never. */
  countdown: number | null = null;
  fault: AreaFault = 'refused';
  /** Characters written so far. */
  written = 0;
  isDead = false;
  #died: () => void = () => undefined;
  /** Resolves when the browser dies. */
  readonly death: Promise<void>;

  constructor(values = new Map<string, string>()) {
    this.values = values;
    this.death = new Promise((resolve) => (this.#died = resolve));
  }

  /** The browser dies now: nothing is answered any more. */
  kill(): void {
    this.isDead = true;
    this.#died();
  }

  /** The same disk after the browser was started again. */
  restarted(): FaultyArea {
    return new FaultyArea(this.values);
  }

  get(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    const found = keys.filter((key) => this.values.has(key));
    return this.#do([], () =>
      Object.fromEntries(found.map((key) => [key, JSON.parse(this.values.get(key) ?? '') as unknown])),
    );
  }

  set(values: Readonly<Record<string, unknown>>): Promise<void> {
    const puts = Object.entries(values).map(([key, value]) => () => {
      const text = JSON.stringify(value);
      this.written += text.length;
      this.values.set(key, text);
    });
    return this.#do(puts, () => undefined);
  }

  remove(keys: readonly string[]): Promise<void> {
    return this.#do(
      keys.map((key) => () => this.values.delete(key)),
      () => undefined,
    );
  }

  #do<Value>(steps: readonly (() => unknown)[], answer: () => Value): Promise<Value> {
    if (this.isDead) return new Promise(() => undefined);
    if (this.countdown !== null) this.countdown -= 1;
    if (this.countdown !== 0) {
      for (const step of steps) step();
      return Promise.resolve(answer());
    }
    this.countdown = null;
    struck += 1;
    const isWhole = this.fault === 'lost' || this.fault === 'killed after';
    const isHalf = this.fault === 'torn' || this.fault === 'killed within';
    for (const step of steps.slice(0, isWhole ? undefined : isHalf ? Math.ceil(steps.length / 2) : 0)) step();
    if (!this.fault.startsWith('killed')) return Promise.reject(new Error(`injected: ${this.fault}`));
    this.kill();
    return new Promise(() => undefined);
  }
}
