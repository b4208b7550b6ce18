import { KeystepError } from '../errors.ts';
import type { StoredKey } from '../keys/key-record.ts';
import { isObject, isTime, parseDropContent, parseKeyRecord } from '../vault/record-codec.ts';
import type { DropContent } from '../vault/record-codec.ts';
import type { Bytes } from './age-file.ts';

/** A stored key with the id that it has in its vault. */
export type BackupKey = Pick<StoredKey, 'id' | 'record'>;

/** A key that was kept and not reviewed yet. `keptAt`: milliseconds since 1970. */
export type BackupWaiting = DropContent & { readonly keptAt: number };

/** What a backup holds, once it is open. `docs/backup-format.md` describes it for other programs. */
export interface Backup {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly keys: readonly BackupKey[];
  readonly waiting: readonly BackupWaiting[];
  /** Settings as they were, for the background to check; null where the backup has none. */
  readonly settings: Readonly<Record<string, unknown>> | null;
}

/** A backup that was read, and how many of its entries could not be. */
export interface ReadBackup extends Backup {
  readonly unreadable: number;
}

const backupFormat = 'keystep-backup';
const backupVersion = 1;
const maxBackupKeys = 10_000;
const maxBackupWaiting = 64;
/** The length tells how many keys there are only to the next of these steps, in bytes. */
const paddingStep = 4096;

/** The plaintext of a backup: JSON in UTF-8, filled up with spaces. */
export function encodeBackup({ createdAt, keys, waiting, settings }: Backup): Bytes {
  const content = {
    format: backupFormat,
    version: backupVersion,
    createdAt,
    keys: keys.map(({ id, record }) => ({ id, ...record })),
    waiting,
    settings,
  };
  const json = new TextEncoder().encode(JSON.stringify(content, null, 2));
  const padded = new Uint8Array(Math.ceil((json.length + 1) / paddingStep) * paddingStep).fill(0x20);
  padded.set(json);
  padded[padded.length - 1] = 0x0a;
  return padded;
}

/**
 * Reads what `encodeBackup` wrote. Entries that cannot be read are counted and left out; what else is missing or of
 * another kind throws `backup-not-ours`, `backup-newer`, `backup-damaged`.
 */
export function parseBackup(bytes: Bytes): ReadBackup {
  const value = parseJson(bytes);
  if (!isObject(value) || value['format'] !== backupFormat) {
    throw new KeystepError('backup-not-ours', 'the file opens, and holds no backup of Keystep');
  }
  const { version, createdAt, keys, waiting = [], settings } = value;
  if (typeof version === 'number' && version > backupVersion) {
    throw new KeystepError('backup-newer', `expected version ${backupVersion}, got ${version}`);
  }
  if (version !== backupVersion || !isTime(createdAt) || !isListOf(keys, maxBackupKeys)) throw damaged();
  if (!isListOf(waiting, maxBackupWaiting)) throw damaged();
  const byId = new Map(keys.map(parseKey).flatMap((key) => (key === null ? [] : [[key.id, key]])));
  const readWaiting = waiting.map(parseWaiting).filter((entry) => entry !== null);
  return {
    createdAt,
    keys: [...byId.values()],
    waiting: readWaiting,
    settings: isObject(settings) ? settings : null,
    unreadable: keys.length - byId.size + waiting.length - readWaiting.length,
  };
}

function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

function parseKey(value: unknown): BackupKey | null {
  const record = parseKeyRecord(value);
  if (record === null || !isObject(value)) return null;
  const { id } = value;
  return typeof id === 'string' && /^[0-9a-f]{32}$/u.test(id) ? { id, record } : null;
}

function parseWaiting(value: unknown): BackupWaiting | null {
  const content = parseDropContent(value);
  if (content === null || !isObject(value)) return null;
  const { keptAt } = value;
  return isTime(keptAt) ? { keptAt, ...content } : null;
}

function isListOf(value: unknown, max: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= max;
}

function damaged(): KeystepError {
  return new KeystepError('backup-damaged', 'a part of the backup is missing or of another kind');
}
