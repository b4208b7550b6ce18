import { bytesFrom, fromHex, randomBytes, toHex } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { Quarantined } from './finding.ts';
import { isObject, isTime } from './record-codec.ts';
import type { Row } from './store.ts';

/** Largest sealed record. */
export const maxRecordLength = 64 * 1024;
/** Largest sealed entry of the drop box, and how many there may be. */
export const maxDropLength = 16 * 1024;
export const maxDrops = 64;

/** A sealed key, in `records` or kept aside in `removed`. */
export type RecordRow = Row & { readonly revision: number; readonly sealed: Bytes };

/** A row that was set aside as it was found. `of`: the id it had. */
export type QuarantineRow = Row & {
  readonly of: string;
  readonly why: Quarantined['why'];
  readonly foundAt: number;
  readonly revision: number;
  readonly sealed: Bytes;
};

/**
 * A key sealed with the drop box's public key. `createdAt`: milliseconds since 1970. `pair`: it is a pair without an
 * API key; a hint for counting while the vault is locked, the content decides.
 */
export type DropRow = Row & { readonly createdAt: number; readonly sealed: Bytes; readonly pair?: true };

/** What was done under an operation id, and to which row. `seq` orders them. */
export type OperationRow = Row & {
  readonly seq: number;
  readonly kind: OperationKind;
  readonly target: string;
  readonly revision: number;
};

const operationKinds = [
  'save',
  'remove',
  'restore',
  'offer',
  'accept',
  'put-back',
  'care',
  'restore-backup',
] as const;
export type OperationKind = (typeof operationKinds)[number];

/** A new random id: 128 bits as 32 hex digits. */
export function newId(): string {
  return toHex(randomBytes(16));
}

/** The 16 bytes of an id; null for anything but 32 lower-case hex digits. */
export function idBytes(id: unknown): Bytes | null {
  return typeof id === 'string' && id.length === 32 ? fromHex(id) : null;
}

/** Whether a value is a row at all: something with an id. */
export function isRow(value: unknown): value is Row {
  return isObject(value) && typeof value['id'] === 'string';
}

/** The bytes of a row of the header or the manifest; null for anything else. */
export function parseBytesRow(row: unknown, maxLength: number): Bytes | null {
  return isObject(row) ? bytesFrom(row['bytes'], maxLength) : null;
}

/** A record row; null for anything else. */
export function parseRecordRow(row: unknown): RecordRow | null {
  if (!isObject(row)) return null;
  const { id, revision } = row;
  const sealed = bytesFrom(row['sealed'], maxRecordLength);
  if (!isId(id) || !isRevision(revision) || sealed === null) return null;
  return { id, revision, sealed };
}

/** A row of the quarantine; null for anything else. */
export function parseQuarantineRow(row: unknown): QuarantineRow | null {
  if (!isObject(row)) return null;
  const { id, of, why, foundAt, revision } = row;
  const sealed = bytesFrom(row['sealed'], maxRecordLength);
  if (!isId(id) || typeof of !== 'string' || !isTime(foundAt) || !isTime(revision) || sealed === null)
    return null;
  if (why !== 'changed' && why !== 'added' && why !== 'older') return null;
  return { id, of, why, foundAt, revision, sealed };
}

/** A row of the drop box; null for anything else. */
export function parseDropRow(row: unknown): DropRow | null {
  if (!isObject(row)) return null;
  const { id, createdAt } = row;
  const sealed = bytesFrom(row['sealed'], maxDropLength);
  if (!isId(id) || !isTime(createdAt) || sealed === null) return null;
  return { id, createdAt, sealed, ...(row['pair'] === true ? { pair: true as const } : {}) };
}

/** A row of the operations; null for anything else. */
export function parseOperationRow(row: unknown): OperationRow | null {
  if (!isObject(row)) return null;
  const { id, seq, kind, target, revision } = row;
  const known = operationKinds.find((entry) => entry === kind);
  if (!isId(id) || !isTime(seq) || known === undefined || !isId(target) || !isTime(revision)) return null;
  return { id, seq, kind: known, target, revision };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

function isRevision(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 0xffff_ffff;
}
