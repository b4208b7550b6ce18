import type { ExportFormat } from '../export-format.ts';
import { jsonFile } from '../text/json.ts';

/** The lines that its configuration needs. */
export const lean: ExportFormat = {
  id: 'lean',
  name: 'Lean',
  form: 'lean.json',
  endsIn: 'lean.json',
  group: 'program',
  source: { where: 'QuantConnect/Lean.Brokerages.Binance README; QuantConnect/lean-cli', date: '2026-11-22' },
  keyTypes: ['hmac'],
  environments: { spot: ['live', 'testnet'], futures: ['live', 'testnet'] },
  render: ({ apiKey, secretKey, environment }) => [
    {
      kind: 'file',
      name: 'lean-binance.json',
      text: jsonFile({
        'binance-exchange-name': 'Binance',
        'binance-api-key': apiKey,
        'binance-api-secret': secretKey,
        'binance-use-testnet': environment === 'testnet' ? 'paper' : 'live',
      }),
      secret: true,
    },
  ],
};
