import { describe, expect, it } from 'vitest';
import { encodeQuery, importSigningKey, sign, signedQuery } from '../../../src/binance/signing.ts';
import type { KeyType } from '../../../src/keys/key-record.ts';
import { verifies } from '../../binance-server/verify.ts';
import vectors from '../../vectors/binance/signing.json' with { type: 'json' };
import { sampleKey } from './sample-keys.ts';

interface VectorKey {
  readonly type: string;
  readonly secretKey?: string;
  readonly privateKeyPem?: string;
}

interface Vector {
  readonly id: string;
  readonly key: string;
  readonly algorithm: string;
  readonly payload: string;
  readonly signature: string;
}

const keys = vectors.keys as Readonly<Record<string, VectorKey>>;
const reproducible = vectors.vectors.filter((each) => each.reproducible) as readonly Vector[];

describe('signing', () => {
  it.each(reproducible)('gives the published signature: $id', async ({ key: name, payload, signature }) => {
    const { type, secretKey, privateKeyPem } = keys[name]!;
    const key = await importSigningKey(type as KeyType, secretKey ?? privateKeyPem ?? '');
    expect(await sign(key, payload)).toBe(signature);
  });

  it('has vectors of all three types', () => {
    expect(new Set(reproducible.map(({ algorithm }) => algorithm)).size).toBe(3);
    expect(reproducible.length).toBe(13);
  });

  it.each([
    ['hmac', 0],
    ['ed25519', 0],
    ['rsa', 2048],
    ['rsa', 4096],
  ] as const)('by %s is what an independent program accepts (%s bits)', async (type, bits) => {
    const { mine, theirs } = sampleKey(type, {}, bits || 2048);
    const key = await importSigningKey(type, mine.secretKey);
    const query = await signedQuery(key, [
      ['recvWindow', 5000],
      ['timestamp', 1_499_827_319_559],
    ]);
    const [payload = '', signature = ''] = query.split('&signature=');
    expect(verifies(theirs, payload, decodeURIComponent(signature))).toBe(true);
    expect(verifies(theirs, `${payload}0`, decodeURIComponent(signature))).toBe(false);
    expect(decodeURIComponent(signature).length).toBe(
      { hmac: 64, ed25519: 88, rsa: bits === 4096 ? 684 : 344 }[type],
    );
  });

  it.each(['hmac', 'ed25519', 'rsa'] as const)('keeps a %s key that nobody can read out', async (type) => {
    const { key } = await importSigningKey(type, sampleKey(type).mine.secretKey);
    expect(key.extractable).toBe(false);
    expect(key.usages).toEqual(['sign']);
    await expect(crypto.subtle.exportKey(type === 'hmac' ? 'raw' : 'pkcs8', key)).rejects.toThrow();
  });

  it('says what is missing, and never what was there', async () => {
    await expect(importSigningKey('ed25519', '')).rejects.toMatchObject({ code: 'check-no-secret' });
    const ed25519 = sampleKey('ed25519').mine.secretKey;
    const odd = [
      `not a key: ${'x'.repeat(40)}`,
      ed25519.slice(0, 60),
      ed25519.replaceAll(' PRIVATE', ' EC PRIVATE'),
    ];
    for (const secret of odd) {
      const error: unknown = await importSigningKey('ed25519', secret).catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'check-bad-secret' });
      expect(String(error)).not.toContain(secret.slice(28, 50));
      expect((error as Error).cause).toBeUndefined();
    }
    await expect(importSigningKey('rsa', ed25519)).rejects.toMatchObject({ code: 'check-bad-secret' });
    await expect(importSigningKey('ed25519', sampleKey('rsa').mine.secretKey)).rejects.toMatchObject({
      code: 'check-bad-secret',
    });
  });
});

describe('a query', () => {
  it('is encoded as Binance’s own example', () => {
    const query = encodeQuery([
      ['symbol', '１２３４５６'],
      ['side', 'BUY'],
      ['type', 'LIMIT'],
      ['timeInForce', 'GTC'],
      ['quantity', 1],
      ['price', 0.1],
      ['recvWindow', 5000],
      ['timestamp', 1_499_827_319_559],
    ]);
    expect(vectors.vectors.map(({ payload }) => payload)).toContain(query);
  });

  it('leaves nothing that a URL would encode again', () => {
    const all = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code))
      .filter((character) => !/[\ud800-\udfff]/.test(character))
      .join('');
    const query = encodeQuery([['all', all]]);
    expect(new URL(`https://api.binance.com/x?${query}`).search).toBe(`?${query}`);
    expect(query).toMatch(/^[A-Za-z0-9._~%=-]+$/);
  });
});
