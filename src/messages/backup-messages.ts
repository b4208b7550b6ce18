import type { KeyFields, StoredKey } from '../keys/key-record.ts';
import type { BackedUpKey, BackupVerdict } from '../vault/backup-verdict.ts';
import type { KeyPair, PairVerdict } from '../vault/pair-verdict.ts';
import type { BackupStatus, RestoredKey } from '../vault/vault-backup.ts';

/** A kept key that waits for review, as a backup holds it. `keptAt`: milliseconds since 1970. */
export interface WaitingContent {
  readonly keptAt: number;
  readonly capturedFrom: string | null;
  readonly replaces: string | null;
  readonly fields: KeyFields;
}

/** Everything that a backup is made of, secrets included. */
export interface BackupSource {
  readonly keys: readonly StoredKey[];
  readonly waiting: readonly WaitingContent[];
  /** Rows that do not open: they are in no backup, and the person has to know. */
  readonly damaged: number;
}

/** What was chosen from a backup. `opId` of each: 32 hex digits; a repeated request happens once. */
export interface BackupRestore {
  readonly opId: string;
  readonly keys: readonly RestoredKey[];
  readonly waiting: readonly (WaitingContent & { readonly opId: string })[];
}

/** Messages of backups and imports: from our own pages alone. */
export interface BackupProtocol {
  /** Needs proof; noted in the diary. The one message that hands out more than one secret. */
  'backup.read': { readonly request: Readonly<Record<string, never>>; readonly value: BackupSource };
  /** A file was made of what was read. */
  'backup.made': {
    readonly request: Readonly<Record<string, never>>;
    readonly value: Readonly<Record<string, never>>;
  };
  'backup.status': { readonly request: Readonly<Record<string, never>>; readonly value: BackupStatus };
  /** Compares and changes nothing. */
  'backup.compare': {
    readonly request: { readonly keys: readonly BackedUpKey[] };
    readonly value: readonly BackupVerdict[];
  };
  'backup.restore': { readonly request: BackupRestore; readonly value: Readonly<Record<string, never>> };
  /** Which of these the vault has, before they are stored. */
  'key.compare': {
    readonly request: { readonly pairs: readonly KeyPair[] };
    readonly value: readonly PairVerdict[];
  };
}
