import type { ExportFormat, ExportKey, ExportPart } from '../export-format.ts';
import { everyType } from '../refusal.ts';
import { jsonFile } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

const shared = {
  name: 'ccxt',
  group: 'program',
  source: { where: 'ccxt/ccxt 4.5.84, binance: describe, sign, enableDemoTrading', date: '2026-11-28' },
  keyTypes: everyType,
  // For futures the test network is gone: ccxt points to demo trading.
  environments: { spot: ['live', 'demo', 'testnet'], futures: ['live', 'demo'] },
  usesMarket: true,
} as const satisfies Partial<ExportFormat>;

/** The values apart from the code, so that the code can be shared. */
function keysFile({ apiKey, secretKey }: ExportKey): ExportPart {
  return {
    kind: 'file',
    name: 'binance-keys.json',
    text: jsonFile({ apiKey, secret: secretKey }),
    secret: true,
  };
}

const exchangeOf = ({ market }: ExportKey) => (market === 'spot' ? 'binance' : 'binanceusdm');

/** A module that exports an exchange. */
export const ccxtJs: ExportFormat = {
  ...shared,
  id: 'ccxt-js',
  form: 'JavaScript',
  render: (key) => [
    keysFile(key),
    {
      kind: 'file',
      name: 'exchange.mjs',
      text: [
        `// ${oneLine(remarkOf(key))}`,
        "import { readFileSync } from 'node:fs';",
        "import ccxt from 'ccxt';",
        '',
        "const keys = JSON.parse(readFileSync(new URL('binance-keys.json', import.meta.url), 'utf8'));",
        `export const exchange = new ccxt.${exchangeOf(key)}(keys);`,
        ...{
          live: [],
          demo: ['exchange.enableDemoTrading(true);'],
          testnet: ['exchange.setSandboxMode(true);'],
        }[key.environment],
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};

/** The same for Python. */
export const ccxtPython: ExportFormat = {
  ...shared,
  id: 'ccxt-python',
  form: 'Python',
  render: (key) => [
    keysFile(key),
    {
      kind: 'file',
      name: 'exchange.py',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'import json',
        'from pathlib import Path',
        '',
        'import ccxt',
        '',
        'keys = json.loads(Path(__file__).with_name("binance-keys.json").read_text(encoding="utf-8"))',
        `exchange = ccxt.${exchangeOf(key)}(keys)`,
        ...{
          live: [],
          demo: ['exchange.enable_demo_trading(True)'],
          testnet: ['exchange.set_sandbox_mode(True)'],
        }[key.environment],
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};
