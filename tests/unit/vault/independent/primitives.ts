import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';

/** UTF-8. */
export const text = (value: string): Buffer => Buffer.from(value, 'utf8');

/** Unsigned, big-endian, in `size` bytes. */
export function uint(value: number, size: number): Buffer {
  const buffer = Buffer.alloc(size);
  if (size === 8) buffer.writeBigUInt64BE(BigInt(value));
  else buffer.writeUIntBE(value, 0, size);
  return buffer;
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export function hmac(key: Uint8Array, data: Uint8Array): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

export function hkdf(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', ikm, salt, info, 32));
}

/** AES-256-GCM: IV (12), ciphertext, tag (16). Throws where anything is not the same. */
export function openGcm(key: Uint8Array, sealed: Buffer, additionalData: Buffer): Buffer {
  return openGcmWithIv(key, sealed.subarray(0, 12), sealed.subarray(12), additionalData);
}

function openGcmWithIv(key: Uint8Array, iv: Buffer, sealed: Buffer, additionalData: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

/** JSON in its padding. */
export function unpadJson(padded: Buffer): unknown {
  const length = padded.readUInt32BE(0);
  const zeros = padded.subarray(4 + length);
  if (padded.length % 256 !== 0 || zeros.length >= 256 || zeros.some((byte) => byte !== 0)) {
    throw new Error('padding');
  }
  return JSON.parse(padded.subarray(4, 4 + length).toString('utf8')) as unknown;
}

// HPKE, RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256) = 0x0020, HKDF-SHA256 = 0x0001, AES-256-GCM = 0x0002.
function extract(suite: Buffer, salt: Buffer, label: string, ikm: Buffer): Buffer {
  return hmac(salt, Buffer.concat([text('HPKE-v1'), suite, text(label), ikm]));
}

function expand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  // At most one block of SHA-256 is needed here.
  const labelled = Buffer.concat([uint(length, 2), text('HPKE-v1'), suite, text(label), info]);
  return hmac(prk, Buffer.concat([labelled, uint(1, 1)])).subarray(0, length);
}

/** What was sealed for `publicKey`: enc (32), ciphertext, tag. `pkcs8`: the private key. */
export function openHpke(
  { pkcs8, publicKey }: { readonly pkcs8: Buffer; readonly publicKey: Buffer },
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
