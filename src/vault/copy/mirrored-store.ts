import { KeystepError } from '../../errors.ts';
import type { IdbVaultStore } from '../idb-vault-store.ts';
import type { KeyValueArea } from '../key-value-area.ts';
import type { SessionStore } from '../session.ts';
import { dropSnapshot } from '../snapshots.ts';
import type { Change, TableName, VaultStore } from '../store.ts';
import { CopyStore } from './copy-store.ts';
import { refilledKey } from './marks.ts';
import { Mirror } from './mirror.ts';
import type { CopySnapshot, SealedCopy } from './sealed-copy.ts';

/** What the vault runs on. */
export type Engine = 'database' | 'copy';

/** What a mirrored store needs. */
export interface MirroredPorts {
  readonly database: IdbVaultStore;
  readonly area: KeyValueArea;
  /** Remembers, as long as the browser runs, that the person chose the copy, and that a copy failed. */
  readonly session: SessionStore;
}

const engineKey = 'vault.engine';

/**
 * The database first; each change goes to the copy after it, and its answer waits for that a moment, no longer. A
 * database that is empty is filled from the copy before anything else is done with it. Where the browser has no
 * database for extensions, all of it runs on the copy. Where the database does not open for another reason, reading
 * throws `vault-unavailable` until the person chooses the copy.
 */
export class MirroredStore implements VaultStore, SealedCopy {
  readonly #ports: MirroredPorts;
  readonly #copy: CopyStore;
  readonly #mirror: Mirror;
  #engine: Promise<Engine> | null = null;
  #refilling: Promise<void> | null = null;

  constructor(ports: MirroredPorts) {
    this.#ports = ports;
    this.#copy = new CopyStore(ports.area);
    this.#mirror = new Mirror(ports);
  }

  /** What the vault runs on. Throws nothing on purpose. */
  engine(): Promise<Engine> {
    this.#engine ??= this.#choose().catch((error: unknown) => {
      this.#engine = null;
      throw error;
    });
    return this.#engine;
  }

  /** Runs on the copy until the browser ends: the person's choice. Throws `copy-missing` where none is whole. */
  async useCopy(): Promise<void> {
    if ((await this.engine()) === 'copy') return;
    if ((await this.#mirror.latest()) === null) {
      throw new KeystepError('copy-missing', 'there is no copy that is whole');
    }
    await this.#ports.session.set(engineKey, 'copy');
    this.#engine = Promise.resolve('copy');
  }

  /** For the start of the background: brings the copy up to date. Throws nothing. */
  async reconcile(): Promise<void> {
    if ((await this.engine()) === 'copy') return;
    await this.#refilled();
    await this.#mirror.reconcile();
  }

  async get(table: TableName, id: string): Promise<unknown> {
    return (await this.#store()).get(table, id);
  }

  async all(table: TableName, prefix?: string, limit?: number): Promise<readonly unknown[]> {
    return (await this.#store()).all(table, prefix, limit);
  }

  async count(table: TableName): Promise<number> {
    return (await this.#store()).count(table);
  }

  async commit(change: Change): Promise<number> {
    const store = await this.#store();
    if (store === this.#copy) return store.commit(change);
    return this.#mirror.follow(change, () => this.#ports.database.commit(change));
  }

  /**
   * Removes the vault from both engines. The copy goes before a database that works, so that a deletion which is
   * cut off leaves a vault that is whole; and after one that does not, or the old vault would be back one day.
   */
  async destroy(): Promise<void> {
    const { database, area, session } = this.#ports;
    if ((await this.engine()) === 'copy') {
      if (await database.exists()) await database.destroy();
      await this.#copy.destroy();
      await this.#mirror.erase(() => Promise.resolve());
    } else {
      await this.#mirror.erase(() => database.destroy());
    }
    await dropSnapshot(area);
    await session.remove(engineKey);
    this.#engine = null;
  }

  async keepsKeys(): Promise<boolean> {
    return (await this.engine()) === 'database';
  }

  async latest(): Promise<CopySnapshot | null> {
    return (await this.engine()) === 'database' ? this.#mirror.latest() : null;
  }

  async renew(): Promise<void> {
    if ((await this.engine()) === 'database') await this.#mirror.renew();
  }

  async renewBoth(): Promise<void> {
    await ((await this.engine()) === 'database' ? this.#mirror : this.#copy).renewBoth();
  }

  async wasRefilled(): Promise<boolean> {
    return (await this.#ports.area.get([refilledKey]))[refilledKey] !== undefined;
  }

  async forgetRefill(): Promise<void> {
    await this.#ports.area.remove([refilledKey]);
  }

  async isHeld(): Promise<boolean> {
    return (await this.engine()) === 'database' && (await this.#mirror.isHeld());
  }

  settled(): Promise<void> {
    return this.#mirror.settled();
  }

  async failed(): Promise<boolean> {
    return (await this.engine()) === 'database' && (await this.#mirror.failed());
  }

  async #store(): Promise<VaultStore> {
    if ((await this.engine()) === 'copy') return this.#copy;
    await this.#refilled();
    return this.#ports.database;
  }

  /** Once in the background's life; again where it failed. What is amiss shows when the database is read. */
  #refilled(): Promise<void> {
    this.#refilling ??= this.#mirror.refill().catch(() => {
      this.#refilling = null;
    });
    return this.#refilling;
  }

  async #choose(): Promise<Engine> {
    const { database, session } = this.#ports;
    if ((await session.get(engineKey)) === 'copy') return 'copy';
    return (await database.exists()) ? 'database' : 'copy';
  }
}
