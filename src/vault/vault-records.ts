import { KeystepError } from '../errors.ts';
import { summarise } from '../keys/key-record.ts';
import type { KeyFields, KeyRecord, KeySummary, StoredKey } from '../keys/key-record.ts';
import { once } from './operations.ts';
import { parseKeyFields } from './record-codec.ts';
import { openRecord, sealRecord } from './record-seal.ts';
import { commitSealed, isListed } from './sealed-commit.ts';
import type { Note } from './sealed-commit.ts';
import { isRow, newId, parseRecordRow } from './rows.ts';
import type { RecordRow } from './rows.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';

/** Keys of the vault, and the rows that do not open: damaged, or moved by another hand. */
export interface KeyList {
  readonly keys: readonly KeySummary[];
  readonly damaged: readonly RowRef[];
}

/** A row by its id and the revision that it claims. */
export interface RowRef {
  readonly id: string;
  readonly revision: number;
}

/** A new key (`id` null), or a change of `revision`. A null secret leaves the stored one alone. */
export interface SaveRequest {
  readonly opId: string;
  readonly id: string | null;
  readonly revision: number;
  readonly fields: Omit<KeyFields, 'secretKey'> & { readonly secretKey: string | null };
}

/** All keys, newest first, without their secrets. */
export async function listKeys(context: VaultContext): Promise<KeyList> {
  const vault = await context.open();
  const stored: StoredKey[] = [];
  const damaged: RowRef[] = [];
  await Promise.all(
    (await context.ports.store.all('records')).map(async (value) => {
      const row = parseRecordRow(value);
      const key = row === null ? null : await tryOpen(vault, row);
      if (key === null) damaged.push(refOf(value));
      else stored.push(key);
    }),
  );
  stored.sort((a, b) => b.record.createdAt - a.record.createdAt || (a.id < b.id ? -1 : 1));
  return { keys: stored.map(summarise), damaged };
}

/** One key with its secret. Throws `record-missing`, `record-damaged`, `vault-locked`. */
export async function readKey(context: VaultContext, id: string): Promise<StoredKey> {
  const vault = await context.act();
  return openRecord(vault.keys.records, vault.header, await rowOf(context, id));
}

/** A secret to show or to copy, which the diary tells of. Throws `proof-needed`, or as `readKey`. */
export async function revealSecret(context: VaultContext, id: string, to: 'show' | 'copy'): Promise<string> {
  return context.exclusive(async () => {
    const vault = await context.act();
    await context.assertProved();
    const { record } = await openRecord(vault.keys.records, vault.header, await rowOf(context, id));
    const what = to === 'show' ? 'secret-revealed' : 'secret-copied';
    await commitSealed(context, vault, {}, [{ what, label: record.label }]).catch((error: unknown) => {
      // A disk that takes no writes must not keep the person from their secret.
      if (!(error instanceof KeystepError && error.code === 'write-failed')) throw error;
    });
    return record.secretKey;
  });
}

/** Adds or changes a key. Throws `revision-conflict` where it was changed in between. */
export async function saveKey(context: VaultContext, request: SaveRequest): Promise<RowRef> {
  const { opId, id } = request;
  const { target, revision } = await once(context, opId, 'save', async (vault) => {
    const row = await (id === null
      ? makeRow(context, vault, request)
      : changeRow(context, vault, request, id));
    const before = id === null ? null : request.revision;
    const { label } = request.fields;
    return {
      target: row.id,
      revision: row.revision,
      notes: [{ what: id === null ? 'key-added' : 'key-changed', label }],
      change: {
        expect: [{ table: 'records', id: row.id, revision: before }],
        put: [{ table: 'records', row }],
      },
    };
  });
  return { id: target, revision };
}

