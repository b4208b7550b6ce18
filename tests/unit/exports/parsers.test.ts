import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportKey, ExportPart } from '../../../src/exports/export-format.ts';
import { exportFormats } from '../../../src/exports/index.ts';
import { renderExport } from '../../../src/exports/render-export.ts';
import { notFormula } from '../../../src/exports/text/csv.ts';
import { keyTypes } from '../../../src/keys/key-record.ts';
import { throughKeepassxc } from './keepassxc.ts';
import { readCsv, readDotenv, readInShell, readKeePass, readYaml } from './read-back.ts';
import { anyKeyFor, hostileTexts, madeKey, suited } from './sample-keys.ts';

type Json = Record<string, unknown>;

const byId = (id: string) => exportFormats.find((format) => format.id === id)!;

/** Runs a check on any key that a format takes, and on each hostile text as its label. */
function forAnyKey(
  id: string,
  check: (key: ExportKey, parts: readonly ExportPart[]) => void,
  runs = 100,
): void {
  const format = byId(id);
  const whole = (key: ExportKey) => check(key, renderExport(format, key).parts!);
  fc.assert(fc.property(anyKeyFor(format), whole), { numRuns: runs });
  for (const label of hostileTexts) whole(madeKey({ ...suited(format)[0], label }));
}

const text = (parts: readonly ExportPart[], name: string) => parts.find((part) => part.name === name)!.text;
const json = (parts: readonly ExportPart[], name: string) => JSON.parse(text(parts, name)) as unknown;

describe('a JSON parser reads back', () => {
  it('the configuration of freqtrade, by its published names', () => {
    forAnyKey('freqtrade', ({ apiKey, secretKey }, parts) => {
      const published = { name: 'binance', key: apiKey, secret: secretKey };
      expect(json(parts, 'config-private.json')).toEqual({ exchange: published });
    });
  });

  it.each([
    ['ccxt-js', 'apiKey', 'secret', 'secret'],
    ['ccxt-python', 'apiKey', 'secret', 'secret'],
    ['python-binance', 'api_key', 'api_secret', 'private_key'],
    ['binance-connector-js', 'apiKey', 'apiSecret', 'privateKey'],
    ['node-binance-api', 'APIKEY', 'APISECRET', 'PRIVATEKEY'],
    ['tiagosiebler-binance', 'api_key', 'api_secret', 'api_secret'],
    ['binance-connector-python', 'api_key', 'api_secret', 'private_key'],
  ])('the keys of %s, by the names of its arguments', (id, keyName, secretName, privateName) => {
    forAnyKey(id, ({ apiKey, secretKey, keyType }, parts) => {
      const secret = { [keyType === 'hmac' ? secretName : privateName]: secretKey };
      expect(json(parts, 'binance-keys.json')).toEqual({ [keyName]: apiKey, ...secret });
    });
  });

  it('OctoBot’s exchange', () => {
    forAnyKey('octobot', (key, parts) => {
      expect(json(parts, 'octobot-exchange.json')).toEqual({
        exchanges: {
          binance: {
            'api-key': key.apiKey,
            'api-secret': key.secretKey,
            'exchange-type': key.market === 'spot' ? 'spot' : 'future',
            sandboxed: key.environment === 'testnet',
          },
        },
      });
    });
  });

  it('Lean’s lines', () => {
    forAnyKey('lean', ({ apiKey, secretKey, environment }, parts) => {
      expect(json(parts, 'lean-binance.json')).toEqual({
        'binance-exchange-name': 'Binance',
        'binance-api-key': apiKey,
        'binance-api-secret': secretKey,
        'binance-use-testnet': environment === 'testnet' ? 'paper' : 'live',
      });
    });
  });

  it('one account for Passivbot, under a plain name', () => {
    forAnyKey('passivbot', ({ apiKey, secretKey }, parts) => {
      const accounts = Object.entries(json(parts, 'api-keys.json') as Json);
      expect(accounts.map(([, account]) => account)).toEqual([
        { exchange: 'binance', key: apiKey, secret: secretKey },
      ]);
      expect(accounts[0]![0]).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
    });
  });

  it('Bitwarden’s item: label, note and account as they are, the private key with its lines', () => {
    forAnyKey('bitwarden-json', (key, parts) => {
      const file = json(parts, 'bitwarden-import.json') as { encrypted: boolean; items: Json[] };
      expect(file.encrypted).toBe(false);
      expect(file.items).toHaveLength(1);
      const [{ name, login, fields, notes }] = file.items as [Json];
      const isHmac = key.keyType === 'hmac';
      expect(name).toBe(key.label);
      expect(login).toMatchObject({
        username: key.apiKey,
        password: isHmac ? key.secretKey : null,
        uris: [],
      });
      const expected = [key.note, isHmac ? '' : key.secretKey].filter((part) => part !== '').join('\n\n');
      expect(notes).toBe(expected === '' ? null : expected);
      const account = (fields as Json[]).find((field) => field['name'] === 'Account')?.['value'] ?? '';
      expect(account).toBe(key.account);
    });
  });
});

