import type { RsaSize } from '../keys/key-pair.ts';
import type { KeyWithoutSecret } from '../messages/protocol.ts';

/** Letters of an SPKI PEM between those of RSA-2048 (about 450) and RSA-4096 (about 800). */
const longPem = 600;

/**
 * What `guide.start` is told of the new pair: one is made here where the old one's private half is here too, of the
 * same length. A key whose private half lives elsewhere gets its next one from there.
 */
export function pairToMake({
  keyType,
  publicKey,
  secretMasked,
}: Pick<KeyWithoutSecret, 'keyType' | 'publicKey' | 'secretMasked'>): { readonly makePair?: RsaSize } {
  if (keyType === 'hmac' || secretMasked === null) return {};
  return { makePair: publicKey.length > longPem ? 4096 : 2048 };
}
