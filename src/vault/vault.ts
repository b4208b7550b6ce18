import { KeystepError } from '../errors.ts';
import type { StoredKey } from '../keys/key-record.ts';
import { randomBytes, sameBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { makeDropBoxKey, openDropBoxKey } from './drop-box.ts';
import { encodeHeader } from './header.ts';
import { defaultArgon2Cost } from './kdf-params.ts';
import type { Argon2Params } from './kdf-params.ts';
import {
  makePassphraseSlot,
  minPassphraseLength,
  openPassphraseSlots,
  passphraseLength,
} from './passphrase-slot.ts';
import { headerChange, VaultContext } from './vault-context.ts';
import type { VaultPorts } from './vault-context.ts';
import { forgetForDrafts, keepForDrafts, openDraft, sealDraft } from './vault-drafts.ts';
import type { DraftTexts } from './vault-drafts.ts';
import { listKeys, readKey, removeKey, restoreKey, saveKey } from './vault-records.ts';
import type { KeyList, RowRef, SaveRequest } from './vault-records.ts';
import { acceptKey, discardKey, listWaiting, offerKey, resealAll } from './vault-waiting.ts';
import type { AcceptRequest, KeyOffer, WaitingEntry } from './vault-waiting.ts';

/** What the vault can do at the moment. */
export interface VaultStatus {
  readonly status: 'none' | 'locked' | 'unlocked' | 'damaged' | 'newer' | 'unavailable';
  /** Entries of the drop box. */
  readonly waiting: number;
  /** When the vault locks itself, milliseconds since 1970; null unless unlocked. */
  readonly lockAt: number | null;
  /** Storage refused a write; stays until a write succeeds or the browser ends. */
  readonly writeFailed: boolean;
}

/**
 * The vault, for the background alone. Every method throws `KeystepError`: besides what it says itself,
 * `vault-missing`, `vault-damaged`, `vault-newer`, `vault-unavailable`, `vault-locked` and `write-failed`; after
 * an error nothing is half written. A method that resolves has its change on disk.
 */
export class Vault {
  readonly #context: VaultContext;
  readonly #cost: Omit<Argon2Params, 'salt'>;

  constructor(ports: VaultPorts, cost: Omit<Argon2Params, 'salt'> = defaultArgon2Cost) {
    this.#context = new VaultContext(ports);
    this.#cost = cost;
  }

  /** What the vault can do now. Does not count as an action of the person. Throws nothing on purpose. */
  async state(): Promise<VaultStatus> {
    const { ports, session } = this.#context;
    const writeFailed = await this.#context.writeFailed();
    try {
      const found = await this.#context.find();
      const waiting = await ports.store.count('dropbox');
      if (found.status !== 'ok') return { status: found.status, waiting, lockAt: null, writeFailed };
      const resumed = await session.resume(found.header.vaultId);
      const lockAt = resumed?.lockAt ?? null;
      return { status: resumed === null ? 'locked' : 'unlocked', waiting, lockAt, writeFailed };
    } catch (error) {
      if (!(error instanceof KeystepError)) throw error;
      const status = error.code === 'vault-newer' ? 'newer' : 'unavailable';
      return { status, waiting: 0, lockAt: null, writeFailed };
    }
  }

  /** Makes a vault and unlocks it. Throws `passphrase-short` below 15 characters, `vault-exists`. */
  async create(passphrase: string): Promise<void> {
    if (passphraseLength(passphrase) < minPassphraseLength) {
      throw new KeystepError('passphrase-short', `expected at least ${minPassphraseLength} characters`);
    }
    await this.#expectNone();
    const vault = { vaultId: randomBytes(16), keyEpoch: 1 };
    const rootKey = randomBytes(32);
    try {
      const slot = await makePassphraseSlot(
        this.#context.ports.derive,
        vault,
        passphrase,
        rootKey,
        this.#cost,
      );
      const prepared = await this.#context.session.prepare(rootKey, vault.vaultId);
      const dropBox = await makeDropBoxKey(prepared.keys.dropBox, vault);
      const header = headerChange(await encodeHeader({ ...vault, slots: [slot], dropBox }), null);
      await this.#context.exclusive(async () => {
        await this.#expectNone();
        await this.#context.commit({
          clear: ['session', 'removed', 'operations'],
          expect: header.expect ?? [],
          put: [...(header.put ?? []), { table: 'session', row: prepared.row }],
        });
        await this.#context.session.begin(prepared);
      });
    } finally {
      rootKey.fill(0);
    }
  }

  /** Opens the vault. Throws `wrong-passphrase` where the header is whole and the passphrase does not fit. */
  async unlock(passphrase: string): Promise<void> {
    const { header } = await this.#context.header();
    const rootKey = await openPassphraseSlots(this.#context.ports.derive, header, passphrase);
    if (rootKey === null) throw new KeystepError('wrong-passphrase', 'no slot opens with this passphrase');
    try {
      await this.#context.exclusive(() => this.#begin(rootKey, header.vaultId));
    } finally {
      rootKey.fill(0);
    }
  }

  /** Locks at once: forgets the keys in memory, then both halves of the session and the deleted keys. */
  async lock(): Promise<void> {
    await this.#context.session.end();
    // Once more behind an unlock that was under way.
    await this.#context.exclusive(() => this.#context.session.end());
  }

  /** Removes the vault with all it holds, in every state. Throws `write-failed`. */
  async destroy(): Promise<void> {
    await this.#context.exclusive(async () => {
      await this.#context.session.end();
      await forgetForDrafts(this.#context.ports.session);
      await this.#context.ports.store.destroy();
    });
  }

  /** The person did something: moves the deadline of an open vault; nothing while it is locked. */
  async touch(): Promise<void> {
    if ((await this.state()).status === 'unlocked') await this.#context.session.extend();
  }

  /** All keys, newest first, without secrets, and the rows that do not open. */
  async list(): Promise<KeyList> {
    return listKeys(this.#context);
  }

  /** One key with its secret. Throws `record-missing`, `record-damaged`. Moves the deadline. */
  async read(id: string): Promise<StoredKey> {
    return readKey(this.#context, id);
  }

  /** Adds or changes a key, once per `opId`. Throws `revision-conflict`, `record-missing`. Moves the deadline. */
  async save(request: SaveRequest): Promise<RowRef> {
    return saveKey(this.#context, request);
  }

  /** Deletes a key, once per `opId`. Throws `revision-conflict`, `record-missing`. Moves the deadline. */
  async remove(request: RowRef & { readonly opId: string }): Promise<void> {
    await removeKey(this.#context, request.opId, request);
  }

  /** Undoes a deletion made since the vault was unlocked. Throws `record-missing`. Moves the deadline. */
  async restore({ opId, id }: { readonly opId: string; readonly id: string }): Promise<void> {
    await restoreKey(this.#context, opId, id);
  }

  /** Seals a key for review, locked or unlocked, once per `opId`. Throws `drop-box-full`, `capture-invalid`. */
  async offer(offer: KeyOffer): Promise<{ readonly dropId: string }> {
    return offerKey(this.#context, offer);
  }

  /** What waits for review, secrets included, oldest first. */
  async waiting(): Promise<readonly WaitingEntry[]> {
    return listWaiting(this.#context);
  }

  /** Makes a record of what waits, once per `opId`. Throws `record-missing`, `record-damaged`. */
  async accept(request: AcceptRequest): Promise<RowRef> {
    return acceptKey(this.#context, request);
  }

  /** Throws away what waits. Moves the deadline. */
  async discard(dropId: string): Promise<void> {
    await discardKey(this.#context, dropId);
  }

  /** Seals what is typed into a form, locked or unlocked; base64 for memory-only storage. */
  async sealDraft(form: string, texts: DraftTexts): Promise<string> {
    return sealDraft(this.#context, form, texts);
  }

  /** What was typed into a form; null where the draft is of another form or vault, or damaged. */
  async openDraft(form: string, draft: string): Promise<DraftTexts | null> {
    return openDraft(this.#context, form, draft);
  }

  async #expectNone(): Promise<void> {
    const { status } = await this.#context.find();
    if (status !== 'none') throw new KeystepError('vault-exists', `there is a vault already (${status})`);
  }

  /** Begins a session and renews the drop box's pair: header, entries and session change together or not at all. */
  async #begin(rootKey: Bytes, vaultId: Bytes): Promise<void> {
    const context = this.#context;
    const { header, bytes } = await context.header();
    if (!sameBytes(header.vaultId, vaultId)) {
      throw new KeystepError('revision-conflict', 'another vault has taken this one’s place');
    }
    const prepared = await context.session.prepare(rootKey, vaultId);
    const opener = await openDropBoxKey(prepared.keys.dropBox, header, header.dropBox);
    const next = { ...header, dropBox: await makeDropBoxKey(prepared.keys.dropBox, header) };
    const drops = await resealAll(context, header, opener, next);
    const change = headerChange(await encodeHeader(next), bytes);
    await keepForDrafts(context.ports.session, header.dropBox);
    try {
      await context.commit({
        clear: ['session', 'removed'],
        expect: change.expect ?? [],
        put: [
          ...(change.put ?? []),
          ...drops.map((row) => ({ table: 'dropbox', row }) as const),
          { table: 'session', row: prepared.row },
        ],
      });
    } catch (error) {
      // A disk that takes no writes must not keep the person from their keys: the old pair stays, and the
      // session lasts as long as this process.
      if (!(error instanceof KeystepError && error.code === 'write-failed')) throw error;
    }
    await context.session.begin(prepared);
  }
}