describe.each([
  ['a dotenv parser', readDotenv, 100],
  // Each run starts a shell.
  ['a shell', readInShell, 25],
])('%s reads back', (_, read, runs) => {
  const trimmed = (key: ExportKey) => key.secretKey.trimEnd();

  it('.env, and nothing else', () => {
    forAnyKey(
      'dotenv',
      (key, parts) => {
        const expected = { BINANCE_API_KEY: key.apiKey, BINANCE_API_SECRET: trimmed(key) };
        expect(read(text(parts, 'binance.env'))).toEqual(expected);
      },
      runs,
    );
  });

  it('.env under names of the person’s choice', () => {
    const key = madeKey({ keyType: 'ed25519' });
    const names = { apiKey: '_K1', secretKey: 'binance_secret' };
    const { parts } = renderExport(byId('dotenv'), key, names);
    expect(read(text(parts!, 'binance.env'))).toEqual({ _K1: key.apiKey, binance_secret: trimmed(key) });
  });

  it('freqtrade’s variables', () => {
    forAnyKey(
      'freqtrade-env',
      (key, parts) => {
        expect(read(text(parts, 'freqtrade.env'))).toEqual({
          FREQTRADE__EXCHANGE__NAME: 'binance',
          FREQTRADE__EXCHANGE__KEY: key.apiKey,
          FREQTRADE__EXCHANGE__SECRET: trimmed(key),
        });
      },
      runs,
    );
  });

  it('those of Binance’s command line', () => {
    forAnyKey(
      'binance-cli',
      (key, parts) => {
        expect(read(text(parts, 'binance-cli.env'))).toEqual({
          BINANCE_API_KEY: key.apiKey,
          BINANCE_SECRET_KEY: trimmed(key),
          BINANCE_API_ENV: key.environment === 'live' ? 'prod' : key.environment,
        });
      },
      runs,
    );
  });

  it('NautilusTrader’s, under the names of the environment', () => {
    forAnyKey(
      'nautilustrader',
      (key, parts) => {
        const futuresTest = key.environment === 'testnet' && key.market === 'futures' ? 'FUTURES_' : '';
        const environment = key.environment === 'live' ? '' : `${key.environment.toUpperCase()}_`;
        const prefix = `BINANCE_${futuresTest}${environment}API`;
        expect(read(text(parts, 'nautilus.env'))).toEqual({
          [`${prefix}_KEY`]: key.apiKey,
          [`${prefix}_SECRET`]: trimmed(key),
        });
      },
      runs,
    );
  });

  it('those of binance-trading-bot, in the mode of the environment', () => {
    forAnyKey(
      'binance-trading-bot',
      (key, parts) => {
        const mode = { live: 'LIVE', testnet: 'TEST', demo: '' }[key.environment];
        expect(read(text(parts, 'trading-bot.env'))).toEqual({
          [`BINANCE_${mode}_API_KEY`]: key.apiKey,
          [`BINANCE_${mode}_SECRET_KEY`]: key.secretKey,
        });
      },
      runs,
    );
  });

  it('what gh sets as secrets', () => {
    forAnyKey(
      'github-actions',
      (key, parts) => {
        const expected = { BINANCE_API_KEY: key.apiKey, BINANCE_API_SECRET: trimmed(key) };
        expect(read(text(parts, 'github-secrets.env'))).toEqual(expected);
      },
      runs,
    );
  });
});

