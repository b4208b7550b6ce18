import { parseCheckNote } from '../keys/check-note.ts';
import type { ExportNote, KeyCare } from '../keys/key-care.ts';
import { environments, keyTypes } from '../keys/key-record.ts';
import type { KeyFields, KeyRecord } from '../keys/key-record.ts';
import { permissions } from '../keys/permissions.ts';
import { purposeIds } from '../keys/purposes.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** What the drop box holds of a key: the fields, and the host they came from (null: typed in). */
export interface DropContent {
  readonly capturedFrom: string | null;
  /** Id of the key that this one takes over from. */
  readonly replaces: string | null;
  readonly fields: KeyFields;
}

/** JSON in UTF-8: readable for a program in any language once it is opened. */
export function encodeJson(value: KeyRecord | DropContent | Readonly<Record<string, string>>): Bytes {
  return utf8(JSON.stringify(value));
}

/** The JSON value behind bytes; undefined where they hold none. */
export function decodeJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** A key record from an opened row; null where anything is missing or of another kind. */
export function parseKeyRecord(value: unknown): KeyRecord | null {
  if (!isObject(value)) return null;
  const fields = parseKeyFields(value);
  const care = parseCare(value['care']);
  const { createdAt, changedAt, capturedFrom, fieldsRevision } = value;
  if (fields === null || !isTime(createdAt) || !isTime(changedAt) || !isTextOrNull(capturedFrom)) return null;
  if (care === null || !isTime(fieldsRevision)) return null;
  return { ...fields, createdAt, changedAt, capturedFrom, fieldsRevision, care };
}

/**
 * The content of an opened drop-box entry; null where anything is missing or of another kind. What entries had not
 * before there were records of schema 2 may be missing.
 */
export function parseDropContent(value: unknown): DropContent | null {
  if (!isObject(value) || !isObject(value['fields'])) return null;
  const { capturedFrom, replaces = null } = value;
  const fields = parseKeyFields({ ...addedFields, ...value['fields'] });
  if (fields === null || !isTextOrNull(capturedFrom) || !isTextOrNull(replaces)) return null;
  return { capturedFrom, replaces, fields };
}

/** The fields that a key of schema 1 does not have, empty. */
export const addedFields: Pick<KeyFields, 'publicKey' | 'tool'> = { publicKey: '', tool: '' };

/** Key fields and nothing else of a value; null where one is missing or of another kind. */
export function parseKeyFields(value: unknown): KeyFields | null {
  if (!isObject(value)) return null;
  const { label, apiKey, secretKey, keyType, environment, account, purpose, note, addresses, rotateBy } =
    value;
  const { publicKey, tool, permissions: granted } = value;
  if (typeof label !== 'string' || typeof apiKey !== 'string' || typeof secretKey !== 'string') return null;
  if (typeof account !== 'string' || typeof note !== 'string') return null;
  if (typeof publicKey !== 'string' || typeof tool !== 'string') return null;
  if (!isOneOf(keyTypes, keyType) || !isOneOf(environments, environment)) return null;
  if (!isOneOf(purposeIds, purpose)) return null;
  if (!Array.isArray(granted) || !granted.every((entry) => isOneOf(permissions, entry))) return null;
  if (!Array.isArray(addresses) || !addresses.every((entry) => typeof entry === 'string')) return null;
  if (rotateBy !== null && !isTime(rotateBy)) return null;
  return {
    label,
    apiKey,
    secretKey,
    publicKey,
    keyType,
    environment,
    account,
    purpose,
    tool,
    permissions: granted,
    addresses,
    rotateBy,
    note,
  };
}

function parseCare(value: unknown): KeyCare | null {
  if (!isObject(value)) return null;
  const { lastUsedAt, snoozedUntil, retiredAt, replaces } = value;
  const lastCheck = value['lastCheck'] === null ? null : parseCheckNote(value['lastCheck']);
  if (lastCheck === null && value['lastCheck'] !== null) return null;
  const exportedTo = Array.isArray(value['exportedTo']) ? value['exportedTo'].map(parseExport) : [null];
  if (!exportedTo.every((entry) => entry !== null)) return null;
  if (!isTimeOrNull(lastUsedAt) || !isTimeOrNull(snoozedUntil) || !isTimeOrNull(retiredAt)) return null;
  if (!isTextOrNull(replaces)) return null;
  return { lastCheck, exportedTo, lastUsedAt, snoozedUntil, retiredAt, replaces };
}

function parseExport(value: unknown): ExportNote | null {
  if (!isObject(value)) return null;
  const { format, at } = value;
  return typeof format === 'string' && isTime(at) ? { format, at } : null;
}

/** Texts by name, as a draft holds them; null for anything else. */
export function parseDraftFields(value: unknown): Readonly<Record<string, string>> | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? Object.fromEntries(entries)
    : null;
}

/** Whether a value is an object with named members. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a moment: whole milliseconds since 1970, not before. */
export function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTimeOrNull(value: unknown): value is number | null {
  return value === null || isTime(value);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isOneOf<Item extends string>(list: readonly Item[], value: unknown): value is Item {
  return (list as readonly unknown[]).includes(value);
}
