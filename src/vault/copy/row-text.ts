import { fromBase64, toBase64 } from '../bytes.ts';
import { isObject } from '../record-codec.ts';
import { isRow } from '../rows.ts';
import type { Row } from '../store.ts';
import { partOf } from './parts.ts';
import type { Part } from './parts.ts';

/** Largest part that is read, in characters: several times what 10,000 keys need. */
export const maxPartLength = 16 * 1024 * 1024;

/** Rows hold lists of plain values at most. */
const maxDepth = 4;

/** A row as JSON, bytes as `{ "base64": text }`; null where it holds what JSON does not (a `CryptoKey`, NaN). */
export function encodeRow(row: unknown): string | null {
  if (!isRow(row)) return null;
  const plain = toPlain(row, 0);
  return plain === undefined ? null : JSON.stringify(plain);
}

/** The text of a part: its rows in the order of their ids. */
export function joinRows(rows: ReadonlyMap<string, string>): string {
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return `[${sorted.map(([, text]) => text).join(',\n')}]`;
}

/** The rows of a part, in the order of their ids; null for any text that `joinRows` would not have made for it. */
export function parseRows(text: string, part: Part): readonly Row[] | null {
  if (text.length > maxPartLength) return null;
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(list)) return null;
  const rows: Row[] = [];
  for (const entry of list as readonly unknown[]) {
    const row = fromPlain(entry, 0);
    if (!isRow(row) || partOf(part.table, row.id) !== part.name) return null;
    const before = rows.at(-1);
    if (before !== undefined && before.id >= row.id) return null;
    rows.push(row);
  }
  return rows;
}

/** Undefined for what cannot be kept. */
function toPlain(value: unknown, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (depth === maxDepth) return undefined;
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Uint8Array]') return { base64: toBase64(value as Uint8Array) };
  if (Array.isArray(value)) {
    const list = value.map((entry) => toPlain(entry, depth + 1));
    return list.includes(undefined) ? undefined : list;
  }
  if (kind !== '[object Object]' || 'base64' in (value as object)) return undefined;
  const entries = Object.entries(value as object).map(([key, member]) => [key, toPlain(member, depth + 1)]);
  return entries.some(([, member]) => member === undefined) ? undefined : Object.fromEntries(entries);
}

/** Undefined for what `toPlain` does not make. */
function fromPlain(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxDepth) return undefined;
  if (Array.isArray(value)) {
    const list = value.map((entry) => fromPlain(entry, depth + 1));
    return list.includes(undefined) ? undefined : list;
  }
  if (!isObject(value)) return undefined;
  if ('base64' in value) {
    const { base64, ...rest } = value;
    const bytes = typeof base64 === 'string' && Object.keys(rest).length === 0 ? fromBase64(base64) : null;
    return bytes ?? undefined;
  }
  const entries = Object.entries(value).map(([key, member]) => [key, fromPlain(member, depth + 1)]);
  return entries.some(([, member]) => member === undefined) ? undefined : Object.fromEntries(entries);
}
