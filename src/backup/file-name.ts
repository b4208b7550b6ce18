/** `keystep-backup-2026-11-28.age`: the day in UTC, and nothing of what is inside. Milliseconds since 1970. */
export function backupFileName(createdAt: number): string {
  return `keystep-backup-${new Date(createdAt).toISOString().slice(0, 10)}.age`;
}
