import { KeystepError } from '../errors.ts';
import type { KeyRecord, StoredKey } from '../keys/key-record.ts';
import { bucketNames } from './manifest.ts';
import type { Planned } from './operations.ts';
import { openRecord, sealRecord } from './record-seal.ts';
import { isRow, parseRecordRow } from './rows.ts';
import type { RecordRow } from './rows.ts';
import type { VaultStore } from './store.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';

/** The row of a key. Throws `record-missing`, `record-damaged` where it is none. */
export async function rowOf(context: VaultContext, id: string): Promise<RecordRow> {
  const value = await context.ports.store.get('records', id);
  if (value === undefined) throw missing(id);
  const row = parseRecordRow(value);
  if (row === null) throw new KeystepError('record-damaged', `record ${id} is no sealed row`);
  return row;
}

/** A record, or null where it does not open. */
export async function tryOpen(
  vault: Pick<OpenVault, 'keys' | 'header'>,
  row: RecordRow,
): Promise<StoredKey | null> {
  try {
    return await openRecord(vault.keys.records, vault.header, row);
  } catch (error) {
    if (error instanceof KeystepError) return null;
    throw error;
  }
}

/** The next revision of a key. */
export async function replaceRow(
  vault: OpenVault,
  { id, revision: before }: StoredKey,
  record: KeyRecord,
): Promise<Planned> {
  const revision = before + 1;
  const row = await sealRecord(vault.keys.records, vault.header, { id, revision, record });
  return {
    target: id,
    revision,
    change: {
      expect: [{ table: 'records', id, revision: before }],
      put: [{ table: 'records', row }],
    },
  };
}

/** Throws `revision-conflict` unless a form that was filled at `known` shows the fields that stand in the vault. */
export function assertUnchanged({ revision, record }: StoredKey, known: number): void {
  if (known >= record.fieldsRevision && known <= revision) return;
  throw new KeystepError(
    'revision-conflict',
    `expected revision ${known}, the fields in the vault are of ${record.fieldsRevision}`,
  );
}

/** The error for an id that no record has. */
export function missing(id: string): KeystepError {
  return new KeystepError('record-missing', `there is no record ${id}`);
}

/** All rows, a bucket of them at a time: nobody needs thousands at once. */
export async function* recordsInTurns(
  store: Pick<VaultStore, 'all' | 'count'>,
): AsyncGenerator<readonly unknown[]> {
  let seen = 0;
  for (const name of bucketNames) {
    const rows = await store.all('records', name);
    seen += rows.length;
    yield rows;
  }
  // Another hand's rows under other ids are in no bucket.
  if (seen === (await store.count('records'))) return;
  yield (await store.all('records')).filter((row) => isRow(row) && !/^[0-9a-f]/.test(row.id));
}
