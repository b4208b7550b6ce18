import { pairOf } from './key-pair.ts';
import type { KeyFields } from './key-record.ts';
import { readPem } from './pem.ts';

/**
 * Whether the two halves of a self-generated key belong together: the public one is computed from the private one anew.
 * True as well where one of them is not known, and for HMAC.
 */
export async function isWholePair({
  keyType,
  secretKey,
  publicKey,
}: Pick<KeyFields, 'keyType' | 'secretKey' | 'publicKey'>): Promise<boolean> {
  if (keyType === 'hmac' || secretKey === '' || publicKey === '') return true;
  const [block] = readPem(secretKey) ?? [];
  const pair = block === undefined ? null : await pairOf(keyType, block.der);
  return pair?.publicKey === publicKey;
}
