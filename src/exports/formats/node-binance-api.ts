import type { ExportFormat } from '../export-format.ts';
import { everywhere } from '../refusal.ts';
import { jsonFile } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** A module that exports its client; one client does spot and futures. */
export const nodeBinanceApi: ExportFormat = {
  id: 'node-binance-api',
  name: 'node-binance-api',
  form: 'JavaScript',
  group: 'program',
  source: {
    where: 'node-binance-api 1.0.33, dist/node-binance-api.js: assignOptions, generateSignature',
    date: '2026-11-28',
  },
  // It sends an Ed25519 signature without escaping its `+`, and Binance refuses most of them (seen with 1.0.33).
  keyTypes: ['hmac', 'rsa'],
  environments: everywhere,
  render: (key) => [
    {
      kind: 'file',
      name: 'binance-keys.json',
      text: jsonFile({
        APIKEY: key.apiKey,
        [key.keyType === 'hmac' ? 'APISECRET' : 'PRIVATEKEY']: key.secretKey,
      }),
      secret: true,
    },
    {
      kind: 'file',
      name: 'client.mjs',
      text: [
        `// ${oneLine(remarkOf(key))}`,
        "import { readFileSync } from 'node:fs';",
        "import Binance from 'node-binance-api';",
        '',
        "const keys = JSON.parse(readFileSync(new URL('binance-keys.json', import.meta.url), 'utf8'));",
        `export const client = new Binance({ ...keys${{ live: '', demo: ', demo: true', testnet: ', test: true' }[key.environment]} });`,
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};
