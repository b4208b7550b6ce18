import { open, seal } from './aead.ts';
import { bytesFrom, concat, fromBase64, randomBytes, toBase64, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { isObject } from './record-codec.ts';
import { newId } from './rows.ts';
import { isOver, parseClock, provedUntil } from './session-clock.ts';
import type { Clock } from './session-clock.ts';
import type { Change, Row, VaultStore } from './store.ts';
import { deriveVaultKeys, importRoot } from './vault-keys.ts';
import type { VaultKeys } from './vault-keys.ts';

/** What memory-only storage takes: nothing but plain values survives it in every browser. */
export type SessionValue = string | readonly string[] | Readonly<Record<string, string | number>>;

/** Storage that lives in memory, outlives the background's death, and ends with the browser. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  /** Several at once, as they stood at one moment; those that are not there are left out. */
  getAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  set(key: string, value: SessionValue): Promise<void>;
  /** Several at once: nobody sees one of them without the others. */
  setAll(values: Readonly<Record<string, SessionValue>>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Half of a session, in memory: the vault root key, wrapped by the key of that id, which is on disk. */
interface Split {
  readonly sessionId: string;
  readonly blob: string;
}

/** A session that is open. Times in milliseconds since 1970. */
export interface Resumed {
  readonly keys: VaultKeys;
  readonly lockAt: number;
  /** Until when the passphrase counts as just typed; null: it has to be typed again. */
  readonly provedUntil: number | null;
}

/** A session that is ready to begin: its row belongs into the same change as what unlocking writes. */
export interface PreparedSession {
  readonly row: Row;
  readonly keys: VaultKeys;
  readonly split: Split;
}

const splitKey = 'vault.session';
const clockKey = 'vault.clock';
const clockStepMs = 5_000;

interface SessionPorts {
  readonly session: SessionStore;
  readonly store: Pick<VaultStore, 'get' | 'keepsKeys'>;
  readonly commit: (change: Change) => Promise<void>;
  /** Told at once when no session is open any more. */
  readonly ended: () => void;
  readonly now: () => number;
  readonly autoLockMs: () => number | Promise<number>;
}

/**
 * The unlocked state, in two halves that open nothing apart: a wrapping key on disk that cannot be exported, and
 * the wrapped root key in memory. The deadline is checked at every call, so a missed alarm never keeps it open.
 */
export class VaultSession {
  readonly #ports: SessionPorts;
  #cache: { readonly blob: string; readonly keys: VaultKeys } | null = null;
  /** How often a session was ended: what was on its way to memory then is not kept. */
  #ends = 0;
  #replaced: Promise<unknown> = Promise.resolve();
  #clockTurn: Promise<unknown> = Promise.resolve();

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  /** Splits a root key. Nothing is kept yet. */
  async prepare(rootKey: Bytes, vaultId: Bytes): Promise<PreparedSession> {
    const bytes = randomBytes(32);
    const wrapper = await importWrapper(bytes);
    const blob = toBase64(await seal(wrapper, rootKey, sessionAdditionalData(vaultId)));
    const keys = await deriveVaultKeys(await importRoot(rootKey), vaultId);
    const sessionId = newId();
    const keepsKeys = await this.#ports.store.keepsKeys();
    const row = { id: sessionId, wrapper: keepsKeys ? wrapper : bytes };
    return { row, keys, split: { sessionId, blob } };
  }

  /** The newest replacement, done or under way: another promise than before where there was one in between. */
  get replaced(): Promise<unknown> {
    return this.#replaced;
  }

  /** Puts a session in place of the open one, unless that ends meanwhile: `commit` writes its row and what it opens. */
  async replace(prepared: PreparedSession, commit: () => Promise<void>): Promise<void> {
    const ends = this.#ends;
    const replacing = commit().then(() => (ends === this.#ends ? this.begin(prepared) : undefined));
    this.#replaced = replacing.catch(() => undefined);
    await replacing;
  }

  /** Begins a session whose row is written. It begins with a passphrase: the person has proved who they are. */
  async begin({ split, keys }: PreparedSession): Promise<void> {
    const { session, now, autoLockMs } = this.#ports;
    const ends = this.#ends;
    // Where a session is open, whoever asks goes by that until storage has the marks of this one.
    this.#cache ??= { blob: split.blob, keys };
    try {
      const time = now();
      const clock = { lockAt: time + (await autoLockMs()), seenAt: time, provedAt: time };
      await this.#inTurn(() => session.setAll({ [clockKey]: clock, [splitKey]: { ...split } }));
    } catch (error) {
      // The session before opens nothing any more.
      this.#forget();
      throw error;
    }
    if (ends === this.#ends) this.#cache = { blob: split.blob, keys };
  }

  /** The keys of a session that is open; null when there is none, or its time is over. */
  async resume(vaultId: Bytes): Promise<Resumed | null> {
    const { session, now } = this.#ports;
    const ends = this.#ends;
    const stored = await session.getAll([splitKey, clockKey]);
    const split = parseSplit(stored[splitKey]);
    if (split === null) {
      this.#forget();
      return null;
    }
    const clock = parseClock(stored[clockKey]);
    const time = now();
    if (clock === null || isOver(clock, time)) {
      await this.end();
      return null;
    }
    const keys = await this.#keysOf(split, vaultId, ends);
    if (keys === null) {
      // One that was ended meanwhile must not take with it the one that may have begun since.
      if (ends === this.#ends) await this.end();
      return null;
    }
    if (time > clock.seenAt + clockStepMs) await this.#changeClock({});
    return { keys, lockAt: clock.lockAt, provedUntil: provedUntil(clock, time) };
  }

  /** Moves the deadline: the person did something. */
  async extend(): Promise<void> {
    await this.#changeClock({ lockAt: this.#ports.now() + (await this.#ports.autoLockMs()) });
  }

  /** Whether the passphrase was typed in the last five minutes of an open session. */
  async proved(): Promise<boolean> {
    const clock = parseClock(await this.#ports.session.get(clockKey));
    return clock !== null && provedUntil(clock, this.#ports.now()) !== null;
  }

  /** The passphrase was typed again, and is right: also moves the deadline. Nothing where no session is open. */
  async proveNow(): Promise<void> {
    const { now, autoLockMs } = this.#ports;
    const lockAt = now() + (await autoLockMs());
    await this.#changeClock({ lockAt, provedAt: now() });
  }

  /** Ends the session: the half in memory first, then the half on disk and the deleted keys kept for undo. */
  async end(): Promise<void> {
    const { session, commit } = this.#ports;
    this.#ends += 1;
    this.#forget();
    const split = parseSplit(await session.get(splitKey));
    await session.remove(splitKey);
    await this.#inTurn(() => session.remove(clockKey));
    if (split === null) return;
    try {
      await commit({ clear: ['removed'], remove: [{ table: 'session', id: split.sessionId }] });
    } catch {
      // Locked all the same: what is left on disk opens nothing, and the next unlock clears it. The failed write
      // is reported by the state.
    }
  }

  #forget(): void {
    this.#cache = null;
    this.#ports.ended();
  }

  /** Changes the clock of an open session. The latest time stays, so that small steps back cannot add up. */
  async #changeClock(change: Partial<Clock>): Promise<void> {
    const { session, now } = this.#ports;
    await this.#inTurn(async () => {
      const clock = parseClock(await session.get(clockKey));
      if (clock === null) return;
      await session.set(clockKey, { ...clock, ...change, seenAt: Math.max(clock.seenAt, now()) });
    });
  }

  /** What reads the clock and writes it goes one after the other: none undoes what another has just set. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const result = this.#clockTurn.then(work, work);
    this.#clockTurn = result.catch(() => undefined);
    return result;
  }

  /** The root key of an open session, for wrapping it anew; null where there is none. The caller zeroes it. */
  async rootKey(vaultId: Bytes): Promise<Bytes | null> {
    const split = parseSplit(await this.#ports.session.get(splitKey));
    return split === null ? null : this.#openSplit(split, vaultId);
  }

  /** Null where the session was ended since there were so many `ends`, or does not open. */
  async #keysOf(split: Split, vaultId: Bytes, ends: number): Promise<VaultKeys | null> {
    const { blob } = split;
    if (this.#cache?.blob === blob) return this.#cache.keys;
    const rootKey = await this.#openSplit(split, vaultId);
    if (rootKey === null) return null;
    const keys = await deriveVaultKeys(await importRoot(rootKey), vaultId);
    rootKey.fill(0);
    if (ends !== this.#ends) return null;
    if (this.#cache?.blob !== blob) this.#cache = { blob, keys };
    return this.#cache.keys;
  }

  async #openSplit({ sessionId, blob }: Split, vaultId: Bytes): Promise<Bytes | null> {
    const row = await this.#ports.store.get('session', sessionId);
    const wrapper = isObject(row) ? await wrapperFrom(row['wrapper']) : null;
    const sealed = fromBase64(blob);
    return wrapper === null || sealed === null ? null : open(wrapper, sealed, sessionAdditionalData(vaultId));
  }
}

async function importWrapper(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A key where the database keeps keys, bytes where it stands in the copy. */
async function wrapperFrom(value: unknown): Promise<CryptoKey | null> {
  if (value instanceof CryptoKey) return value;
  const bytes = bytesFrom(value, 32);
  return bytes?.length === 32 ? importWrapper(bytes) : null;
}

function sessionAdditionalData(vaultId: Bytes): Bytes {
  return concat(utf8('keystep/session'), vaultId);
}

function parseSplit(value: unknown): Split | null {
  if (!isObject(value)) return null;
  const { sessionId, blob } = value;
  return typeof sessionId === 'string' && typeof blob === 'string' ? { sessionId, blob } : null;
}
