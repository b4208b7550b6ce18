import { ByteReader, concat, sameBytes, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { argon2Problem } from './kdf-params.ts';
import type { Argon2Params } from './kdf-params.ts';
import { sha256 } from './sha256.ts';

/** Version of everything that `docs/vault-format.md` describes. A migration leads here from each older one. */
export const formatVersion = 2;

/** Version of how a thing is sealed: part of the additional data. Format 2 seals as format 1 did. */
export const envelopeVersion = 1;

export const maxHeaderLength = 1024 * 1024;
const maxSlots = 16;
const checksumLength = 32;
const magic = utf8('KEYSTEP\0');

const slotTypePassphrase = 1;
const slotTypeRecovery = 2;
const kdfArgon2id = 1;
const wrappedLength = 60;
const recoverySaltLength = 32;

/** Opens the vault root key with a passphrase. `wrapped`: IV, ciphertext, tag. */
export interface PassphraseSlot {
  readonly type: 'passphrase';
  readonly slotId: Bytes;
  readonly kdf: Argon2Params;
  readonly wrapped: Bytes;
}

/** Opens the vault root key with a recovery code. `salt`: 32 bytes. */
export interface RecoverySlot {
  readonly type: 'recovery';
  readonly slotId: Bytes;
  readonly salt: Bytes;
  readonly wrapped: Bytes;
}

/** A kind of slot that this version does not know: kept as it is. */
export interface OtherSlot {
  readonly type: 'other';
  readonly slotId: Bytes;
  readonly typeCode: number;
  readonly body: Bytes;
}

export type Slot = PassphraseSlot | RecoverySlot | OtherSlot;

/** A slot up to what is wrapped. */
export type SlotFront = Omit<PassphraseSlot, 'wrapped'> | Omit<RecoverySlot, 'wrapped'>;

/** Where keys are sealed while the vault is locked. `wrappedPrivate`: PKCS #8 of the X25519 key under K_drop. */
export interface DropBoxKey {
  readonly keyId: Bytes;
  readonly publicKey: Bytes;
  readonly wrappedPrivate: Bytes;
}

/** The plaintext part of a vault. */
export interface Header {
  /** Version of the format that it was read in; written is always the present one. */
  readonly version: number;
  readonly vaultId: Bytes;
  /** Grows when the vault root key is replaced. */
  readonly keyEpoch: number;
  readonly slots: readonly Slot[];
  readonly dropBox: DropBoxKey;
}

export type HeaderResult =
  | { readonly status: 'ok'; readonly header: Header }
  | { readonly status: 'damaged' | 'newer'; readonly reason: string };

/** The front of a slot, up to what is wrapped: the part that the wrapping binds. */
export function encodeSlotFront(slot: SlotFront): Bytes {
  if (slot.type === 'recovery') return concat(slot.slotId, uint(slotTypeRecovery, 1), slot.salt);
  const { memoryKiB, iterations, parallelism, salt } = slot.kdf;
  return concat(
    slot.slotId,
    uint(slotTypePassphrase, 1),
    uint(kdfArgon2id, 1),
    uint(memoryKiB, 4),
    uint(iterations, 4),
    uint(parallelism, 1),
    uint(salt.length, 1),
    salt,
  );
}

function encodeSlot(slot: Slot): Bytes {
  const bytes =
    slot.type === 'other'
      ? concat(slot.slotId, uint(slot.typeCode, 1), slot.body)
      : concat(encodeSlotFront(slot), slot.wrapped);
  return concat(uint(bytes.length, 2), bytes);
}

/** The drop box's part of the header, which a session also keeps of its predecessors. */
export function encodeDropBoxKey({ keyId, publicKey, wrappedPrivate }: DropBoxKey): Bytes {
  return concat(keyId, publicKey, uint(wrappedPrivate.length, 2), wrappedPrivate);
}

/** Reads what `encodeDropBoxKey` wrote; throws `RangeError` where bytes are missing. */
export function readDropBoxKey(reader: ByteReader): DropBoxKey {
  return { keyId: reader.take(16), publicKey: reader.take(32), wrappedPrivate: reader.take(reader.uint(2)) };
}

/** The canonical bytes of a header, checksum included. */
export async function encodeHeader(header: Omit<Header, 'version'>): Promise<Bytes> {
  const content = concat(
    magic,
    uint(formatVersion, 2),
    header.vaultId,
    uint(header.keyEpoch, 4),
    uint(header.slots.length, 1),
    ...header.slots.map(encodeSlot),
    encodeDropBoxKey(header.dropBox),
  );
  return concat(content, await sha256(content));
}

/**
 * Reads a header. Magic, version and the checksum at the end are the same in every version, so that a newer
 * vault is told from a damaged one. Takes at most 1 MiB and 16 slots, and no Argon2 setting out of range.
 */
export async function parseHeader(bytes: Bytes): Promise<HeaderResult> {
  if (bytes.length > maxHeaderLength) return damaged(`expected at most ${maxHeaderLength} bytes`);
  if (bytes.length < magic.length + 2 + checksumLength) return damaged('too short');
  const content = bytes.slice(0, -checksumLength);
  const reader = new ByteReader(content);
  if (!sameBytes(reader.take(magic.length), magic)) return damaged('no magic');
  if (!sameBytes(await sha256(content), bytes.slice(-checksumLength))) return damaged('checksum differs');
  const version = reader.uint(2);
  if (version > formatVersion) return { status: 'newer', reason: `format version ${version}` };
  if (version < 1) return damaged(`format version ${version}`);
  try {
    return { status: 'ok', header: { version, ...readBody(reader) } };
  } catch (error) {
    if (error instanceof RangeError) return damaged(error.message);
    throw error;
  }
}

function readBody(reader: ByteReader): Omit<Header, 'version'> {
  const vaultId = reader.take(16);
  const keyEpoch = reader.uint(4);
  const slotCount = reader.uint(1);
  if (slotCount > maxSlots) throw new RangeError(`expected at most ${maxSlots} slots, got ${slotCount}`);
  const slots = Array.from({ length: slotCount }, () =>
    readSlot(new ByteReader(reader.take(reader.uint(2)))),
  );
  const dropBox = readDropBoxKey(reader);
  if (reader.left > 0) throw new RangeError(`${reader.left} bytes too many`);
  return { vaultId, keyEpoch, slots, dropBox };
}

function readSlot(reader: ByteReader): Slot {
  const slotId = reader.take(16);
  const typeCode = reader.uint(1);
  if (typeCode === slotTypePassphrase) {
    return { type: 'passphrase', slotId, kdf: readKdf(reader), wrapped: readWrapped(reader) };
  }
  if (typeCode === slotTypeRecovery) {
    return { type: 'recovery', slotId, salt: reader.take(recoverySaltLength), wrapped: readWrapped(reader) };
  }
  return { type: 'other', slotId, typeCode, body: reader.take(reader.left) };
}

function readKdf(reader: ByteReader): Argon2Params {
  const kdfCode = reader.uint(1);
  if (kdfCode !== kdfArgon2id) throw new RangeError(`key derivation ${kdfCode} is not known`);
  const kdf = {
    memoryKiB: reader.uint(4),
    iterations: reader.uint(4),
    parallelism: reader.uint(1),
    salt: reader.take(reader.uint(1)),
  };
  const problem = argon2Problem(kdf);
  if (problem !== null) throw new RangeError(problem);
  return kdf;
}

/** The rest of a slot. */
function readWrapped(reader: ByteReader): Bytes {
  const wrapped = reader.take(reader.left);
  if (wrapped.length !== wrappedLength) {
    throw new RangeError(`expected a wrapped key of ${wrappedLength} bytes, got ${wrapped.length}`);
  }
  return wrapped;
}

function damaged(reason: string): HeaderResult {
  return { status: 'damaged', reason };
}
