import { sha256, text } from './primitives.ts';
import type { AnyRow, Rows } from './rows.ts';

/** Extension storage: JSON values by key. */
export type StorageValues = Readonly<Record<string, unknown>>;

interface Index {
  readonly key: string;
  readonly version: number;
  readonly commits: number;
  readonly parts: Readonly<Record<string, string>>;
}

/** The rows of the newest whole copy in extension storage. Throws where there is none. */
export function rowsOfCopy(storage: StorageValues): Rows {
  const found = ['vault.copy.a', 'vault.copy.b']
    .map((key) => indexOf(storage, key))
    .filter((index) => index !== null)
    .sort((a, b) => b.commits - a.commits)
    .find((index) => isWhole(storage, index));
  if (found === undefined) throw new Error('no copy is whole');
  return rowsOf(storage, found);
}

/** The rows of the snapshot that was taken before a migration. */
export function rowsOfSnapshot(storage: StorageValues): Rows {
  const index = indexOf(storage, 'vault.snapshot');
  if (index === null || !isWhole(storage, index)) throw new Error('no snapshot is whole');
  return rowsOf(storage, index);
}

function indexOf(storage: StorageValues, key: string): Index | null {
  const value = storage[key] as { version: number; text: string; checksum: string } | undefined;
  if (value === undefined || checksum(value.text) !== value.checksum) return null;
  const { version } = value;
  if (version !== 1 && version !== 2) return null;
  const content = JSON.parse(value.text) as { state: string } & Omit<Index, 'key' | 'version'>;
  return content.state === 'finished' ? { ...content, key, version } : null;
}

function isWhole(storage: StorageValues, { key, version, parts }: Index): boolean {
  return Object.entries(parts).every(([name, sum]) => {
    const part = storage[`${key}.${name}`];
    return typeof part === 'string' && checksum(part).slice(0, version === 1 ? 44 : 12) === sum;
  });
}

function rowsOf(storage: StorageValues, { key, parts }: Index): Rows {
  const rows: Record<string, AnyRow[]> = {};
  for (const name of Object.keys(parts)) {
    const table = name.split('.')[0]!;
    const list = JSON.parse(String(storage[`${key}.${name}`]), (_name, value: unknown) =>
      typeof value === 'object' && value !== null && 'base64' in value
        ? Uint8Array.from(Buffer.from(String(value.base64), 'base64'))
        : value,
    ) as readonly AnyRow[];
    (rows[table] ??= []).push(...list);
  }
  return rows;
}

function checksum(value: string): string {
  return sha256(text(value)).toString('base64');
}
