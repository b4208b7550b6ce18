import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markets } from '../../../src/exports/export-format.ts';
import { exportFormats, filesToIgnore, formatsFor, marketOf } from '../../../src/exports/index.ts';
import { notExported } from '../../../src/exports/not-exported.ts';
import { isPrivateKey, maskedFor, placeholderFor, tidyPrivateKey } from '../../../src/exports/private-key.ts';
import { refusalOf, unsuited } from '../../../src/exports/refusal.ts';
import { renderExport } from '../../../src/exports/render-export.ts';
import { keyTypes, mask } from '../../../src/keys/key-record.ts';
import { purposes } from '../../../src/keys/purposes.ts';
import { anyKeyFor, madeKey, madeSecret, madeValue, suited } from './sample-keys.ts';

const formats = exportFormats.map((format) => [format.id, format] as const);
const byId = (id: string) => exportFormats.find((format) => format.id === id)!;

describe.each(formats)('%s', (id, format) => {
  it('has an id of its own, a source with a date, and takes some key', () => {
    expect(exportFormats.filter((other) => other.id === id)).toHaveLength(1);
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(format.source.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(suited(format).length).toBeGreaterThan(0);
  });

  it('writes whole keys, the secret only where it says so, never into a name', () => {
    fc.assert(
      fc.property(anyKeyFor(format), (key) => {
        const { parts } = renderExport(format, key);
        const essence = key.keyType === 'hmac' ? key.secretKey : key.secretKey.split('\n')[1]!;
        expect(parts!.some(({ text }) => text.includes(key.apiKey))).toBe(true);
        expect(parts!.some(({ secret }) => secret)).toBe(true);
        const { keyType, environment, market } = key;
        const other = renderExport(format, madeKey({ keyType, environment, market })).parts!;
        expect(parts!.map(({ name }) => name)).toEqual(other.map(({ name }) => name));
        for (const { kind, name, text, secret } of parts!) {
          expect(text.includes(essence)).toBe(secret);
          // A file's name needs no quotes anywhere.
          if (kind === 'file') expect(name).toMatch(/^[A-Za-z0-9_]+([.-][a-z0-9_]+)*$/);
          if (format.group === 'program') expect(text).not.toContain('\r');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('writes the same twice, and a placeholder where the secret would stand', () => {
    for (const kind of suited(format)) {
      const key = madeKey(kind);
      expect(renderExport(format, key)).toEqual(renderExport(format, key));
      const placeholder = placeholderFor(key.keyType);
      const parts = format.render({ ...key, secretKey: placeholder }, format.names ?? names);
      const text = parts.map((part) => part.text).join('');
      expect(text).toContain('PASTE_YOUR');
      expect(text).not.toContain(key.secretKey.slice(30, 60));
    }
  });

  it('can be shown with the secret masked', () => {
    for (const kind of suited(format)) {
      const key = madeKey(kind);
      const masked = maskedFor(key.keyType, mask(key.secretKey));
      const parts = format.render({ ...key, secretKey: masked }, format.names ?? names);
      expect(parts.map((part) => part.text).join('')).not.toContain(key.secretKey.slice(30, 58));
    }
  });

  it('refuses values of the wrong form, equal or cut ones', () => {
    const [kind] = suited(format);
    const key = madeKey(kind);
    expect(refusalOf(format, { ...key, apiKey: key.apiKey.slice(1) })).toBe('api-key');
    expect(refusalOf(format, { ...key, apiKey: `${key.apiKey.slice(0, 63)}'` })).toBe('api-key');
    if (key.keyType !== 'hmac') return;
    expect(refusalOf(format, { ...key, secretKey: key.apiKey })).toBe('secret-key');
    expect(refusalOf(format, { ...key, secretKey: '' })).toBe('secret-key');
  });
});

const names = { apiKey: 'BINANCE_API_KEY', secretKey: 'BINANCE_API_SECRET' };

describe('a format that cannot take a key', () => {
  it('says whether type, environment or market is why', () => {
    const of = (id: string, patch: Parameters<typeof madeKey>[0]) => unsuited(byId(id), madeKey(patch));
    expect(of('hummingbot', { keyType: 'ed25519' })).toBe('key-type');
    expect(of('hummingbot', { environment: 'demo' })).toBe('environment');
    expect(of('hummingbot', { environment: 'testnet', market: 'spot' })).toBe('market');
    expect(of('cryptofeed', { market: 'spot' })).toBe('market');
    expect(of('freqtrade', { environment: 'testnet' })).toBe('environment');
    expect(of('ccxt-js', { keyType: 'rsa', environment: 'testnet' })).toBeNull();
  });

  it('says it of every type that is not on its list', () => {
    for (const format of exportFormats) {
      for (const keyType of keyTypes) {
        if (format.keyTypes.includes(keyType)) continue;
        for (const market of markets) {
          expect(unsuited(format, madeKey({ keyType, market }))).toBe('key-type');
        }
      }
    }
  });

  it('agrees with what the plan says of the same program', () => {
    for (const tool of purposes.flatMap(({ tools }) => tools)) {
      for (const format of exportFormats.filter(({ name }) => name === tool.name)) {
        expect(tool.keyTypes.filter((type) => !format.keyTypes.includes(type))).toEqual([]);
      }
    }
  });
});

describe('a private key', () => {
  it('is written with LF and one line break at the end, whatever it came with', () => {
    const pem = madeSecret('ed25519');
    for (const form of [pem, pem.replaceAll('\n', '\r\n'), `\ufeff  ${pem}\n\n`, pem.trimEnd()]) {
      expect(tidyPrivateKey(form)).toBe(pem);
    }
    // At most 120 characters: python-binance and ccxt take anything longer for RSA.
    expect(pem.length).toBeLessThanOrEqual(120);
  });

  it('is refused where it is public, encrypted, of the older form or no PEM', () => {
    const pem = madeSecret('rsa');
    expect(isPrivateKey(pem)).toBe(true);
    for (const wrong of ['PUBLIC KEY', 'ENCRYPTED PRIVATE KEY', 'RSA PRIVATE KEY']) {
      expect(isPrivateKey(pem.replaceAll('PRIVATE KEY', wrong))).toBe(false);
    }
    for (const wrong of ['', madeValue(), pem.slice(0, 200), `${pem}${pem}`, pem.replace('M', "'")]) {
      expect(isPrivateKey(wrong)).toBe(false);
    }
    expect(refusalOf(byId('dotenv'), madeKey({ keyType: 'rsa', secretKey: '' }))).toBe('private-key');
  });
});

describe('the list', () => {
  it('puts the key’s own program first, and leaves out nothing', () => {
    expect(formatsFor('Hummingbot')[0]!.id).toBe('hummingbot');
    expect(
      formatsFor('freqtrade')
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['freqtrade', 'freqtrade-env']);
    expect(formatsFor('Some other bot')).toEqual(exportFormats);
    expect(formatsFor('')).toEqual(exportFormats);
    expect([...formatsFor('OctoBot')].sort()).toHaveLength(exportFormats.length);
  });

  it('has a form for every program of the plan, and says of others why there is none', () => {
    for (const { name } of purposes.flatMap(({ tools }) => tools)) {
      const [first] = formatsFor(name);
      expect([first!.name, ...(first!.tools ?? [])], name).toContain(name);
    }
    expect(formatsFor('koinly')[0]!.id).toBe('web-form');
    const names = exportFormats.map(({ name }) => name);
    for (const { name, source } of notExported) {
      expect(names).not.toContain(name);
      expect(source.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });

  it('takes the market from purpose and permissions', () => {
    expect(marketOf({ purpose: 'futures-bot', permissions: [] })).toBe('futures');
    expect(marketOf({ purpose: 'other', permissions: ['enableReading', 'enableFutures'] })).toBe('futures');
    expect(
      marketOf({ purpose: 'own-script', permissions: ['enableFutures', 'enableSpotAndMarginTrading'] }),
    ).toBe('spot');
  });

  it('names the files that a repository must ignore', () => {
    const ignored = (id: string) => filesToIgnore(byId(id), renderExport(byId(id), madeKey()).parts!);
    expect(ignored('ccxt-js')).toEqual(['binance-keys.json']);
    expect(ignored('hummingbot')).toEqual([]);
    expect(ignored('web-form')).toEqual([]);
    // Renamed, or put into the program's own file.
    expect(ignored('dotenv')).toEqual(['binance.env', '.env']);
    expect(ignored('octobot')).toEqual(['octobot-exchange.json', 'user/config.json']);
  });
});
