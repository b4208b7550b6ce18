import type { BackupKey, BackupWaiting, ReadBackup } from '../../../../backup/backup-content.ts';
import type { RestoredKey } from '../../../../vault/vault-backup.ts';
import type { BackupVerdict } from '../../../../vault/backup-verdict.ts';
import { listKeys } from '../../../../messages/list-keys.ts';
import type { Send } from '../../../../messages/protocol.ts';

/** What is done with a key that differs. Mine is left alone unless the person says otherwise. */
export const conflictChoices = ['mine', 'theirs', 'both'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** A key of a backup beside what it is to the vault. */
export interface ComparedKey {
  readonly key: BackupKey;
  readonly verdict: BackupVerdict;
}

/** A backup beside the vault. */
export interface ComparedBackup {
  readonly backup: ReadBackup;
  readonly keys: readonly ComparedKey[];
  /** Of what waits in the backup, what the vault does not have. */
  readonly waiting: readonly BackupWaiting[];
  /** Keys of the vault that the backup does not have. */
  readonly onlyHere: number;
}

/** Has the background compare. Nothing is changed. */
export async function compareWithVault(send: Send, backup: ReadBackup): Promise<ComparedBackup> {
  const [verdicts, pairs, { keys: own }] = await Promise.all([
    send('backup.compare', { keys: backup.keys }),
    send('key.compare', {
      pairs: backup.waiting.map(({ fields: { apiKey, secretKey, environment } }) => ({
        apiKey,
        secretKey,
        environment,
      })),
    }),
    listKeys(send),
  ]);
  const matched = new Set(verdicts.flatMap((verdict) => (verdict.status === 'new' ? [] : [verdict.id])));
  return {
    backup,
    keys: backup.keys.map((key, index) => ({ key, verdict: verdicts[index] ?? { status: 'new' } })),
    waiting: backup.waiting.filter((_, index) => pairs[index] !== 'there'),
    onlyHere: own.filter(({ id }) => !matched.has(id)).length,
  };
}

/** What is written, by what was chosen. `renamed`: the label of a key that is kept beside the vault's own. */
export function chosenKeys(
  keys: readonly ComparedKey[],
  choiceOf: (key: ComparedKey) => ConflictChoice,
  renamed: (label: string) => string,
): readonly RestoredKey[] {
  return keys.flatMap((compared): readonly RestoredKey[] => {
    const { key, verdict } = compared;
    if (verdict.status === 'new') return [{ id: key.id, replaces: null, record: key.record }];
    if (verdict.status === 'same') return [];
    const choice = choiceOf(compared);
    if (choice === 'mine') return [];
    if (choice === 'theirs') return [{ id: verdict.id, replaces: verdict.revision, record: key.record }];
    return [{ id: null, replaces: null, record: { ...key.record, label: renamed(key.record.label) } }];
  });
}
