import type { KeyRecord, StoredKey } from '../keys/key-record.ts';

/** A key of a backup with the id that it had in its vault. */
export type BackedUpKey = Pick<StoredKey, 'id' | 'record'>;

/** What a key of a backup is to the vault. */
export type BackupVerdict =
  | { readonly status: 'new' }
  /** The vault has it, with the same fields. */
  | { readonly status: 'same'; readonly id: string }
  /** The vault has it, and these fields differ. `changedAt`: of the vault's own, milliseconds since 1970. */
  | {
      readonly status: 'differs';
      readonly id: string;
      readonly revision: number;
      readonly label: string;
      readonly changedAt: number;
      readonly fields: readonly (typeof comparedFields)[number][];
    };

/** What a person typed or Binance showed; the rest is noted by Keystep, and no reason to ask. */
export const comparedFields = [
  'label',
  'apiKey',
  'secretKey',
  'publicKey',
  'keyType',
  'environment',
  'account',
  'purpose',
  'tool',
  'permissions',
  'addresses',
  'rotateBy',
  'note',
] as const satisfies readonly (keyof KeyRecord)[];

/**
 * Judges keys of a backup: one is the vault's where its id is, else where API key and environment are. No two of them
 * are the same key of the vault.
 */
export function judgeBackup(
  backup: readonly BackedUpKey[],
  stored: readonly StoredKey[],
): readonly BackupVerdict[] {
  const byId = new Map(stored.map((key) => [key.id, key]));
  const ids = new Set(backup.map(({ id }) => id));
  const byApiKey = new Map(
    stored.filter(({ id }) => !ids.has(id)).map((key) => [nameOf(key.record), key] as const),
  );
  return backup.map(({ id, record }) => {
    const own = byId.get(id) ?? byApiKey.get(nameOf(record));
    if (own === undefined) return { status: 'new' };
    byApiKey.delete(nameOf(own.record));
    const fields = comparedFields.filter((field) => !isSame(own.record[field], record[field]));
    if (fields.length === 0) return { status: 'same', id: own.id };
    const { label, changedAt } = own.record;
    return { status: 'differs', id: own.id, revision: own.revision, label, changedAt, fields };
  });
}

function nameOf({ environment, apiKey }: KeyRecord): string {
  return `${environment} ${apiKey}`;
}

function isSame(a: KeyRecord[keyof KeyRecord], b: KeyRecord[keyof KeyRecord]): boolean {
  // Lists of texts, single values: their JSON is the same exactly where they are.
  return JSON.stringify(a) === JSON.stringify(b);
}
