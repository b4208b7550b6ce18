import { concat, randomBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';

const ivLength = 12;
const tagLength = 16;

/** Bytes that sealing adds: a 96-bit IV in front and a 128-bit tag behind. */
const sealOverhead = ivLength + tagLength;

/** AES-256-GCM with a fresh random IV: IV, ciphertext, tag. */
export async function seal(key: CryptoKey, plaintext: Bytes, additionalData: Bytes): Promise<Bytes> {
  const iv = randomBytes(ivLength);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plaintext);
  return concat(iv, new Uint8Array(sealed));
}

/** What `seal` sealed; null when key, bytes or additional data are not the same. */
export async function open(key: CryptoKey, sealed: Bytes, additionalData: Bytes): Promise<Bytes | null> {
  if (sealed.length < sealOverhead) return null;
  const iv = sealed.subarray(0, ivLength);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed.subarray(ivLength)),
    );
  } catch {
    return null;
  }
}
