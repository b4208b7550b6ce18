import { KeystepError } from '../errors.ts';
import { freshCare } from '../keys/key-care.ts';
import type { KeyRecord, StoredKey } from '../keys/key-record.ts';
import { open, seal } from './aead.ts';
import { ByteReader, concat, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { envelopeVersion } from './header.ts';
import type { Header } from './header.ts';
import { pad, unpad } from './padding.ts';
import { addedFields, decodeJson, encodeJson, isObject, parseKeyRecord } from './record-codec.ts';
import { idBytes, maxRecordLength } from './rows.ts';
import type { RecordRow } from './rows.ts';

/** Version of what is inside a sealed record. */
const recordSchema = 2;

type VaultRef = Pick<Header, 'vaultId' | 'keyEpoch'>;

/** Binds a record to its place: nothing that is moved, renamed or put back under another revision opens. */
function additionalData(vault: VaultRef, id: Bytes, revision: number, schema: number): Bytes {
  return concat(
    utf8('keystep/record'),
    uint(envelopeVersion, 2),
    vault.vaultId,
    id,
    uint(revision, 4),
    uint(vault.keyEpoch, 4),
    uint(schema, 2),
  );
}

/** Seals a record for its row. Throws `bad-message` where it would be larger than 64 KiB. */
export async function sealRecord(key: CryptoKey, vault: VaultRef, stored: StoredKey): Promise<RecordRow> {
  const { id, revision, record } = stored;
  const idOfRow = idBytes(id);
  if (idOfRow === null) throw new KeystepError('bad-message', 'expected a record id of 32 hex digits');
  const content = pad(encodeJson(record));
  const bound = additionalData(vault, idOfRow, revision, recordSchema);
  const sealed = concat(uint(recordSchema, 2), await seal(key, content, bound));
  if (sealed.length > maxRecordLength) {
    throw new KeystepError(
      'bad-message',
      `a key takes at most ${maxRecordLength} bytes, got ${sealed.length}`,
    );
  }
  return { id, revision, sealed };
}

/** Opens a row. Throws `record-damaged`, or `vault-newer` where a newer Keystep sealed it. */
export async function openRecord(key: CryptoKey, vault: VaultRef, row: RecordRow): Promise<StoredKey> {
  const id = idBytes(row.id);
  const record = id === null ? null : await openSealed(key, vault, id, row);
  if (record === null) throw new KeystepError('record-damaged', `record ${row.id} does not open`);
  return { id: row.id, revision: row.revision, record };
}

async function openSealed(
  key: CryptoKey,
  vault: VaultRef,
  id: Bytes,
  { revision, sealed }: RecordRow,
): Promise<KeyRecord | null> {
  if (sealed.length < 2) return null;
  const reader = new ByteReader(sealed);
  const schema = reader.uint(2);
  const padded = await open(key, reader.take(reader.left), additionalData(vault, id, revision, schema));
  if (padded === null) return null;
  // Only now: an authentic schema that is not known was written by a newer Keystep.
  if (schema > recordSchema) throw new KeystepError('vault-newer', `record schema ${schema}`);
  const content = unpad(padded);
  return content === null ? null : parseKeyRecord(upgraded(decodeJson(content), schema, revision));
}

/** A record of any schema in the form of the present one. Nothing is written for it: the next change does that. */
function upgraded(value: unknown, schema: number, revision: number): unknown {
  if (schema === recordSchema || !isObject(value)) return value;
  // Of schema 1 every revision is one of the fields.
  return { ...value, ...addedFields, care: freshCare, fieldsRevision: revision };
}
