import type { ExportFormat } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { jsonFile } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** The npm package `binance`: a module that exports its client for the market. */
export const tiagosieblerBinance: ExportFormat = {
  id: 'tiagosiebler-binance',
  name: 'tiagosiebler/binance',
  form: 'JavaScript, binance',
  group: 'program',
  source: {
    where:
      'tiagosiebler/binance examples/auth/rest-private-ed25519.md @525b06e, lib/util/requestUtils.js 3.6.5',
    date: '2026-11-28',
  },
  keyTypes: everyType,
  environments: everywhere,
  usesMarket: true,
  render: (key) => {
    const client = key.market === 'spot' ? 'MainClient' : 'USDMClient';
    const mode = { live: '', demo: ', demoTrading: true', testnet: ', testnet: true' }[key.environment];
    return [
      {
        kind: 'file',
        name: 'binance-keys.json',
        text: jsonFile({ api_key: key.apiKey, api_secret: key.secretKey }),
        secret: true,
      },
      {
        kind: 'file',
        name: 'client.mjs',
        text: [
          `// ${oneLine(remarkOf(key))}`,
          "import { readFileSync } from 'node:fs';",
          `import { ${client} } from 'binance';`,
          '',
          "const keys = JSON.parse(readFileSync(new URL('binance-keys.json', import.meta.url), 'utf8'));",
          `export const client = new ${client}({ ...keys${mode} });`,
          '',
        ].join('\n'),
        secret: false,
      },
    ];
  },
};
