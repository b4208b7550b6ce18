import type { ExportFormat } from '../export-format.ts';
import { envFile } from '../text/env.ts';
import { remarkOf } from './remark.ts';

/** Two of the variables in its `.env`: those of the mode in which it runs. */
export const binanceTradingBot: ExportFormat = {
  id: 'binance-trading-bot',
  name: 'binance-trading-bot',
  form: 'trading-bot.env',
  endsIn: '.env',
  group: 'program',
  source: { where: 'chrisleekr/binance-trading-bot .env.dist @1988df7', date: '2026-11-28' },
  keyTypes: ['hmac'],
  environments: { spot: ['live', 'testnet'], futures: [] },
  usesMarket: true,
  render: (key) => {
    const mode = key.environment === 'testnet' ? 'TEST' : 'LIVE';
    return [
      {
        kind: 'file',
        name: 'trading-bot.env',
        text: envFile(remarkOf(key), [
          [`BINANCE_${mode}_API_KEY`, key.apiKey],
          [`BINANCE_${mode}_SECRET_KEY`, key.secretKey],
        ]),
        secret: true,
      },
    ];
  },
};
