import { describe, expect, it } from 'vitest';
import { findCandidates } from '../../../src/imports/candidates.ts';
import { importFormats } from '../../../src/imports/import.types.ts';
import { importers } from '../../../src/imports/index.ts';
import { readPairOf } from '../../../src/imports/private-key-form.ts';
import { readImport } from '../../../src/imports/read-import.ts';
import { apiKey, bytesOf, ed25519Pem, samples, secretKey } from './samples.ts';

const candidatesOf = (file: Uint8Array | string) =>
  findCandidates(readImport(typeof file === 'string' ? bytesOf(file) : file).entries);

describe('importers', () => {
  it('are as many as there are formats, each once', () => {
    expect(importers.map(({ format }) => format).sort()).toEqual([...importFormats].sort());
    expect(samples.map(([format]) => format).sort()).toEqual([...importFormats].sort());
  });

  it.each(samples)('%s: finds the key and nothing else', (format, title, file) => {
    expect(readImport(file).format).toBe(format);
    const { found } = candidatesOf(file);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      title,
      apiKey,
      secretKey,
      keyType: 'hmac',
      isBinance: true,
      problems: [],
    });
  });

  it('leave alone what is no API key, and say how much', () => {
    const bitwarden = samples.find(([format]) => format === 'bitwarden-json')![2];
    expect(candidatesOf(bitwarden).leftAlone).toBe(1);
  });

  it('tell the environment by the name', () => {
    const octobot = samples.find(([format]) => format === 'octobot')![2];
    expect(candidatesOf(octobot).found[0]?.environment).toBe('testnet');
    expect(
      candidatesOf(`BINANCE_DEMO_API_KEY=${apiKey}\nBINANCE_DEMO_API_SECRET=${secretKey}`).found[0],
    ).toMatchObject({ environment: 'demo' });
  });

  it('read several keys of one file apart', () => {
    const other = secretKey.split('').reverse().join('');
    const { found } = candidatesOf(
      `BINANCE_LIVE_API_KEY=${apiKey}\nBINANCE_LIVE_SECRET_KEY=${secretKey}\n` +
        `BINANCE_TEST_API_KEY=${secretKey}\nBINANCE_TEST_SECRET_KEY=${other}\n`,
    );
    expect(found.map((one) => [one.title, one.apiKey, one.secretKey])).toEqual([
      ['binance live', apiKey, secretKey],
      ['binance test', secretKey, other],
    ]);
  });

  it('read two names on one line', () => {
    const file = `BINANCE_API_KEY=${apiKey} BINANCE_API_SECRET=${secretKey}`;
    expect(candidatesOf(file).found).toMatchObject([{ apiKey, secretKey }]);
  });

  it('read two bare lines, the API key first', () => {
    expect(candidatesOf(`${apiKey}\n${secretKey}`).found).toMatchObject([{ apiKey, secretKey }]);
  });

  it('read code and YAML', () => {
    expect(
      candidatesOf(`ccxt.binance({ 'apiKey': '${apiKey}', 'secret': '${secretKey}' })`).found,
    ).toMatchObject([{ apiKey, secretKey }]);
    expect(candidatesOf(`prod:\n  access_key: ${apiKey}\n  secret_key: ${secretKey}\n`).found).toMatchObject([
      { apiKey, secretKey },
    ]);
  });

  it('read a private key, with its lines or with \\n for them', () => {
    const inJson = JSON.stringify({ exchange: { name: 'binance', key: apiKey, secret: ed25519Pem } });
    const inEnv = `BINANCE_API_KEY=${apiKey}\nBINANCE_API_SECRET="${ed25519Pem.replaceAll('\n', '\\n')}"\n`;
    for (const file of [inJson, inEnv]) {
      expect(candidatesOf(file).found).toMatchObject([
        { apiKey, secretKey: ed25519Pem, keyType: 'ed25519', problems: [] },
      ]);
    }
  });

  it('read a file of UTF-16 with its mark', () => {
    const text = `BINANCE_API_KEY=${apiKey}\r\nBINANCE_API_SECRET=${secretKey}\r\n`;
    const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    expect(candidatesOf(bytes).found).toMatchObject([{ apiKey, secretKey }]);
  });
});

describe('mistakes', () => {
  const env = (key: string, secret: string) => `BINANCE_API_KEY=${key}\nBINANCE_API_SECRET=${secret}\n`;
  const judged = (file: string) => candidatesOf(file).found[0];

  it('a value cut short is named, with how much is missing', () => {
    expect(judged(env(apiKey, secretKey.slice(0, 60)))?.problems).toEqual([
      { field: 'secretKey', problem: 'too-short', missing: 4 },
    ]);
  });

  it('quotes and blanks are taken off, and said', () => {
    const json = JSON.stringify({ binance: { apiKey: ` ${apiKey} `, secret: `'${secretKey}'` } });
    expect(judged(json)).toMatchObject({ apiKey, secretKey, problems: [], repairs: ['cleaned'] });
  });

  it('a private key in the place of the API key is swapped back, and said', () => {
    const json = JSON.stringify({ binance: { apiKey: ed25519Pem, secret: apiKey } });
    expect(judged(json)).toMatchObject({ apiKey, secretKey: ed25519Pem, repairs: ['swapped'] });
  });

  it('the same value twice is named', () => {
    expect(judged(env(apiKey, apiKey))?.problems).toEqual([{ field: 'secretKey', problem: 'equal' }]);
  });

  it.each([
    ['no-secret', `BINANCE_API_KEY=${apiKey}`],
    ['no-api-key', `BINANCE_API_SECRET=${secretKey}`],
    ['encrypted', env('gAAAAABkZmRz-part', 'gAAAAABkZmRz-other')],
  ])('%s is named', (problem, file) => {
    expect(judged(file)?.problems).toEqual([{ problem }]);
  });

  it('a private key that is cut short, has a passphrase or is of the older form is named, once it is read', async () => {
    const encrypted = ed25519Pem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE');
    const short = ed25519Pem.replace('MC4CAQAw', '');
    const old = ed25519Pem.replaceAll('PRIVATE', 'RSA PRIVATE');
    for (const [secret, problem] of [
      [encrypted, 'encrypted'],
      [old, 'old-private-key'],
      [short, 'bad-private-key'],
    ]) {
      const candidate = judged(JSON.stringify({ binance: { apiKey, secret } }))!;
      expect((await readPairOf(candidate)).problems).toEqual([{ problem }]);
    }
  });

  it('a whole private key comes with its public one', async () => {
    const candidate = judged(JSON.stringify({ binance: { apiKey, secret: ed25519Pem } }))!;
    const read = await readPairOf(candidate);
    expect(read).toMatchObject({ keyType: 'ed25519', problems: [] });
    expect(read.publicKey).toContain('-----BEGIN PUBLIC KEY-----');
  });

  it('another exchange’s key is not taken for Binance’s', () => {
    const json = JSON.stringify({ binanceus: { apiKey, secret: secretKey } });
    expect(judged(json)?.isBinance).toBe(false);
  });
});
