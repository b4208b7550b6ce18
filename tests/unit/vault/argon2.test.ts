import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, it } from 'vitest';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import { utf8 } from '../../../src/vault/bytes.ts';
import { argon2Problem, defaultArgon2Cost } from '../../../src/vault/kdf-params.ts';

const salt = Uint8Array.from({ length: 32 }, (_, index) => index);

describe('deriveWithArgon2', () => {
  it('has an independent second that gives the vector of RFC 9106, section 5.3', () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      t: 3,
      m: 32,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    });
    expect(Buffer.from(tag).toString('hex')).toBe(
      '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
    );
  });

  it.each([
    ['the default cost', defaultArgon2Cost],
    ['the floor', { memoryKiB: 19 * 1024, iterations: 2, parallelism: 1 }],
    ['another cost', { memoryKiB: 20_001, iterations: 3, parallelism: 3 }],
  ])('agrees with it at %s', { timeout: 60_000 }, async (_name, cost) => {
    const expected = argon2id(utf8('pässphräse'), salt, {
      t: cost.iterations,
      m: cost.memoryKiB,
      p: cost.parallelism,
      dkLen: 32,
    });
    expect(await deriveWithArgon2(utf8('pässphräse'), { ...cost, salt })).toEqual(Uint8Array.from(expected));
  });

  it.each([
    ['memory below 19 MiB', { memoryKiB: 19 * 1024 - 1 }],
    ['memory above 1 GiB', { memoryKiB: 1024 * 1024 + 1 }],
    ['one pass', { iterations: 1 }],
    ['eleven passes', { iterations: 11 }],
    ['no lane', { parallelism: 0 }],
    ['seventeen lanes', { parallelism: 17 }],
    ['a short salt', { salt: salt.slice(0, 15) }],
    ['a long salt', { salt: new Uint8Array(65) }],
    ['no number', { memoryKiB: Number.NaN }],
  ])('refuses %s before it takes memory', async (_name, change) => {
    const params = { ...defaultArgon2Cost, salt, ...change };
    expect(argon2Problem(params)).not.toBeNull();
    await expect(deriveWithArgon2(utf8('x'), params)).rejects.toThrow(RangeError);
  });
});
