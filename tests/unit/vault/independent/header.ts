import { argon2id } from '@noble/hashes/argon2.js';
import { hkdf, openGcm, sha256, text, uint } from './primitives.ts';
import { recoveryBytes } from './recovery-code.ts';

/** What opens a vault. */
export type Secret = { readonly passphrase: string } | { readonly recoveryCode: string };

interface Slot {
  readonly kind: number;
  /** Everything up to the wrapped key. */
  readonly front: Buffer;
  readonly wrapped: Buffer;
}

export interface Header {
  readonly bytes: Buffer;
  readonly version: number;
  readonly vaultId: Buffer;
  readonly keyEpoch: number;
  readonly slots: readonly Slot[];
  readonly keyId: Buffer;
  readonly publicKey: Buffer;
  readonly wrappedPrivate: Buffer;
}

const wrappedLength = 60;

export function parseHeader(bytes: Buffer): Header {
  const content = bytes.subarray(0, -32);
  if (!sha256(content).equals(bytes.subarray(-32))) throw new Error('checksum');
  if (content.subarray(0, 8).toString('latin1') !== 'KEYSTEP\0') throw new Error('magic');
  const version = content.readUInt16BE(8);
  if (![1, 2].includes(version)) throw new Error('version');
  const vaultId = content.subarray(10, 26);
  const keyEpoch = content.readUInt32BE(26);
  const slots: Slot[] = [];
  let at = 31;
  for (let count = content[30]!; count > 0; count -= 1) {
    const length = content.readUInt16BE(at);
    const slot = content.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    slots.push({
      kind: slot[16]!,
      front: slot.subarray(0, -wrappedLength),
      wrapped: slot.subarray(-wrappedLength),
    });
  }
  const end = at + 50 + content.readUInt16BE(at + 48);
  if (end !== content.length) throw new Error('length');
  return {
    ...{ bytes, version, vaultId, keyEpoch, slots },
    keyId: content.subarray(at, at + 16),
    publicKey: content.subarray(at + 16, at + 48),
    wrappedPrivate: content.subarray(at + 50, end),
  };
}

/** The vault root key. Throws where no slot opens. */
export function openRootKey({ slots, vaultId, keyEpoch }: Header, secret: Secret): Buffer {
  const kind = 'passphrase' in secret ? 1 : 2;
  for (const slot of slots) {
    if (slot.kind !== kind) continue;
    const key =
      'passphrase' in secret
        ? passphraseKey(slot.front, vaultId, secret.passphrase)
        : recoveryKey(slot.front, vaultId, secret.recoveryCode);
    const additionalData = Buffer.concat([
      text('keystep/slot'),
      uint(1, 2),
      vaultId,
      uint(keyEpoch, 4),
      slot.front,
    ]);
    try {
      return openGcm(key, slot.wrapped, additionalData);
    } catch {
      // Another slot's.
    }
  }
  throw new Error('no slot opens');
}

/** Slot id (16), kind, derivation, memory, passes, lanes, salt length, salt. */
function passphraseKey(front: Buffer, vaultId: Buffer, passphrase: string): Buffer {
  if (front[17] !== 1) throw new Error('key derivation');
  const salt = front.subarray(28);
  if (salt.length !== front[27]) throw new Error('salt');
  const stretched = argon2id(text(passphrase.normalize('NFKC')), salt, {
    m: front.readUInt32BE(18),
    t: front.readUInt32BE(22),
    p: front[26]!,
    dkLen: 32,
  });
  return hkdf(stretched, vaultId, text('keystep/v1/kek/passphrase'));
}

/** Slot id (16), kind, salt (32). */
function recoveryKey(front: Buffer, vaultId: Buffer, code: string): Buffer {
  const salt = front.subarray(17);
  if (salt.length !== 32) throw new Error('salt');
  return hkdf(recoveryBytes(code), salt, Buffer.concat([text('keystep/v1/kek/recovery'), vaultId]));
}
