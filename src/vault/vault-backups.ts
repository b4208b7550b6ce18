import type { BackedUpKey, BackupVerdict } from './backup-verdict.ts';
import { judgePairs } from './pair-verdict.ts';
import type { KeyPair, PairVerdict } from './pair-verdict.ts';
import {
  compareBackup,
  noteBackup,
  readBackupStatus,
  readForBackup,
  readWholeVault,
  restoreBackup,
} from './vault-backup.ts';
import type { BackupStatus, RestoredKey, RestoredWaiting, WholeVault } from './vault-backup.ts';
import type { VaultContext } from './vault-context.ts';
import { listWaiting, offerKey } from './vault-waiting.ts';

/** What goes out of a vault as a whole and comes back in. The errors are those of `Vault`. */
export class VaultBackups {
  readonly #context: VaultContext;

  constructor(context: VaultContext) {
    this.#context = context;
  }

  /** All keys with their secrets. Throws `proof-needed` five minutes after the passphrase was typed. */
  async read(): Promise<WholeVault> {
    return readForBackup(this.#context);
  }

  /** A file was made of what was read. */
  async noteMade(): Promise<void> {
    await noteBackup(this.#context);
  }

  /** What a reminder needs to know. */
  async status(): Promise<BackupStatus> {
    return readBackupStatus(this.#context);
  }

  /** What keys of a backup are to this vault. */
  async compare(keys: readonly BackedUpKey[]): Promise<readonly BackupVerdict[]> {
    return compareBackup(this.#context, keys);
  }

  /** What pairs of values are to this vault, those included that wait for review. */
  async comparePairs(pairs: readonly KeyPair[]): Promise<readonly PairVerdict[]> {
    const { keys } = await readWholeVault(this.#context);
    const waiting = await listWaiting(this.#context);
    return judgePairs(
      pairs,
      keys,
      waiting.flatMap((entry) => (entry.readable ? [entry.fields] : [])),
    );
  }

  /** Writes what was chosen from a backup, all or none, once per `opId`. Throws `revision-conflict`. */
  async restore(request: { readonly opId: string; readonly keys: readonly RestoredKey[] }): Promise<void> {
    await restoreBackup(this.#context, request);
  }

  /** What waited goes the way of every kept key, each once per its own `opId`. Throws `drop-box-full`. */
  async restoreWaiting(waiting: readonly RestoredWaiting[]): Promise<void> {
    for (const { opId, capturedFrom, replaces, fields } of waiting) {
      const { apiKey, secretKey, environment, ...known } = fields;
      const offer = { opId, apiKey, secretKey, environment, capturedFrom, replaces, fields: known };
      await offerKey(this.#context, offer);
    }
  }
}