describe('a YAML parser reads back', () => {
  it('a Kubernetes Secret, under a name that the cluster takes', () => {
    forAnyKey('kubernetes', ({ apiKey, secretKey }, parts) => {
      const secret = readYaml(text(parts, 'binance-secret.yaml')) as Json;
      expect(secret).toMatchObject({
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'Opaque',
        stringData: { BINANCE_API_KEY: apiKey, BINANCE_API_SECRET: secretKey },
      });
      expect((secret['metadata'] as Json)['name']).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
    });
  });

  it('cryptofeed’s exchange', () => {
    forAnyKey('cryptofeed', ({ apiKey, secretKey }, parts) => {
      expect(readYaml(text(parts, 'cryptofeed.yaml'))).toEqual({
        binance_futures: { key_id: apiKey, key_secret: secretKey },
      });
    });
  });

  it('the volatility bot’s credentials', () => {
    forAnyKey('volatility-bot', ({ apiKey, secretKey }, parts) => {
      expect(readYaml(text(parts, 'creds.yml'))).toEqual({
        prod: { access_key: apiKey, secret_key: secretKey },
      });
    });
  });

  it('the lines for Compose, which name files that hold the bare values', () => {
    forAnyKey('docker', ({ apiKey, secretKey }, parts) => {
      const compose = readYaml(text(parts, 'compose.secrets.yaml')) as {
        secrets: Record<string, { file: string }>;
        services: { bot: { secrets: string[] } };
      };
      expect(compose.services.bot.secrets).toEqual(Object.keys(compose.secrets));
      const held = Object.values(compose.secrets).map(({ file }) => text(parts, file.replace('./', '')));
      expect(held).toEqual([apiKey, secretKey]);
    });
  });

  it('the lines of a workflow, which hold names only', () => {
    forAnyKey('github-actions', (_, parts) => {
      expect(readYaml(text(parts, 'workflow-env.yaml'))).toEqual({
        env: {
          BINANCE_API_KEY: '${{ secrets.BINANCE_API_KEY }}',
          BINANCE_API_SECRET: '${{ secrets.BINANCE_API_SECRET }}',
        },
      });
    });
  });
});

describe('a person reads off', () => {
  it('the two values that a form asks for, one at a time', () => {
    forAnyKey('web-form', ({ apiKey, secretKey }, parts) => {
      expect(parts).toEqual([
        { kind: 'value', name: 'API Key', text: apiKey, secret: false },
        { kind: 'value', name: 'API Secret', text: secretKey, secret: true },
      ]);
    });
  });
});

describe('a CSV parser reads back', () => {
  // Half a pair is no character: it is lost as soon as the text becomes bytes.
  const whole = (value: string) => value.replace(/\p{Cs}/gu, '\ufffd');
  it.each([
    ['bitwarden-csv', 'bitwarden-import.csv', ['name', 'login_username', 'login_password', 'notes']],
    ['1password-csv', '1password-import.csv', ['Title', 'Username', 'Password', 'Notes']],
    ['keepassxc-csv', 'keepassxc-import.csv', ['Title', 'Username', 'Password', 'Notes']],
  ])('one row of %s, and no label becomes a formula', (id, name, [title, user, password, notes]) => {
    forAnyKey(id, (key, parts) => {
      const rows = readCsv(text(parts, name));
      expect(rows).toHaveLength(1);
      const [row] = rows as [Record<string, string>];
      expect([whole(key.label), `Binance: ${whole(key.label)}`]).toContain(row[title!]);
      expect(row[title!]).not.toMatch(/^\s*[=+\-@]/);
      expect(row[user!]).toBe(key.apiKey);
      expect(row[password!]).toBe(key.keyType === 'hmac' ? key.secretKey : '');
      expect(row[notes!]).toMatch(/^Exchange: Binance\n/);
      expect(row[notes!]).toContain(whole(key.note));
      if (key.keyType !== 'hmac') expect(row[notes!]!.endsWith(key.secretKey)).toBe(true);
    });
  });

  it('usual labels unchanged', () => {
    for (const label of ['freqtrade spot', 'Büro', '1 bot', 'a=b', '(test)'])
      expect(notFormula(label)).toBe(label);
  });
});

describe('an XML parser reads back', () => {
  // XML 1.0 cannot hold these; each becomes U+FFFD.
  const writable = (value: string) =>
    value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

  it('KeePass’s entry: label, note and account as they are, the private key with its lines', () => {
    forAnyKey('keepass-xml', (key, parts) => {
      const entries = readKeePass(text(parts, 'keepass-import.xml'));
      expect(entries).toEqual([
        {
          Title: writable(key.label),
          UserName: key.apiKey,
          Password: key.keyType === 'hmac' ? key.secretKey : '',
          URL: '',
          Notes: writable(key.note),
          Exchange: 'Binance',
          'Key type': key.keyType,
          Environment: key.environment,
          ...(key.account === '' ? {} : { Account: writable(key.account) }),
          ...(key.keyType === 'hmac' ? {} : { 'Private key': key.secretKey }),
        },
      ]);
    });
  });

  it('the same after KeePassXC’s own program made a database of it', () => {
    const labels = ['usual', '<&>"\'=cmd', 'ключ 鍵 🔑', '$(touch pwned)\nsecond line'];
    for (const [index, label] of labels.entries()) {
      const keyType = keyTypes[index % keyTypes.length]!;
      const key = madeKey({ label, keyType, note: 'one\ntwo', account: 'sub "a"' });
      const { parts } = renderExport(byId('keepass-xml'), key);
      const [before] = readKeePass(parts![0]!.text);
      const [after] = readKeePass(throughKeepassxc(parts![0]!.text));
      expect(after).toEqual(before);
    }
  });
});
