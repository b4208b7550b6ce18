/** What Keystep writes down about what it did itself. */
export const diaryKinds = [
  'vault-created',
  'unlocked',
  'unlock-failed',
  'recovered',
  'passphrase-changed',
  'recovery-code-made',
  'vault-key-rotated',
  'strength-raised',
  'migrated',
  'damage-found',
  'copy-used',
  'key-kept',
  'key-added',
  'key-changed',
  'key-deleted',
  'key-restored',
  'secret-revealed',
  'secret-copied',
  'checked',
  'exported',
  'backup-read',
  'backup-made',
  'backup-restored',
  'pair-made',
] as const;
export type DiaryKind = (typeof diaryKinds)[number];

/** One line of the diary: never a value. */
export interface DiaryEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: DiaryKind;
  /** The label of the key that it is about, as it was then. */
  readonly label: string | null;
  /** Of failed tries or of findings; else 1. */
  readonly count: number;
}
