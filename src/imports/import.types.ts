import type { Environment } from '../keys/key-record.ts';
import type { Table } from './csv.ts';

/** A file as it was chosen, or text that was pasted. */
export interface ImportFile {
  readonly bytes: Uint8Array;
  /** What the bytes say as text; empty where they are none. */
  readonly text: string;
  /** What the text says as JSON; undefined where it is none. Parsed once. */
  readonly json: () => unknown;
  /** What the text says as a table; null where it is none. Parsed once. */
  readonly table: () => Table | null;
}

/** A value and the name that stands beside it, as the other program wrote both. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** One entry of another program's file, before anything is judged. */
export interface ImportEntry {
  readonly title: string;
  readonly urls: readonly string[];
  readonly notes: string;
  readonly fields: readonly NamedValue[];
  /** Said for certain, of a key of Binance; null where it has to be guessed from names. */
  readonly statedEnvironment: Environment | null;
}

/** Formats in the order in which they are tried; what comes first is told apart more surely. */
export const importFormats = [
  'keystep-paper',
  '1password-1pux',
  'keepass-xml',
  'bitwarden-json',
  'octobot',
  'freqtrade',
  'ccxt',
  'bitwarden-csv',
  '1password-csv',
  'keepassxc-csv',
  'dotenv',
  'text',
] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Reads one format. */
export interface Importer {
  readonly format: ImportFormat;
  /**
   * The entries of a file, or null where it is not of this format. Throws nothing but `KeystepError`:
   * `import-encrypted`, `import-damaged`, `file-too-big`.
   */
  readonly read: (file: ImportFile) => readonly ImportEntry[] | null;
}

/** An entry with what is usual left empty. */
export function entry(patch: Partial<ImportEntry>): ImportEntry {
  return { title: '', urls: [], notes: '', fields: [], statedEnvironment: null, ...patch };
}

/** Fields that have a value. */
export function filled(fields: readonly NamedValue[]): readonly NamedValue[] {
  return fields.filter(({ value }) => value.trim() !== '');
}
