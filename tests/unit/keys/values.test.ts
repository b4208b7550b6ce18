import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkApiKey,
  checkPair,
  checkSecretKey,
  cleanValue,
  parsePastedPair,
} from '../../../src/keys/values.ts';

// Binance's own published sample pair.
const apiKey = 'vmPUZE6mv9SD5VNHk4HlWFsOr6aPE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A';
const secretKey = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j';

describe('checkApiKey and checkSecretKey', () => {
  it('find nothing wrong with the published sample', () => {
    expect(checkApiKey(apiKey)).toBeNull();
    expect(checkSecretKey(secretKey)).toBeNull();
  });

  it.each([
    ['nothing', '', { problem: 'empty' }],
    ['space alone', ' \n\u200b', { problem: 'empty' }],
    ['a cut value', apiKey.slice(0, 61), { problem: 'too-short', missing: 3 }],
    ['a value and a half', `${apiKey}abcd`, { problem: 'too-long', extra: 4 }],
    ['quotes', `"${apiKey}"`, { problem: 'quotes' }],
    ['one curly quote and a space', ` \u201c${apiKey}`, { problem: 'quotes' }],
    ['a space in front', ` ${apiKey}`, { problem: 'spaces', position: 1 }],
    [
      'a zero-width space inside',
      `${apiKey.slice(0, 9)}\u200b${apiKey.slice(9)}`,
      { problem: 'spaces', position: 10 },
    ],
    ['a line break behind', `${apiKey}\n`, { problem: 'line-break', position: 65 }],
    [
      'a wrong character',
      `${apiKey.slice(0, 3)}-${apiKey.slice(4)}`,
      { problem: 'wrong-character', character: '-', position: 4 },
    ],
    [
      'a character outside the basic plane',
      `ab😀${apiKey.slice(3)}`,
      { problem: 'wrong-character', character: '😀', position: 3 },
    ],
    ['stars', `${apiKey.slice(0, 5)}********${apiKey.slice(-4)}`, { problem: 'masked' }],
    ['bullets', '\u2022'.repeat(64), { problem: 'masked' }],
    ['an ellipsis of dots', `${apiKey.slice(0, 5)}...${apiKey.slice(-4)}`, { problem: 'masked' }],
    ['a name in front', `API_KEY=${apiKey}`, { problem: 'labelled', label: 'API_KEY' }],
    ['a PEM', '-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----', { problem: 'looks-like-pem' }],
  ])('recognise %s', (_name, text, expected) => {
    expect(checkApiKey(text)).toEqual(expected);
    expect(checkSecretKey(text)).toEqual(expected);
  });

  it('accept exactly 64 letters and digits, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        expect(checkApiKey(text) === null).toBe(/^[A-Za-z0-9]{64}$/.test(text));
      }),
    );
  });
});

describe('checkPair', () => {
  it('finds nothing wrong with the published sample', () => {
    expect(checkPair(apiKey, secretKey)).toEqual([]);
  });

  it('names the field of each problem', () => {
    expect(checkPair('', `${secretKey} `)).toEqual([
      { field: 'apiKey', problem: 'empty' },
      { field: 'secretKey', problem: 'spaces', position: 65 },
    ]);
  });

  it('notices the same value twice', () => {
    expect(checkPair(apiKey, apiKey)).toEqual([{ field: 'secretKey', problem: 'equal' }]);
  });

  it('asks no secret of a self-generated key', () => {
    expect(checkPair(apiKey, '', 'ed25519')).toEqual([]);
    expect(checkPair(apiKey, '', 'hmac')).toEqual([{ field: 'secretKey', problem: 'empty' }]);
  });
});

describe('cleanValue', () => {
  it.each([
    ` ${apiKey}\n`,
    `"${apiKey}"`,
    `\u201c${apiKey}\u201d`,
    `API_KEY=${apiKey}`,
    `API Key: "${apiKey}",`,
    `"apiKey": "${apiKey}",`,
    `${apiKey.slice(0, 32)}\n${apiKey.slice(32)}`,
    `\ufeff${apiKey}`,
  ])('finds the value in %j', (text) => {
    expect(cleanValue(text)).toBe(apiKey);
  });

  it('leaves a right value alone and never adds a character', () => {
    expect(cleanValue(apiKey)).toBe(apiKey);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanValue(text);
        let at = 0;
        for (const character of clean) {
          at = text.indexOf(character, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += character.length;
        }
      }),
    );
  });
});

describe('parsePastedPair', () => {
  it.each([
    `API Key: ${apiKey}\nSecret Key: ${secretKey}`,
    `Secret Key: ${secretKey}\r\nAPI Key: ${apiKey}\r\n`,
    `API Key\n${apiKey}\nSecret Key (HMAC)\n${secretKey}`,
    `BINANCE_API_KEY=${apiKey}\nBINANCE_API_SECRET="${secretKey}"`,
    `{"apiKey": "${apiKey}", "secretKey": "${secretKey}"}`,
    `API Key: ${apiKey} Secret Key: ${secretKey}`,
  ])('reads both from %j', (text) => {
    expect(parsePastedPair(text)).toEqual({ apiKey, secretKey });
  });

  it.each([
    '',
    apiKey,
    `API Key: ${apiKey}`,
    `API Key: ${apiKey}\nAPI Key: ${secretKey}`,
    'API Key: Secret Key:',
  ])('reads nothing from %j', (text) => {
    expect(parsePastedPair(text)).toBeNull();
  });

  it('hands on a masked value as it stood there', () => {
    expect(parsePastedPair(`API Key: ${apiKey}\nSecret Key: ****`)).toEqual({ apiKey, secretKey: '****' });
  });
});
