import type { ExportFormat } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { jsonFile } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** Arguments of its client in a file, and the lines that read them. */
export const pythonBinance: ExportFormat = {
  id: 'python-binance',
  name: 'python-binance',
  form: 'client.py',
  group: 'program',
  source: { where: 'sammchardy/python-binance binance/base_client.py @b697c97', date: '2026-03-31' },
  keyTypes: everyType,
  environments: everywhere,
  render: (key) => [
    {
      kind: 'file',
      name: 'binance-keys.json',
      text: jsonFile({
        api_key: key.apiKey,
        [key.keyType === 'hmac' ? 'api_secret' : 'private_key']: key.secretKey,
      }),
      secret: true,
    },
    {
      kind: 'file',
      name: 'client.py',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'import json',
        'from pathlib import Path',
        '',
        'from binance.client import Client',
        '',
        'keys = json.loads(Path(__file__).with_name("binance-keys.json").read_text(encoding="utf-8"))',
        `client = Client(**keys${{ live: '', demo: ', demo=True', testnet: ', testnet=True' }[key.environment]})`,
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};
