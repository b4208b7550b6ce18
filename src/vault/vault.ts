import type { StoredKey } from '../keys/key-record.ts';
import type { DiaryEntry } from './diary-entry.ts';
import type { Finding, Quarantined } from './finding.ts';
import type { KeyOffer } from './key-offer.ts';
import { kdfPolicy } from './kdf-policy.ts';
import type { KdfPolicy } from './kdf-policy.ts';
import { newRecoveryCode } from '../keys/recovery-code.ts';
import { dropSnapshot } from './snapshots.ts';
import { VaultContext } from './vault-context.ts';
import type { VaultPorts } from './vault-context.ts';
import { VaultBackups } from './vault-backups.ts';
import { forgetForDrafts, openDraft, sealDraft } from './vault-drafts.ts';
import type { DraftTexts } from './vault-drafts.ts';
import {
  acknowledge,
  discardQuarantined,
  putBack,
  readDiary,
  readFindings,
  readQuarantine,
} from './vault-integrity.ts';
import { exportValues, noteCare, revealSecret } from './vault-care.ts';
import type { CareRequest, ExportedValues, ExportRequest } from './vault-care.ts';
import { listKeys, readKey, removeKey, restoreKey, saveKey } from './vault-records.ts';
import type { KeyList, RowRef } from './opened-keys.ts';
import type { SaveRequest } from './vault-records.ts';
import { rotateKey } from './vault-rotation.ts';
import type { RotationRequest } from './vault-rotation.ts';
import { changePassphrase, prove, saveRecoveryCode } from './vault-slots.ts';
import { createVault, recoverVault, restoreFromCopy, unlockVault } from './vault-start.ts';
import { readState } from './vault-status.ts';
import type { VaultStatus } from './vault-status.ts';
import { acceptKey, discardKey, listWaiting, offerKey } from './vault-waiting.ts';
import type { AcceptRequest, WaitingEntry } from './vault-waiting.ts';

/**
 * The vault, for the background alone. Every method throws `KeystepError`: besides what it says itself,
 * `vault-missing`, `vault-damaged`, `vault-newer`, `vault-unavailable`, `vault-locked` and `write-failed`; after
 * an error nothing is half written. A method that resolves has its change on disk.
 */
export class Vault {
  readonly #context: VaultContext;
  readonly #policy: KdfPolicy;
  /** What goes out as a whole and comes back in. */
  readonly backups: VaultBackups;

  constructor(ports: VaultPorts, policy: KdfPolicy = kdfPolicy) {
    this.#context = new VaultContext(ports);
    this.#policy = policy;
    this.backups = new VaultBackups(this.#context);
  }

  /** What the vault can do now. Does not count as an action of the person. Throws nothing on purpose. */
  async state(): Promise<VaultStatus> {
    return readState(this.#context);
  }

  /** Makes a vault and unlocks it. Throws `passphrase-short` below 15 characters, `vault-exists`. */
  async create(passphrase: string): Promise<void> {
    await createVault(this.#context, this.#policy, passphrase);
  }

  /**
   * Opens the vault and checks every row of it. Throws `wrong-passphrase` where the header is whole and the
   * passphrase does not fit, `too-many-tries` where wrong ones came before.
   */
  async unlock(passphrase: string): Promise<void> {
    await unlockVault(this.#context, this.#policy, passphrase);
  }

  /** Opens the vault by its recovery code and gives it a new passphrase. Throws `recovery-code-*`, `passphrase-short`. */
  async recover(code: string, passphrase: string): Promise<void> {
    await recoverVault(this.#context, this.#policy, code, passphrase);
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
      await this.#context.anchor.remove();
      await this.#context.tries.reset();
      await this.#context.noteFindings(0);
      await dropSnapshot(this.#context.ports.local);
    });
  }

  /** The person did something: moves the deadline of an open vault; nothing while it is locked. */
  async touch(): Promise<void> {
    if ((await this.state()).status === 'unlocked') await this.#context.session.extend();
  }

  /** Notes that the person knows the passphrase, for five minutes. Throws `wrong-passphrase`, `too-many-tries`. */
  async prove(passphrase: string): Promise<void> {
    await prove(this.#context, passphrase);
  }

  /** Throws `wrong-passphrase`, `too-many-tries`, `passphrase-short`. */
  async changePassphrase(current: string, next: string): Promise<void> {
    await changePassphrase(this.#context, this.#policy, current, next);
  }

  /** A new recovery code, which opens nothing before it is saved. */
  makeRecoveryCode(): string {
    return newRecoveryCode();
  }

  /** Lets a code open the vault, and no former one. Throws `proof-needed`, `recovery-code-*`. */
  async saveRecoveryCode(code: string): Promise<void> {
    await saveRecoveryCode(this.#context, code);
  }

  /** Seals everything under a new root key. Throws `vault-not-whole`, `wrong-passphrase`, `recovery-code-*`. */
  async rotateKey(request: RotationRequest): Promise<void> {
    await rotateKey(this.#context, this.#policy, request);
  }

  /** Takes the header from the copy where the database has none that can be read. Throws `copy-missing`. */
  async restoreFromCopy(): Promise<void> {
    await restoreFromCopy(this.#context);
  }

  /** What unlocking found and nobody has acknowledged, newest first. */
  async findings(): Promise<readonly Finding[]> {
    return readFindings(this.#context);
  }

  /** The person has read what was found. */
  async acknowledge(): Promise<void> {
    await acknowledge(this.#context);
  }

  /** The rows that were set aside. */
  async quarantined(): Promise<readonly Quarantined[]> {
    return readQuarantine(this.#context);
  }

  /** Makes a key of a row that was set aside, once per `opId`. Throws `record-missing`, `record-damaged`. */
  async putBack({ opId, id }: { readonly opId: string; readonly id: string }): Promise<void> {
    await putBack(this.#context, opId, id);
  }

  /** Throws a row away that was set aside. */
  async discardQuarantined(id: string): Promise<void> {
    await discardQuarantined(this.#context, id);
  }

  /** What Keystep did with this vault, newest first. */
  async diary(): Promise<readonly DiaryEntry[]> {
    return readDiary(this.#context);
  }

  /** A secret to show or to copy. Throws `proof-needed` five minutes after the passphrase was typed. */
  async reveal(id: string, to: 'show' | 'copy'): Promise<string> {
    return revealSecret(this.#context, id, to);
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

  /** Writes down what happened to a key, once per `opId`. Throws `record-missing`. Moves the deadline. */
  async noteCare(request: CareRequest): Promise<RowRef> {
    return noteCare(this.#context, request);
  }

  /** The values for a file, which key and diary remember. Throws `proof-needed`, `record-missing`. */
  async exportValues(request: ExportRequest): Promise<ExportedValues> {
    return exportValues(this.#context, request);
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
}
