import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freshCare } from '../../../src/keys/key-care.ts';
import type { DiaryEntry } from '../../../src/vault/diary-entry.ts';
import type { Rows, StorageValues } from './independent-reader.ts';

/** A vault as it was left by the version of Keystep that wrote its format, and what is in it. */
export interface FrozenVault {
  readonly passphrase: string;
  readonly rows: Rows;
  readonly expected: {
    readonly records: readonly { readonly id: string; readonly revision: number; readonly record: object }[];
    readonly waiting: readonly {
      readonly id: string;
      readonly createdAt: number;
      readonly content: object;
    }[];
  };
}

/** From format 2 on: a recovery code, the values of extension storage with the sealed copy, and a diary. */
export interface FrozenVault2 extends FrozenVault {
  readonly recoveryCode: string;
  readonly storage: StorageValues;
  readonly expected: FrozenVault['expected'] & {
    readonly diary: readonly DiaryEntry[];
    /** Ids that rows had before they were set aside. */
    readonly quarantined: readonly string[];
  };
}

/** Version of the format; behind it that of the records' schema or of the copy, when these had a new one. */
type Frozen = '1' | '2' | '2-schema-2' | '2-copy-2';

function fileOf(version: Frozen): URL {
  return new URL(`../../vectors/vault/v${version}.json`, import.meta.url);
}

/** Reads a frozen vault; bytes of rows stand as `{ base64 }`, storage holds JSON alone and stays as it is. */
export function readFrozen(version: '1'): FrozenVault;
export function readFrozen(version: Exclude<Frozen, '1'>): FrozenVault2;
export function readFrozen(version: Frozen): FrozenVault {
  const frozen = JSON.parse(readFileSync(fileOf(version), 'utf8')) as FrozenVault;
  const rows = JSON.parse(JSON.stringify(frozen.rows), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && 'base64' in value
      ? Uint8Array.from(Buffer.from(String(value.base64), 'base64'))
      : value,
  ) as Rows;
  return { ...frozen, rows };
}

/** Writes a frozen vault, once: what is frozen never changes. */
export function writeFrozen(version: Frozen, frozen: FrozenVault): void {
  const file = fileOf(version);
  if (existsSync(file)) throw new Error(`${file.pathname} is frozen already`);
  const text = JSON.stringify(
    frozen,
    (_name, value: unknown) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    2,
  );
  writeFileSync(file, `${text}\n`);
}

/** A key of a frozen vault as Keystep reads it: what its schema did not have is empty. */
export function asOfToday(key: FrozenVault['expected']['records'][number]): object {
  const { revision, record } = key;
  return {
    ...key,
    record: { publicKey: '', tool: '', fieldsRevision: revision, care: freshCare, ...record },
  };
}
