import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fromHex, toHex, utf8 } from '../../../src/vault/bytes.ts';
import { sha256 } from '../../../src/vault/sha256.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

describe('SHA-256', () => {
  /** Examples of NIST for FIPS 180-4. */
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j is as published', async (text, digest) => {
    expect(toHex(await sha256(utf8(text)))).toBe(digest);
  });

  it('is the same as Node’s for every length, asked for all at once', async () => {
    const texts = Array.from({ length: 300 }, (_, length) => new Uint8Array(randomBytes(length)));
    texts.push(new Uint8Array(randomBytes(100_000)));
    const digests = await Promise.all(texts.map((bytes) => sha256(bytes)));
    const expected = texts.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(digests.map(toHex)).toEqual(expected);
  });

  it('gives each caller bytes of its own', async () => {
    const first = await sha256(utf8('abc'));
    await sha256(utf8('something else'));
    expect(first).toEqual(fromHex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
  });

  it('is made by WebCrypto where WebAssembly does not start', async () => {
    const fresh = await import('../../../src/vault/sha256.ts');
    const started = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new RangeError('out of memory'));
    const digest = vi.spyOn(crypto.subtle, 'digest');
    expect(toHex(await fresh.sha256(utf8('abc')))).toMatch(/^ba7816bf/);
    expect(started).toHaveBeenCalledOnce();
    expect(digest).toHaveBeenCalledOnce();
  });
});
