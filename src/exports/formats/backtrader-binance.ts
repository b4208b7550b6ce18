import type { ExportFormat } from '../export-format.ts';
import { quoted } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** The class that its examples import from `ConfigBinance.Config`. */
export const backtraderBinance: ExportFormat = {
  id: 'backtrader-binance',
  name: 'backtrader_binance',
  form: 'Config.py',
  group: 'program',
  source: { where: 'WISEPLAT/backtrader_binance ConfigBinance/Config.py @7b8ce1e', date: '2026-11-28' },
  keyTypes: ['hmac'],
  environments: { spot: ['live'], futures: [] },
  usesMarket: true,
  render: (key) => [
    {
      kind: 'file',
      name: 'Config.py',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'class Config:',
        `    BINANCE_API_KEY = ${quoted(key.apiKey)}`,
        `    BINANCE_API_SECRET = ${quoted(key.secretKey)}`,
        '',
      ].join('\n'),
      secret: true,
    },
  ],
};
