import { KeystepError } from '../../errors.ts';
import type { Slice } from '../idb-slice.ts';
import type { IdbVaultStore } from '../idb-vault-store.ts';
import type { KeyValueArea } from '../key-value-area.ts';
import type { SessionStore } from '../session.ts';
import type { Change } from '../store.ts';
import { CommitLog } from './commit-log.ts';
import { CopyPair } from './copy-pair.ts';
import type { FoundCopy } from './copy-pair.ts';
import type { CopyReader } from './copy-reader.ts';
import { heldKey, refilledKey } from './marks.ts';
import { allParts, partOf } from './parts.ts';
import { Patience } from './patience.ts';
import { refillFromCopy } from './refill.ts';
import { isEmptySlice, textsOf } from './slice-texts.ts';
import { Turns } from './turns.ts';

/** What a mirror needs. */
export interface MirrorPorts {
  readonly database: Pick<IdbVaultStore, 'slice' | 'isEmpty' | 'refill'>;
  readonly area: KeyValueArea;
  readonly session: SessionStore;
}

const failedKey = 'vault.copy-failed';
const comparedKey = 'vault.copy-compared';

/** How long an answer waits for the copy, milliseconds: many times what it takes, unless all of it is made anew. */
const patienceMs = 250;

/** What is read of the copy at every unlock: the header and the root of the manifest. */
const firstParts = [partOf('header', 'header'), partOf('manifest', 'root')];

/** A session is no part of the vault: what it leaves behind opens nothing elsewhere. */
const mirrored = allParts.filter(({ table }) => table !== 'session');

/** Brings the two copies up to date with the database, after each change, one write at a time. */
export class Mirror {
  readonly #ports: MirrorPorts;
  readonly #pair: CopyPair;
  readonly #log = new CommitLog();
  readonly #turns = new Turns();
  #isDue = false;
  /** The update that brings the last change. */
  #following: Promise<void> = Promise.resolve();
  readonly #patience = new Patience(patienceMs);

  constructor(ports: MirrorPorts) {
    this.#ports = ports;
    this.#pair = new CopyPair(ports.area);
  }

  /**
   * Follows a change into the database. What is acknowledged afterwards is in the copy too, unless that takes longer
   * than a person should wait. Throws what `commit` throws.
   */
  async follow(change: Change, commit: () => Promise<number>): Promise<number> {
    const count = commit();
    this.#log.note(change, count);
    try {
      await count;
    } catch (error) {
      // A change that was refused is none; any other failure may have been one whose answer was lost.
      if (error instanceof KeystepError && error.code === 'revision-conflict') throw error;
      this.#schedule();
      throw error;
    }
    this.#schedule();
    await this.#patience.wait(this.#following);
    return count;
  }

