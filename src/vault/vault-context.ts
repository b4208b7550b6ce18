import { KeystepError } from '../errors.ts';
import { sameBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { AnchorStore } from './anchor.ts';
import { DiaryMemory } from './diary-memory.ts';
import { maxHeaderLength, parseHeader } from './header.ts';
import type { Header } from './header.ts';
import type { Derive } from './kdf-params.ts';
import { KeyMemory } from './key-memory.ts';
import type { KeyValueArea } from './key-value-area.ts';
import { parseBytesRow } from './rows.ts';
import type { CopySnapshot, SealedCopy } from './copy/sealed-copy.ts';
import { VaultSession } from './session.ts';
import type { SessionStore } from './session.ts';
import type { Change, VaultStore } from './store.ts';
import { Tries } from './tries.ts';
import type { VaultKeys } from './vault-keys.ts';
import { writeLock } from './write-lock.ts';
import type { WriteLock } from './write-lock.ts';

/** What a vault needs of the world. */
export interface VaultPorts {
  readonly store: VaultStore;
  /** The second engine; without one nothing can be put right, only noticed. */
  readonly copy?: SealedCopy;
  /** Extension storage, for the few marks that must stand outside of the database. */
  readonly local: KeyValueArea;
  readonly session: SessionStore;
  readonly derive: Derive;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that nobody can set; `now` unless given. */
  readonly tick?: () => number;
  /** How long the vault stays open without an action of the person. */
  readonly autoLockMs: () => number | Promise<number>;
  /** Web Locks, or a queue in this process, unless another is given. */
  readonly writeLock?: WriteLock;
}

/** A header as it stands in the store. */
export interface StoredHeader {
  readonly header: Header;
  readonly bytes: Bytes;
}

/** A header and the keys below it. */
export interface OpenVault extends StoredHeader {
  readonly keys: VaultKeys;
  /** Of the memory, when the vault was looked for: another one by now means that it was locked since. */
  readonly era: number;
}

type Found =
  | ({ readonly status: 'ok' } & StoredHeader)
  | { readonly status: 'none' | 'damaged' | 'newer'; readonly reason: string };

export const headerId = 'header';
const writeFailedKey = 'vault.write-failed';
const findingsKey = 'vault.findings';
const errorOf = { none: 'vault-missing', damaged: 'vault-damaged', newer: 'vault-newer' } as const;

/** What the parts of a vault share: its header, its session, and the one way to write. */
export class VaultContext {
  readonly ports: VaultPorts;
  readonly session: VaultSession;
  readonly anchor: AnchorStore;
  readonly tries: Tries;
  /** What the lists show, as long as the vault is open. */
  readonly memory: KeyMemory;
  readonly diary: DiaryMemory;
  /** Runs work while no other context writes. Not to be nested. */
  readonly exclusive: WriteLock;
  #parsed: StoredHeader | null = null;

  constructor(ports: VaultPorts) {
    this.ports = ports;
    this.exclusive = ports.writeLock ?? writeLock;
    this.anchor = new AnchorStore(ports.local);
    this.tries = new Tries({ area: ports.local, now: ports.now, tick: ports.tick ?? ports.now });
    const { session, store, now, autoLockMs } = ports;
    this.memory = new KeyMemory(store);
    this.diary = new DiaryMemory(store, () => this.memory.era);
    const commit = (change: Change): Promise<void> => this.commit(change);
    const ended = (): void => {
      this.memory.forget();
      this.diary.forget();
    };
    this.session = new VaultSession({ session, store, now, autoLockMs, commit, ended });
  }

  /** Looks for a header. Keys without one, or a copy, are the rest of a damaged vault, not none. */
  async find(): Promise<Found> {
    const { store } = this.ports;
    const row = await store.get('header', headerId);
    if (row === undefined) {
      const rows = (await store.count('records')) + (await store.count('dropbox'));
      if (rows > 0) return { status: 'damaged', reason: 'there are rows, but no header' };
      const copied = (await (await this.snapshot())?.get('header', headerId)) !== undefined;
      if (copied) return { status: 'damaged', reason: 'the database is empty, and the copy is not' };
      return (await this.anchor.exists())
        ? { status: 'damaged', reason: 'there was a vault, and the database is empty' }
        : { status: 'none', reason: 'there is no vault' };
    }
    const bytes = parseBytesRow(row, maxHeaderLength);
    if (bytes === null) return { status: 'damaged', reason: 'the header is no bytes, or too many' };
    // Asked for by every request, and the same nearly always.
    const known = this.#parsed;
    if (known !== null && sameBytes(known.bytes, bytes)) return { status: 'ok', ...known };
    const result = await parseHeader(bytes);
    if (result.status !== 'ok') return result;
    this.#parsed = { header: result.header, bytes };
    return { status: 'ok', ...this.#parsed };
  }

  /** The header. Throws `vault-missing`, `vault-damaged`, `vault-newer` or `vault-unavailable`. */
  async header(): Promise<StoredHeader> {
    const found = await this.find();
    if (found.status !== 'ok') throw new KeystepError(errorOf[found.status], found.reason);
    return { header: found.header, bytes: found.bytes };
  }

  /** The open vault, or null while it is locked. Throws as `header`. */
  async peek(): Promise<OpenVault | null> {
    const { replaced } = this.session;
    await replaced;
    const { era } = this.memory;
    const stored = await this.header();
    const resumed = await this.session.resume(stored.header.vaultId);
    // A new vault key came in between: the header may be of the one, and the keys of the other.
    if (replaced !== this.session.replaced) return this.peek();
    return resumed === null ? null : { ...stored, keys: resumed.keys, era };
  }

  /** The open vault; throws `vault-locked`, or as `header`. */
  async open(): Promise<OpenVault> {
    const opened = await this.peek();
    if (opened === null) throw new KeystepError('vault-locked', 'the vault is locked');
    return opened;
  }

  /** The open vault, for something that the person did: moves the deadline. */
  async act(): Promise<OpenVault> {
    const opened = await this.open();
    await this.session.extend();
    return opened;
  }

  /** What work reads of the open vault; read again where a new vault key came in between. Throws as `open`. */
  async reading<Value>(work: (vault: OpenVault) => Promise<Value>): Promise<Value> {
    const { replaced } = this.session;
    const isSteady = (): boolean => replaced === this.session.replaced;
    try {
      const value = await work(await this.open());
      if (isSteady()) return value;
    } catch (error) {
      if (isSteady()) throw error;
    }
    return this.reading(work);
  }

  /** Throws `proof-needed` where the passphrase was typed too long ago for what gives a secret away. */
  async assertProved(): Promise<void> {
    if (await this.session.proved()) return;
    throw new KeystepError('proof-needed', 'the passphrase was typed too long ago');
  }

  /** The newest whole copy, with everything in it that was committed; null where there is none. */
  async snapshot(): Promise<CopySnapshot | null> {
    const { copy } = this.ports;
    if (copy === undefined) return null;
    await copy.settled();
    const latest = await copy.latest();
    if (latest === null) return null;
    // A copy that breaks while it is read has nothing to give; that must not keep the person from their keys.
    return {
      commits: latest.commits,
      get: (table, id) => latest.get(table, id).catch(() => undefined),
      all: (table, prefix) => latest.all(table, prefix).catch(() => []),
    };
  }

  /** Writes, and remembers whether storage refused until a write succeeds. */
  async commit(change: Change): Promise<void> {
    const { store, session } = this.ports;
    try {
      this.memory.note(change, await store.commit(change));
    } catch (error) {
      this.memory.note(change, null);
      if (error instanceof KeystepError && error.code === 'write-failed') {
        await session.set(writeFailedKey, 'yes');
      }
      throw error;
    }
    await this.noteWritten();
  }

  /** How many findings nobody has acknowledged yet. */
  async findings(): Promise<number> {
    const count = await this.ports.session.get(findingsKey);
    return typeof count === 'string' ? Number(count) : 0;
  }

  async noteFindings(count: number): Promise<void> {
    if (count === 0) await this.ports.session.remove(findingsKey);
    else await this.ports.session.set(findingsKey, String(count));
  }

  /** A write is on disk: what failed before it is over. */
  async noteWritten(): Promise<void> {
    if (await this.writeFailed()) await this.ports.session.remove(writeFailedKey);
  }

  /** Whether the last write failed. */
  async writeFailed(): Promise<boolean> {
    return (await this.ports.session.get(writeFailedKey)) === 'yes';
  }
}

/** The change that puts a header, and the expectation that the one before is still there. */
export function headerChange(bytes: Bytes, before: Bytes | null): Pick<Change, 'put' | 'expect'> {
  return {
    put: [{ table: 'header', row: { id: headerId, bytes } }],
    expect: [
      before === null
        ? { table: 'header', id: headerId, revision: null }
        : { table: 'header', id: headerId, bytes: before },
    ],
  };
}
