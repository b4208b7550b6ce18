import { KeystepError } from '../errors.ts';
import type { KeyFields, KeyRecord, StoredKey } from '../keys/key-record.ts';
import { judgeBackup } from './backup-verdict.ts';
import type { BackedUpKey, BackupVerdict } from './backup-verdict.ts';
import { mapInTurns } from './breath.ts';
import { once } from './operations.ts';
import { parseKeyRecord } from './record-codec.ts';
import { recordsInTurns, tryOpen } from './record-rows.ts';
import { sealRecord } from './record-seal.ts';
import { newId, parseRecordRow } from './rows.ts';
import { commitSealed } from './sealed-commit.ts';
import type { Change } from './store.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';

/** All keys with their secrets, and how many rows do not open. */
export interface WholeVault {
  readonly keys: readonly StoredKey[];
  readonly damaged: number;
}

/** When a backup was last made and when a key last changed, milliseconds since 1970; null: never. */
export interface BackupStatus {
  readonly madeAt: number | null;
  readonly changedAt: number | null;
  readonly keys: number;
}

/** A key to restore: a new one (`replaces` null), or in place of the vault's own at this revision. */
export interface RestoredKey {
  /** Null: any new id. */
  readonly id: string | null;
  readonly replaces: number | null;
  readonly record: KeyRecord;
}

/** A key to restore that waits for review: once more under an id of its own. */
export interface RestoredWaiting {
  readonly opId: string;
  readonly capturedFrom: string | null;
  readonly replaces: string | null;
  readonly fields: KeyFields;
}

/** Everything, for a backup; the diary tells of it. Throws `proof-needed`, `vault-locked`. */
export async function readForBackup(context: VaultContext): Promise<WholeVault> {
  return context.exclusive(async () => {
    const vault = await context.act();
    await context.assertProved();
    const whole = await readWhole(context, vault);
    await commitSealed(context, vault, {}, [{ what: 'backup-read', count: whole.keys.length }]).catch(
      (error: unknown) => {
        // A disk that takes no writes is the best reason for a backup.
        if (!(error instanceof KeystepError && error.code === 'write-failed')) throw error;
      },
    );
    return whole;
  });
}

/** Notes that a backup was made of what was read. */
export async function noteBackup(context: VaultContext): Promise<void> {
  await context.exclusive(async () => {
    await commitSealed(context, await context.act(), {}, [{ what: 'backup-made' }]);
  });
}

/** What a reminder needs to know. Not an action of the person. */
export async function readBackupStatus(context: VaultContext): Promise<BackupStatus> {
  return context.reading((vault) => backupStatusOf(context, vault));
}

async function backupStatusOf(context: VaultContext, vault: OpenVault): Promise<BackupStatus> {
  const { keys, changedAt } = await context.memory.list(vault);
  const made = (await context.diary.lines(vault)).filter(({ what }) => what === 'backup-made');
  return { madeAt: newest(made.map(({ at }) => at)), changedAt, keys: keys.length };
}

/** What keys of a backup are to this vault. Changes nothing. */
export async function compareBackup(
  context: VaultContext,
  keys: readonly BackedUpKey[],
): Promise<readonly BackupVerdict[]> {
  return judgeBackup(keys, (await readWholeVault(context)).keys);
}

/**
 * Writes the keys that were chosen from a backup, all or none, once per `opId`. What a key was noted with comes along.
 * Throws `revision-conflict` where one was changed since it was compared, `bad-message` for what is no record.
 */
export async function restoreBackup(
  context: VaultContext,
  { opId, keys }: { readonly opId: string; readonly keys: readonly RestoredKey[] },
): Promise<void> {
  await once(context, opId, 'restore-backup', async (vault) => {
    const rows = await Promise.all(
      keys.map(async ({ id, replaces, record }) => {
        const parsed = parseKeyRecord(record);
        if (parsed === null) throw new KeystepError('bad-message', 'expected a key record');
        // Nothing that stands in the vault is overwritten but what the person chose to replace.
        const isFree = id !== null && (await context.ports.store.get('records', id)) === undefined;
        const revision = (replaces ?? 0) + 1;
        return sealRecord(vault.keys.records, vault.header, {
          id: id !== null && (isFree || replaces !== null) ? id : newId(),
          revision,
          record: { ...parsed, fieldsRevision: revision },
        });
      }),
    );
    const change: Change = {
      expect: rows.map((row, index) => ({
        table: 'records',
        id: row.id,
        revision: keys[index]?.replaces ?? null,
      })),
      put: rows.map((row) => ({ table: 'records', row })),
    };
    const target = rows[0]?.id ?? newId();
    return { target, revision: 1, change, notes: [{ what: 'backup-restored', count: keys.length }] };
  });
}

/** All keys with their secrets, for a comparison that the person asked for: nothing of it leaves the background. */
export async function readWholeVault(context: VaultContext): Promise<WholeVault> {
  return readWhole(context, await context.act());
}

async function readWhole(context: VaultContext, vault: OpenVault): Promise<WholeVault> {
  const keys: StoredKey[] = [];
  let damaged = 0;
  for await (const rows of recordsInTurns(context.ports.store)) {
    await mapInTurns(rows, async (value) => {
      const row = parseRecordRow(value);
      const key = row === null ? null : await tryOpen(vault, row);
      if (key === null) damaged += 1;
      else keys.push(key);
    });
  }
  keys.sort((a, b) => a.record.createdAt - b.record.createdAt || (a.id < b.id ? -1 : 1));
  return { keys, damaged };
}

function newest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
}