  /** Fills an empty database from the copy, and notes that it did. Throws `write-failed`, `vault-unavailable`. */
  async refill(): Promise<void> {
    const { database, area } = this.#ports;
    if (!(await database.isEmpty())) return;
    await this.#turns.take(async () => {
      if (!(await refillFromCopy(database, this.#pair))) return;
      await area.remove([heldKey]);
      await area.set({ [refilledKey]: true });
    });
  }

  /** Brings the copy up to date; once in a browser session, compares all of it first. Throws nothing. */
  async reconcile(): Promise<void> {
    const { session } = this.#ports;
    await this.#turns.take(() =>
      this.#noting(async () => {
        if ((await session.get(comparedKey)) !== 'yes') {
          await this.#pair.distrustDamaged();
          await session.set(comparedKey, 'yes');
        }
        await this.#update();
      }),
    );
  }

  /** Makes the copy anew from the database. Throws `write-failed`, `vault-unavailable`, `vault-newer`. */
  async renew(): Promise<void> {
    await this.#turns.take(() => this.#reporting(() => this.#replace()));
  }

  /** Brings both copies up to date: neither holds rows of an earlier day. Throws as `renew`. */
  async renewBoth(): Promise<void> {
    await this.#turns.take(() =>
      this.#reporting(async () => {
        await this.#update();
        const newest = (await this.isHeld()) ? null : await this.#expectOurs();
        // What both hold alike is not written again.
        const isLevel =
          newest !== null && (await this.#pair.write(newest, newest.commits, new Map())) !== null;
        if (!isLevel) await this.#replace();
      }),
    );
  }

  /** Resolves when nothing is on its way to the copy any more. */
  settled(): Promise<void> {
    return this.#turns.ended();
  }

  /** Whether the last write failed. */
  async failed(): Promise<boolean> {
    return (await this.#ports.session.get(failedKey)) === 'yes';
  }

  /** The newest copy that is whole, behind every write; null where there is none or none can be read. */
  async latest(): Promise<CopyReader | null> {
    await this.settled();
    const found = await this.#newest().catch(() => null);
    if (found?.status !== 'whole') return null;
    const { reader } = found;
    reader.onDamage = () => this.#ports.session.remove(comparedKey);
    return reader;
  }

  /** Whether the copy is kept as it is, because the database had seen fewer changes. */
  async isHeld(): Promise<boolean> {
    return (await this.#ports.area.get([heldKey]))[heldKey] !== undefined;
  }

  /** Removes both copies, then does the rest. Throws `write-failed`, and what the rest throws. */
  async erase(rest: () => Promise<void>): Promise<void> {
    await this.#turns.take(async () => {
      try {
        await this.#pair.erase();
        await this.#ports.area.remove([heldKey, refilledKey]);
      } catch (cause) {
        throw new KeystepError('write-failed', 'the copy could not be removed', { cause });
      }
      await this.#ports.session.remove(failedKey);
      await rest();
    });
  }

  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#following = this.#turns.take(async () => {
      this.#isDue = false;
      await this.#noting(() => this.#update());
      this.#patience.renew();
    });
  }

  async #replace(): Promise<void> {
    const { database, area } = this.#ports;
    const slice = await database.slice(mirrored);
    await this.#expectOurs();
    await this.#pair.replace(slice.commits, await textsOf(slice));
    await area.remove([heldKey]);
  }

  /** Runs a write of the copy that somebody asked for; that it failed stays until one does not. */
  async #reporting(work: () => Promise<void>): Promise<void> {
    const { session } = this.#ports;
    try {
      await work();
    } catch (cause) {
      await session.set(failedKey, 'yes');
      if (cause instanceof KeystepError) throw cause;
      throw new KeystepError('write-failed', 'the copy could not be made anew', { cause });
    }
    await session.remove(failedKey);
  }

  /** Runs a write of the copy and remembers whether it failed, until one does not. */
  async #noting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      if (await this.failed()) await this.#ports.session.remove(failedKey);
    } catch {
      await this.#ports.session.set(failedKey, 'yes').catch(() => undefined);
    }
  }

  async #update(): Promise<void> {
    const { database, area } = this.#ports;
    if (await this.isHeld()) return;
    const pending = this.#log.pending();
    const touched = pending.parts();
    const [base, changed] = await Promise.all([
      this.#expectOurs(),
      database.slice(mirrored.filter(({ name }) => touched.has(name))),
    ]);
    let slice = changed;
    if (slice.commits < (base?.commits ?? 0)) {
      await area.set({ [heldKey]: true });
    } else if (slice.commits !== base?.commits) {
      const isFew = base !== null && (await pending.cover(base.commits, slice.commits));
      if (!isFew || !(await this.#write(base, slice))) {
        slice = await database.slice(mirrored);
        if (base !== null || !isEmptySlice(slice)) await this.#write(base, slice);
      }
    }
    await this.#log.forget(pending, slice.commits);
  }

  /** Gives false where the copy that it builds upon turned out not to be whole; that one is not trusted again. */
  async #write(base: CopyReader | null, slice: Slice): Promise<boolean> {
    if ((await this.#pair.write(base, slice.commits, await textsOf(slice))) !== null) return true;
    await base?.copy.distrust();
    return false;
  }

  /**
   * All of a copy is compared once in a browser session. After that an unlock reads what it begins with, and the
   * other parts where it needs them.
   */
  async #newest(): Promise<FoundCopy> {
    if ((await this.#ports.session.get(comparedKey)) === 'yes') {
      const found = await this.#pair.newestFinished();
      if (found.status === 'whole') {
        const { copy, index } = found.reader;
        const first = firstParts.filter((name) => index.parts.has(name));
        if (await copy.isWhole(index, first)) return found;
      }
    }
    return this.#pair.newest();
  }

  /** The newest copy that was finished; null where there is none. Throws `vault-newer`. */
  async #expectOurs(): Promise<CopyReader | null> {
    const found = await this.#pair.newestFinished();
    if (found.status === 'newer') throw new KeystepError('vault-newer', 'a newer Keystep made the copy');
    return found.status === 'whole' ? found.reader : null;
  }
}
