import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { PracticeKey } from '../site/practice-options.ts';

/** The parts of a key that a signature is verified with. */
export type VerifyingKey = Pick<PracticeKey, 'type' | 'secretKey' | 'publicKey'>;

/** Verifies a signature over the bytes as they came, by Node's own crypto. Nothing of the product is used here. */
export function verifies(key: VerifyingKey, payload: string, signature: string): boolean {
  const bytes = Buffer.from(payload, 'utf8');
  if (key.type === 'hmac') {
    if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
    const expected = createHmac('sha256', key.secretKey ?? '')
      .update(bytes)
      .digest();
    return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return false;
  try {
    const publicKey = createPublicKey(key.publicKey ?? '');
    if (publicKey.asymmetricKeyType !== key.type) return false;
    // Ed25519 hashes by itself; RSA is PKCS#1 v1.5 with SHA-256, Node's default padding.
    const digest = key.type === 'rsa' ? 'sha256' : null;
    return verify(digest, bytes, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
