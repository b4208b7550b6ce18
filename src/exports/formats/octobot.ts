import type { ExportFormat } from '../export-format.ts';
import { jsonFile } from '../text/json.ts';

/** The exchange's part of its configuration; it encrypts the values when it starts. */
export const octobot: ExportFormat = {
  id: 'octobot',
  name: 'OctoBot',
  form: 'user/config.json',
  endsIn: 'user/config.json',
  group: 'program',
  source: {
    where:
      'Drakkar-Software/OctoBot docs/content/guides/octobot-configuration/exchanges.md, packages/commons/octobot_commons/constants.py @66c87d6',
    date: '2026-08-06',
  },
  keyTypes: ['hmac'],
  environments: { spot: ['live', 'testnet'], futures: ['live', 'testnet'] },
  usesMarket: true,
  render: ({ apiKey, secretKey, environment, market }) => [
    {
      kind: 'file',
      name: 'octobot-exchange.json',
      text: jsonFile({
        exchanges: {
          binance: {
            'api-key': apiKey,
            'api-secret': secretKey,
            'exchange-type': market === 'spot' ? 'spot' : 'future',
            sandboxed: environment === 'testnet',
          },
        },
      }),
      secret: true,
    },
  ],
};
