import { KeystepError } from '../errors.ts';
import type { KeyValueArea } from './key-value-area.ts';
import { isObject, isTime } from './record-codec.ts';

const storageKey = 'vault.tries';
const freeTries = 3;
const firstDelayMs = 5_000;
const maxDelayMs = 300_000;
/** Far past the longest delay: more need not be counted. */
const maxFailures = 1_000_000;

interface TriesPorts {
  readonly area: KeyValueArea;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that nobody can set, from any beginning. */
  readonly tick: () => number;
}

/** `since`: the tick from which the delay counts. */
interface State {
  readonly failures: number;
  readonly since: number;
}

/** How long to wait after that many wrong tries in a row: nothing, then 5 s, doubling, 5 minutes at most. */
export function delayAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(firstDelayMs * 2 ** Math.min(failures - freeTries, 20), maxDelayMs);
}

/**
 * Slows down guessing at the keyboard: counts wrong passphrases and recovery codes on disk, over restarts. While
 * the process lives the delay is measured by a clock that cannot be set; after a restart by the time of day,
 * where a clock that went back starts the delay anew and never makes it longer.
 */
export class Tries {
  readonly #ports: TriesPorts;
  #state: State | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: TriesPorts) {
    this.#ports = ports;
  }

  /**
   * One try: `open` gives null for a wrong passphrase or code, and that counts. One goes after the other, so that
   * asking many times at once gains nothing. `failures`: how many there were before one that opened.
   * Throws `too-many-tries` before `open` is asked, and what `open` throws, which does not count.
   */
  attempt<Value>(
    open: () => Promise<Value | null>,
  ): Promise<{ readonly value: Value; readonly failures: number } | null> {
    const work = async () => {
      await this.check();
      const value = await open();
      if (value !== null) return { value, failures: await this.reset() };
      await this.failed();
      return null;
    };
    const result = this.#last.then(work, work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Throws `too-many-tries` until the delay is over. */
  async check(): Promise<void> {
    if ((await this.retryAt()) !== null) throw new KeystepError('too-many-tries', 'the delay is not over');
  }

  /** When the next try is possible, milliseconds since 1970; null: now. */
  async retryAt(): Promise<number | null> {
    const { failures, since } = await this.#load();
    const tick = this.#ports.tick();
    // A clock that went back starts the delay anew.
    if (tick < since) this.#state = { failures, since: tick };
    const left = delayAfter(failures) - Math.max(tick - since, 0);
    return left > 0 ? Math.ceil(this.#ports.now() + left) : null;
  }

  /** Counts a wrong try. A disk that takes no writes still leaves the count of this process. */
  async failed(): Promise<void> {
    const failures = Math.min((await this.#load()).failures + 1, maxFailures);
    this.#state = { failures, since: this.#ports.tick() };
    await this.#write(failures);
  }

  /** Forgets the wrong tries, and returns how many there were. */
  async reset(): Promise<number> {
    const { failures } = await this.#load();
    this.#state = { failures: 0, since: this.#ports.tick() };
    if (failures > 0) await this.#ports.area.remove([storageKey]).catch(() => undefined);
    return failures;
  }

  async #load(): Promise<State> {
    if (this.#state !== null) return this.#state;
    const { area, now, tick } = this.#ports;
    const read = await area.get([storageKey]).catch((): Record<string, unknown> => ({}));
    const stored = parseTries(read[storageKey]);
    const elapsed = now() - stored.lastAt;
    if (elapsed < 0) await this.#write(stored.failures);
    // Another call may have been faster, and have counted since.
    this.#state ??= { failures: stored.failures, since: tick() - Math.max(elapsed, 0) };
    return this.#state;
  }

  async #write(failures: number): Promise<void> {
    const { area, now } = this.#ports;
    await area.set({ [storageKey]: { failures, lastAt: now() } }).catch(() => undefined);
  }
}

function parseTries(value: unknown): { readonly failures: number; readonly lastAt: number } {
  const none = { failures: 0, lastAt: 0 };
  if (!isObject(value)) return none;
  const { failures, lastAt } = value;
  const counted = Number.isInteger(failures) && (failures as number) > 0;
  return counted && isTime(lastAt) ? { failures: Math.min(failures as number, maxFailures), lastAt } : none;
}
