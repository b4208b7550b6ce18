import { KeystepError } from '../../errors.ts';
import type { Slice } from '../idb-slice.ts';
import type { IdbVaultStore } from '../idb-vault-store.ts';
import type { KeyValueArea } from '../key-value-area.ts';
import { isRow } from '../rows.ts';
import type { SessionStore } from '../session.ts';
import { commitsId } from '../store.ts';
import type { Change } from '../store.ts';
import { CommitLog } from './commit-log.ts';
import { CopyPair } from './copy-pair.ts';
import type { ChangedParts, FoundCopy } from './copy-pair.ts';
import type { CopyReader } from './copy-reader.ts';
import { partText } from './part-text.ts';
import type { PartText } from './part-text.ts';
import { allParts, partOf } from './parts.ts';
import { encodeRow } from './row-text.ts';
import { Turns } from './turns.ts';

/** What a mirror needs. */
export interface MirrorPorts {
  readonly database: Pick<IdbVaultStore, 'slice'>;
  readonly area: KeyValueArea;
  readonly session: SessionStore;
}

/** In the area: the database has seen fewer changes than the copy. On disk, since changes go on after a restart. */
const heldKey = 'vault.copy.held';
const failedKey = 'vault.copy-failed';
const comparedKey = 'vault.copy-compared';

/** What is read of the copy at every unlock: the header and the root of the manifest. */
const firstParts = [partOf('header', 'header'), partOf('manifest', 'root')];

/** A session is no part of the vault: what it leaves behind opens nothing elsewhere. */
const mirrored = allParts.filter(({ table }) => table !== 'session');

/** Brings the two copies up to date with the database, behind the changes, one write at a time. */
export class Mirror {
  readonly #ports: MirrorPorts;
  readonly #pair: CopyPair;
  readonly #log = new CommitLog();
  readonly #turns = new Turns();
  #isDue = false;

  constructor(ports: MirrorPorts) {
    this.#ports = ports;
    this.#pair = new CopyPair(ports.area);
  }

  /** Follows a change into the database: the copy gets it afterwards. Throws what `commit` throws. */
  async follow(change: Change, commit: () => Promise<number>): Promise<void> {
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
    const { database, area, session } = this.#ports;
    await this.#turns.take(async () => {
      const slice = await database.slice(mirrored);
      try {
        await this.#expectOurs();
        await this.#pair.replace(slice.commits, await textsOf(slice));
        await area.remove([heldKey]);
      } catch (cause) {
        await session.set(failedKey, 'yes');
        if (cause instanceof KeystepError) throw cause;
        throw new KeystepError('write-failed', 'the copy could not be made anew', { cause });
      }
      await session.remove(failedKey);
    });
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
        await this.#ports.area.remove([heldKey]);
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
    void this.#turns.take(() => {
      this.#isDue = false;
      return this.#noting(() => this.#update());
    });
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
    const base = await this.#expectOurs();
    const pending = this.#log.pending();
    let slice = await database.slice(mirrored.filter(({ name }) => pending.parts.has(name)));
    if (slice.commits < (base?.commits ?? 0)) {
      await area.set({ [heldKey]: true });
    } else if (slice.commits !== base?.commits) {
      const isFew = base !== null && (await pending.cover(base.commits, slice.commits));
      if (!isFew || !(await this.#write(base, slice))) {
        slice = await database.slice(mirrored);
        if (base !== null || !isEmpty(slice)) await this.#write(base, slice);
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

/** All parts of a slice, null for those without rows, and no session. A row that cannot be kept is left out. */
async function textsOf({ rows }: Slice): Promise<ChangedParts> {
  const parts = new Map<string, PartText | null>([['session', null]]);
  for (const [name, list] of rows) {
    const kept = new Map<string, string>();
    for (const row of list) {
      const text = encodeRow(row);
      if (text !== null && isRow(row) && row.id !== commitsId) kept.set(row.id, text);
    }
    // The checksum is a task of its own, so that whatever else waits comes between two parts.
    parts.set(name, kept.size === 0 ? null : await partText(kept));
  }
  return parts;
}

function isEmpty({ commits, rows }: Slice): boolean {
  return commits === 0 && [...rows.values()].every((list) => list.length === 0);
}
