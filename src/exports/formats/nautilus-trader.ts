import type { ExportFormat, ExportKey } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { envFile } from '../text/env.ts';
import { remarkOf } from './remark.ts';

function prefixOf({ environment, market }: ExportKey): string {
  if (environment === 'live') return 'BINANCE';
  if (environment === 'demo') return 'BINANCE_DEMO';
  return market === 'spot' ? 'BINANCE_TESTNET' : 'BINANCE_FUTURES_TESTNET';
}

/** Environment variables, which its configuration falls back to; the private key stands in the secret. */
export const nautilusTrader: ExportFormat = {
  id: 'nautilustrader',
  name: 'NautilusTrader',
  form: 'nautilus.env',
  group: 'program',
  source: {
    where: 'nautechsystems/nautilus_trader docs/integrations/binance.md @a95c804',
    date: '2026-07-02',
  },
  keyTypes: everyType,
  environments: everywhere,
  usesMarket: true,
  cautions: ({ keyType }) =>
    keyType === 'hmac' ? ['hmac-deprecated'] : keyType === 'rsa' ? ['data-only'] : [],
  render: (key) => [
    {
      kind: 'file',
      name: 'nautilus.env',
      text: envFile(remarkOf(key), [
        [`${prefixOf(key)}_API_KEY`, key.apiKey],
        [`${prefixOf(key)}_API_SECRET`, key.secretKey],
      ]),
      secret: true,
    },
  ],
};
