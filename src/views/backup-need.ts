import type { BackupStatus } from '../vault/vault-backup.ts';

/** How things stand with the backup: `none-needed` while there is no key. */
export type BackupNeed = 'none-needed' | 'never' | 'changed' | 'old' | 'fine';

const dayMs = 86_400_000;
/** Keys that changed are a reason after this many days. */
export const changedAfterDays = 7;
/** A backup is old after this many days, whatever changed. */
export const oldAfterDays = 90;

/** Whether to remind of a backup. `now`: milliseconds since 1970. */
export function backupNeed({ madeAt, changedAt, keys }: BackupStatus, now: number): BackupNeed {
  if (keys === 0) return 'none-needed';
  if (madeAt === null) return 'never';
  const days = (now - madeAt) / dayMs;
  if (days > oldAfterDays) return 'old';
  return changedAt !== null && changedAt > madeAt && days > changedAfterDays ? 'changed' : 'fine';
}
