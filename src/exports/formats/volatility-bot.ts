import type { ExportFormat } from '../export-format.ts';
import { quoted } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** Its credentials. A space behind each colon is required (its issue 226). */
export const volatilityBot: ExportFormat = {
  id: 'volatility-bot',
  name: 'Binance volatility bot',
  form: 'creds.yml',
  group: 'program',
  source: {
    where:
      'CyberPunkMetalHead/Binance-volatility-trading-bot creds.example.yml @5348974, helpers/handle_creds.py @0af3067',
    date: '2026-11-28',
  },
  keyTypes: ['hmac'],
  environments: { spot: ['live'], futures: [] },
  usesMarket: true,
  render: (key) => [
    {
      kind: 'file',
      name: 'creds.yml',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'prod:',
        `  access_key: ${quoted(key.apiKey)}`,
        `  secret_key: ${quoted(key.secretKey)}`,
        '',
      ].join('\n'),
      secret: true,
    },
  ],
};
