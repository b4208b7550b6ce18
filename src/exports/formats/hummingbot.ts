import type { ExportFormat, ExportKey } from '../export-format.ts';

function connectorOf({ environment, market }: ExportKey): string {
  if (market === 'spot') return 'binance';
  return environment === 'testnet' ? 'binance_perpetual_testnet' : 'binance_perpetual';
}

/** What to type and paste: it encrypts its file with its own password, so nobody else can write it. */
export const hummingbot: ExportFormat = {
  id: 'hummingbot',
  name: 'Hummingbot',
  form: 'connect',
  group: 'program',
  source: {
    where:
      'hummingbot/hummingbot connector/exchange/binance/binance_utils.py, connector/derivative/binance_perpetual/binance_perpetual_utils.py @2bfaccc',
    date: '2026-07-30',
  },
  keyTypes: ['hmac'],
  environments: { spot: ['live'], futures: ['live', 'testnet'] },
  usesMarket: true,
  render: (key) => {
    const connector = connectorOf(key);
    return [
      { kind: 'value', name: 'connect', text: `connect ${connector}`, secret: false },
      { kind: 'value', name: `${connector}_api_key`, text: key.apiKey, secret: false },
      { kind: 'value', name: `${connector}_api_secret`, text: key.secretKey, secret: true },
    ];
  },
};
