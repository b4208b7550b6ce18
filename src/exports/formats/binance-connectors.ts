import type { ExportFormat, ExportKey, ExportPart } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { jsonFile } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

const baseUrl = {
  live: 'SPOT_REST_API_PROD_URL',
  demo: 'SPOT_REST_API_DEMO_URL',
  testnet: 'SPOT_REST_API_TESTNET_URL',
} as const;

function keysFile(
  key: ExportKey,
  names: { readonly apiKey: string; readonly secret: string; readonly privateKey: string },
): ExportPart {
  const secretName = key.keyType === 'hmac' ? names.secret : names.privateKey;
  return {
    kind: 'file',
    name: 'binance-keys.json',
    text: jsonFile({ [names.apiKey]: key.apiKey, [secretName]: key.secretKey }),
    secret: true,
  };
}

/** Binance's own package for JavaScript. */
export const connectorJs: ExportFormat = {
  id: 'binance-connector-js',
  name: 'Binance connector',
  form: 'JavaScript, @binance/spot',
  group: 'program',
  source: {
    where: 'binance/binance-connector-js clients/spot/docs/rest-api/key-pair-authentication.md @a9de9a9',
    date: '2026-07-24',
  },
  keyTypes: everyType,
  environments: everywhere,
  render: (key) => [
    keysFile(key, { apiKey: 'apiKey', secret: 'apiSecret', privateKey: 'privateKey' }),
    {
      kind: 'file',
      name: 'client.mjs',
      text: [
        `// ${oneLine(remarkOf(key))}`,
        "import { readFileSync } from 'node:fs';",
        `import { Spot, ${baseUrl[key.environment]} } from '@binance/spot';`,
        '',
        "const keys = JSON.parse(readFileSync(new URL('binance-keys.json', import.meta.url), 'utf8'));",
        'export const client = new Spot({',
        `  configurationRestAPI: { ...keys, basePath: ${baseUrl[key.environment]} },`,
        '});',
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};

/** Binance's own package for Python. */
export const connectorPython: ExportFormat = {
  id: 'binance-connector-python',
  name: 'Binance connector',
  form: 'Python, binance-sdk-spot',
  group: 'program',
  source: {
    where: 'binance/binance-connector-python clients/spot/docs/rest_api/key-pair-authentication.md @312a7e3',
    date: '2026-11-28',
  },
  keyTypes: everyType,
  environments: everywhere,
  render: (key) => [
    keysFile(key, { apiKey: 'api_key', secret: 'api_secret', privateKey: 'private_key' }),
    {
      kind: 'file',
      name: 'client.py',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'import json',
        'from pathlib import Path',
        '',
        'from binance_common.configuration import ConfigurationRestAPI',
        `from binance_common.constants import ${baseUrl[key.environment]}`,
        'from binance_sdk_spot.spot import Spot',
        '',
        'keys = json.loads(Path(__file__).with_name("binance-keys.json").read_text(encoding="utf-8"))',
        'client = Spot(',
        `    config_rest_api=ConfigurationRestAPI(**keys, base_path=${baseUrl[key.environment]})`,
        ')',
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};
