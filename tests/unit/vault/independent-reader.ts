/**
 * Opens a vault by docs/vault-format.md alone: nothing here comes from src/, and neither Argon2id, HKDF, AES-GCM
 * nor HPKE is the one that the product uses.
 */
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';

export interface RowDump {
  readonly header: readonly { readonly id: string; readonly bytes: Uint8Array }[];
  readonly records: readonly SealedRow[];
  readonly dropbox: readonly {
    readonly id: string;
    readonly createdAt: number;
    readonly sealed: Uint8Array;
  }[];
}

interface SealedRow {
  readonly id: string;
  readonly revision: number;
  readonly sealed: Uint8Array;
}

export interface OpenedVault {
  readonly records: readonly { readonly id: string; readonly revision: number; readonly record: unknown }[];
  readonly waiting: readonly { readonly id: string; readonly createdAt: number; readonly content: unknown }[];
}

interface PassphraseSlot {
  readonly front: Buffer;
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly wrapped: Buffer;
}

const text = (value: string): Buffer => Buffer.from(value, 'utf8');

function uint(value: number, size: number): Buffer {
  const buffer = Buffer.alloc(size);
  if (size === 8) buffer.writeBigUInt64BE(BigInt(value));
  else buffer.writeUIntBE(value, 0, size);
  return buffer;
}

/** IV (12), ciphertext, tag (16). */
function openGcm(key: Uint8Array, sealed: Buffer, additionalData: Buffer): Buffer {
  return openGcmWithIv(key, sealed.subarray(0, 12), sealed.subarray(12), additionalData);
}

function openGcmWithIv(key: Uint8Array, iv: Buffer, sealed: Buffer, additionalData: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

function subkey(root: Uint8Array, vaultId: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, vaultId, text(label), 32));
}

function unpadJson(padded: Buffer): unknown {
  const length = padded.readUInt32BE(0);
  if (padded.length % 256 !== 0 || padded.subarray(4 + length).some((byte) => byte !== 0)) {
    throw new Error('padding');
  }
  return JSON.parse(padded.subarray(4, 4 + length).toString('utf8')) as unknown;
}

function parseHeader(bytes: Buffer) {
  const content = bytes.subarray(0, -32);
  if (!createHash('sha256').update(content).digest().equals(bytes.subarray(-32))) throw new Error('checksum');
  if (content.subarray(0, 8).toString('latin1') !== 'KEYSTEP\0') throw new Error('magic');
  if (![1, 2].includes(content.readUInt16BE(8))) throw new Error('version');
  const vaultId = content.subarray(10, 26);
  const keyEpoch = content.readUInt32BE(26);
  const slots: PassphraseSlot[] = [];
  let at = 31;
  for (let count = content[30]!; count > 0; count -= 1) {
    const length = content.readUInt16BE(at);
    const slot = content.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    if (slot[16] !== 1) continue;
    if (slot[17] !== 1) throw new Error('key derivation');
    const saltEnd = 28 + slot[27]!;
    slots.push({
      front: slot.subarray(0, saltEnd),
      memoryKiB: slot.readUInt32BE(18),
      iterations: slot.readUInt32BE(22),
      parallelism: slot[26]!,
      salt: slot.subarray(28, saltEnd),
      wrapped: slot.subarray(saltEnd),
    });
  }
  const keyId = content.subarray(at, at + 16);
  const publicKey = content.subarray(at + 16, at + 48);
  const end = at + 50 + content.readUInt16BE(at + 48);
  if (end !== content.length) throw new Error('length');
  return { vaultId, keyEpoch, slots, keyId, publicKey, wrappedPrivate: content.subarray(at + 50, end) };
}

// HPKE, RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256) = 0x0020, HKDF-SHA256 = 0x0001, AES-256-GCM = 0x0002.
const hmac = (key: Uint8Array, data: Uint8Array): Buffer => createHmac('sha256', key).update(data).digest();

