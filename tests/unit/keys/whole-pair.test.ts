import { describe, expect, it } from 'vitest';
import { generatePair } from '../../../src/keys/key-pair.ts';
import { isWholePair } from '../../../src/keys/whole-pair.ts';

const mine = await generatePair('ed25519');
const other = await generatePair('ed25519');
const rsa = await generatePair('rsa', 2048);
const fields = (keyType: 'hmac' | 'ed25519' | 'rsa', secretKey: string, publicKey: string) => ({
  ...{ keyType, secretKey, publicKey },
});

describe('the two halves of a pair', () => {
  it.each([
    ['belong together', fields('ed25519', mine.privateKey, mine.publicKey), true],
    ['belong together, RSA', fields('rsa', rsa.privateKey, rsa.publicKey), true],
    ['of different pairs', fields('ed25519', mine.privateKey, other.publicKey), false],
    ['of different types', fields('rsa', mine.privateKey, mine.publicKey), false],
    ['of which one is no key', fields('ed25519', 'a private key', mine.publicKey), false],
    ['of which one is cut off', fields('ed25519', mine.privateKey.slice(0, 60), mine.publicKey), false],
    ['of which one is not known', fields('ed25519', mine.privateKey, ''), true],
    ['of which the private one lives elsewhere', fields('ed25519', '', mine.publicKey), true],
    ['are none for HMAC', fields('hmac', 'x'.repeat(64), ''), true],
  ])('%s', async (_what, pair, whole) => {
    expect(await isWholePair(pair)).toBe(whole);
  });
});