/** Deletes a key; until the vault locks it is kept aside, sealed, for `restoreKey`. */
export async function removeKey(
  context: VaultContext,
  opId: string,
  { id, revision }: RowRef,
): Promise<void> {
  await once(context, opId, 'remove', async (vault) => {
    const value = await context.ports.store.get('records', id);
    if (value === undefined) throw missing(id);
    const row = parseRecordRow(value);
    const remove = [{ table: 'records', id }] as const;
    // A row that cannot even be read has no revision to compare and nothing to bring back.
    if (row === null) return { target: id, revision: 0, change: { remove } };
    return {
      target: id,
      revision,
      notes: [noteOf('key-deleted', await tryOpen(vault, row))],
      change: { expect: [{ table: 'records', id, revision }], remove, put: [{ table: 'removed', row }] },
    };
  });
}

/**
 * Brings back a key that was deleted since the vault was unlocked, at the revision it had. Throws `record-missing`,
 * `record-damaged` where the row is not the one that was put aside.
 */
export async function restoreKey(context: VaultContext, opId: string, id: string): Promise<void> {
  await once(context, opId, 'restore', async (vault) => {
    const row = parseRecordRow(await context.ports.store.get('removed', id));
    if (row === null) throw missing(id);
    if (!(await isListed(context, vault, 'removed', row))) {
      throw new KeystepError('record-damaged', `record ${id} is not the one that was deleted`);
    }
    return {
      target: id,
      revision: row.revision,
      notes: [noteOf('key-restored', await tryOpen(vault, row))],
      change: {
        expect: [{ table: 'records', id, revision: null }],
        remove: [{ table: 'removed', id }],
        put: [{ table: 'records', row }],
      },
    };
  });
}

async function makeRow(context: VaultContext, vault: OpenVault, { fields }: SaveRequest): Promise<RecordRow> {
  const now = context.ports.now();
  const record = {
    ...checkedFields({ ...fields, secretKey: fields.secretKey ?? '' }),
    createdAt: now,
    changedAt: now,
    capturedFrom: null,
  };
  return sealRecord(vault.keys.records, vault.header, { id: newId(), revision: 1, record });
}

async function changeRow(
  context: VaultContext,
  vault: OpenVault,
  { revision, fields }: SaveRequest,
  id: string,
): Promise<RecordRow> {
  const row = await rowOf(context, id);
  if (row.revision !== revision) {
    throw new KeystepError(
      'revision-conflict',
      `expected revision ${revision}, the vault has ${row.revision}`,
    );
  }
  const { record } = await openRecord(vault.keys.records, vault.header, row);
  const { createdAt, capturedFrom } = record;
  const changed: KeyRecord = {
    ...checkedFields({ ...fields, secretKey: fields.secretKey ?? record.secretKey }),
    createdAt,
    changedAt: context.ports.now(),
    capturedFrom,
  };
  return sealRecord(vault.keys.records, vault.header, { id, revision: revision + 1, record: changed });
}

/** The fields as they will be read again; throws `bad-message` where they would not be. */
function checkedFields(fields: KeyFields): KeyFields {
  const parsed = parseKeyFields(fields);
  if (parsed === null) throw new KeystepError('bad-message', 'expected the fields of a key');
  return parsed;
}

async function rowOf(context: VaultContext, id: string): Promise<RecordRow> {
  const value = await context.ports.store.get('records', id);
  if (value === undefined) throw missing(id);
  const row = parseRecordRow(value);
  if (row === null) throw new KeystepError('record-damaged', `record ${id} is no sealed row`);
  return row;
}

async function tryOpen(vault: OpenVault, row: RecordRow): Promise<StoredKey | null> {
  try {
    return await openRecord(vault.keys.records, vault.header, row);
  } catch (error) {
    if (error instanceof KeystepError) return null;
    throw error;
  }
}

function noteOf(what: Note['what'], stored: StoredKey | null): Note {
  return { what, ...(stored === null ? {} : { label: stored.record.label }) };
}

function refOf(value: unknown): RowRef {
  if (!isRow(value)) return { id: '', revision: 0 };
  return { id: value.id, revision: typeof value['revision'] === 'number' ? value['revision'] : 0 };
}

function missing(id: string): KeystepError {
  return new KeystepError('record-missing', `there is no record ${id}`);
}