function extract(suite: Buffer, salt: Buffer, label: string, ikm: Buffer): Buffer {
  return hmac(salt, Buffer.concat([text('HPKE-v1'), suite, text(label), ikm]));
}

function expand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  // At most one block of SHA-256 is needed here.
  const labelled = Buffer.concat([uint(length, 2), text('HPKE-v1'), suite, text(label), info]);
  return hmac(prk, Buffer.concat([labelled, uint(1, 1)])).subarray(0, length);
}

function openHpke(
  pkcs8: Buffer,
  publicKey: Buffer,
  info: Buffer,
  additionalData: Buffer,
  sealed: Buffer,
): Buffer {
  const enc = sealed.subarray(0, 32);
  const spki = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), enc]);
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
  });
  const none = Buffer.alloc(0);
  const kem = Buffer.concat([text('KEM'), uint(0x20, 2)]);
  const prk = extract(kem, none, 'eae_prk', shared);
  const secret = expand(kem, prk, 'shared_secret', Buffer.concat([enc, publicKey]), 32);
  const suite = Buffer.concat([text('HPKE'), uint(0x20, 2), uint(1, 2), uint(2, 2)]);
  const context = Buffer.concat([
    uint(0, 1),
    extract(suite, none, 'psk_id_hash', none),
    extract(suite, none, 'info_hash', info),
  ]);
  const schedule = extract(suite, secret, 'secret', none);
  const key = expand(suite, schedule, 'key', context, 32);
  const nonce = expand(suite, schedule, 'base_nonce', context, 12);
  return openGcmWithIv(key, nonce, sealed.subarray(32), additionalData);
}

/** All that a vault holds, from its rows and its passphrase. Throws where anything does not fit. */
export function openVault(rows: RowDump, passphrase: string): OpenedVault {
  const header = parseHeader(Buffer.from(rows.header.find(({ id }) => id === 'header')!.bytes));
  const { vaultId, keyEpoch, keyId, publicKey } = header;
  const [slot] = header.slots;
  if (slot === undefined) throw new Error('no passphrase slot');
  const stretched = argon2id(text(passphrase.normalize('NFKC')), slot.salt, {
    m: slot.memoryKiB,
    t: slot.iterations,
    p: slot.parallelism,
    dkLen: 32,
  });
  const rootKey = openGcm(
    subkey(stretched, vaultId, 'keystep/v1/kek/passphrase'),
    slot.wrapped,
    Buffer.concat([text('keystep/slot'), uint(1, 2), vaultId, uint(keyEpoch, 4), slot.front]),
  );
  const recordsKey = subkey(rootKey, vaultId, 'keystep/v1/records');
  const records = rows.records.map(({ id, revision, sealed }) => {
    const bytes = Buffer.from(sealed);
    const schema = bytes.readUInt16BE(0);
    const additionalData = Buffer.concat([
      text('keystep/record'),
      uint(1, 2),
      vaultId,
      Buffer.from(id, 'hex'),
      uint(revision, 4),
      uint(keyEpoch, 4),
      uint(schema, 2),
    ]);
    return { id, revision, record: unpadJson(openGcm(recordsKey, bytes.subarray(2), additionalData)) };
  });
  const privateKey = openGcm(
    subkey(rootKey, vaultId, 'keystep/v1/drop-box'),
    header.wrappedPrivate,
    Buffer.concat([text('keystep/drop-box-key'), uint(1, 2), vaultId, uint(keyEpoch, 4), keyId, publicKey]),
  );
  const waiting = rows.dropbox.map(({ id, createdAt, sealed }) => {
    const info = Buffer.concat([text('keystep/drop-box/v1'), vaultId, keyId]);
    const additionalData = Buffer.concat([uint(1, 1), Buffer.from(id, 'hex'), uint(createdAt, 8)]);
    const padded = openHpke(privateKey, publicKey, info, additionalData, Buffer.from(sealed));
    return { id, createdAt, content: unpadJson(padded) };
  });
  return { records, waiting };
}
