import { KeystepError } from '../errors.ts';
import { freshCare } from '../keys/key-care.ts';
import type { KeyFields, StoredKey } from '../keys/key-record.ts';
import type { KeyList, RowRef } from './opened-keys.ts';
import { once } from './operations.ts';
import type { Planned } from './operations.ts';
import { parseKeyFields } from './record-codec.ts';
import { assertUnchanged, missing, replaceRow, rowOf, tryOpen } from './record-rows.ts';
import { openRecord, sealRecord } from './record-seal.ts';
import { isListed } from './sealed-commit.ts';
import type { Note } from './sealed-commit.ts';
import { newId, parseRecordRow } from './rows.ts';
import type { RecordRow } from './rows.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';

/** A new key (`id` null), or a change of `revision`. A null secret leaves the stored one alone. */
export interface SaveRequest {
  readonly opId: string;
  readonly id: string | null;
  readonly revision: number;
  readonly fields: Omit<KeyFields, 'secretKey'> & { readonly secretKey: string | null };
}

/** All keys, newest first, without their secrets. */
export async function listKeys(context: VaultContext): Promise<KeyList> {
  return context.reading((vault) => context.memory.list(vault));
}

/** One key with its secret. Throws `record-missing`, `record-damaged`, `vault-locked`. */
export async function readKey(context: VaultContext, id: string): Promise<StoredKey> {
  const vault = await context.act();
  return openRecord(vault.keys.records, vault.header, await rowOf(context, id));
}

/** Adds or changes a key. Throws `revision-conflict` where it was changed in between. */
export async function saveKey(context: VaultContext, request: SaveRequest): Promise<RowRef> {
  const { opId, id } = request;
  const { target, revision } = await once(context, opId, 'save', async (vault) => {
    const { label } = request.fields;
    if (id !== null) {
      const planned = await changeRow(context, vault, request, id);
      return { ...planned, notes: [{ what: 'key-changed', label }] };
    }
    const row = await makeRow(context, vault, request);
    return {
      target: row.id,
      revision: row.revision,
      notes: [{ what: 'key-added', label }],
      change: {
        expect: [{ table: 'records', id: row.id, revision: null }],
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
    const stored = await tryOpen(vault, row);
    if (stored !== null) assertUnchanged(stored, revision);
    const expected = stored?.revision ?? revision;
    return {
      target: id,
      revision: expected,
      notes: [noteOf('key-deleted', stored)],
      change: {
        expect: [{ table: 'records', id, revision: expected }],
        remove,
        put: [{ table: 'removed', row }],
      },
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
    fieldsRevision: 1,
    care: freshCare,
  };
  return sealRecord(vault.keys.records, vault.header, { id: newId(), revision: 1, record });
}

async function changeRow(
  context: VaultContext,
  vault: OpenVault,
  { revision, fields }: SaveRequest,
  id: string,
): Promise<Planned> {
  const stored = await openRecord(vault.keys.records, vault.header, await rowOf(context, id));
  assertUnchanged(stored, revision);
  const { record } = stored;
  const checked = checkedFields({ ...fields, secretKey: fields.secretKey ?? record.secretKey });
  const isSameKey = (['apiKey', 'secretKey', 'keyType', 'environment'] as const).every(
    (name) => checked[name] === record[name],
  );
  return replaceRow(vault, stored, {
    ...record,
    ...checked,
    changedAt: context.ports.now(),
    fieldsRevision: stored.revision + 1,
    // What was found of one key says nothing of another.
    care: isSameKey ? record.care : { ...record.care, lastCheck: null },
  });
}

/** The fields as they will be read again; throws `bad-message` where they would not be. */
function checkedFields(fields: KeyFields): KeyFields {
  const parsed = parseKeyFields(fields);
  if (parsed === null) throw new KeystepError('bad-message', 'expected the fields of a key');
  return parsed;
}

function noteOf(what: Note['what'], stored: StoredKey | null): Note {
  return { what, ...(stored === null ? {} : { label: stored.record.label }) };
}
