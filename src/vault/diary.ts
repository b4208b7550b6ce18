import { open, seal } from './aead.ts';
import { concat, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { diaryKinds } from './diary-entry.ts';
import type { DiaryEntry, DiaryKind } from './diary-entry.ts';
import { findingKinds } from './finding.ts';
import type { Finding, FindingKind } from './finding.ts';
import { envelopeVersion } from './header.ts';
import type { Header } from './header.ts';
import { pad, unpad } from './padding.ts';
import { decodeJson, isObject, isTime } from './record-codec.ts';
import { idBytes, newId } from './rows.ts';
import type { RecordRow } from './rows.ts';

/** The diary holds this many entries; the oldest go when there are `slack` more. */
export const diaryKept = 500;
export const diarySlack = 50;

/** Something to write down. `at` in milliseconds since 1970. */
export interface DiaryNote {
  readonly at: number;
  readonly what: DiaryKind;
  /** Label of the key that it is about, as it was then. */
  readonly label?: string;
  readonly count?: number;
  readonly finding?: NotedFinding;
}

/** What was noticed at an unlock. */
export interface NotedFinding {
  readonly kind: FindingKind;
  /** The row's id; null where it is about the vault. */
  readonly id: string | null;
  /** Put right from the copy. */
  readonly healed: boolean;
}

/** An opened row of the diary. `epoch`: of the change that it was written with. */
export interface DiaryLine extends DiaryNote {
  readonly epoch: number;
}

type VaultRef = Pick<Header, 'vaultId' | 'keyEpoch'>;

function additionalData(vault: VaultRef, id: Bytes, epoch: number): Bytes {
  return concat(
    utf8('keystep/diary'),
    uint(envelopeVersion, 2),
    vault.vaultId,
    id,
    uint(epoch, 4),
    uint(vault.keyEpoch, 4),
  );
}

/** Seals a note as a row; its revision is the epoch of the change that writes it. */
export async function sealNote(
  key: CryptoKey,
  vault: VaultRef,
  epoch: number,
  note: DiaryNote,
  id = newId(),
): Promise<RecordRow> {
  const content = pad(utf8(JSON.stringify(note)));
  const sealed = await seal(key, content, additionalData(vault, idBytes(id) ?? new Uint8Array(), epoch));
  return { id, revision: epoch, sealed };
}

/** Opens a row of the diary; null where it does not open. */
export async function openNote(key: CryptoKey, vault: VaultRef, row: RecordRow): Promise<DiaryLine | null> {
  const id = idBytes(row.id);
  if (id === null) return null;
  const padded = await open(key, row.sealed, additionalData(vault, id, row.revision));
  const content = padded === null ? null : unpad(padded);
  const note = content === null ? null : parseNote(decodeJson(content));
  return note === null ? null : { ...note, epoch: row.revision };
}

/** A line as the options page shows it. */
export function entryOf({ at, what, label, count }: DiaryLine): DiaryEntry {
  return { at, what, label: label ?? null, count: count ?? 1 };
}

/** A line's finding as the notices show it; null for any other line. */
export function findingOf({ at, label, finding }: DiaryLine): Finding | null {
  return finding === undefined ? null : { ...finding, label: label ?? null, foundAt: at };
}

function parseNote(value: unknown): DiaryNote | null {
  if (!isObject(value)) return null;
  const { at, label, count } = value;
  const what = diaryKinds.find((kind) => kind === value['what']);
  if (what === undefined || !isTime(at)) return null;
  const finding = parseFinding(value['finding']);
  return {
    at,
    what,
    ...(typeof label === 'string' ? { label } : {}),
    ...(isTime(count) ? { count } : {}),
    ...(finding === null ? {} : { finding }),
  };
}

function parseFinding(value: unknown): NotedFinding | null {
  if (!isObject(value)) return null;
  const { id, healed } = value;
  const kind = findingKinds.find((known) => known === value['kind']);
  if (kind === undefined || typeof healed !== 'boolean') return null;
  return { kind, id: typeof id === 'string' ? id : null, healed };
}
