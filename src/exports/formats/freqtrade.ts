import type { ExportFormat, ExportKey } from '../export-format.ts';
import { everyType, liveOnly } from '../refusal.ts';
import { envFile } from '../text/env.ts';
import { jsonFile } from '../text/json.ts';
import { remarkOf } from './remark.ts';

const shared = {
  name: 'freqtrade',
  group: 'program',
  source: {
    where: 'freqtrade/freqtrade docs/exchanges.md, docs/configuration.md @c9ae5e1',
    date: '2024-10-24',
  },
  keyTypes: everyType,
  // Its dry run stands in for a test network, and needs no key.
  environments: liveOnly,
  cautions: ({ keyType }: ExportKey) => (keyType === 'ed25519' ? (['undocumented'] as const) : []),
} as const satisfies Partial<ExportFormat>;

/** A second configuration file, loaded after the first, so that the first can be shared. */
export const freqtrade: ExportFormat = {
  ...shared,
  id: 'freqtrade',
  form: 'config-private.json',
  render: ({ apiKey, secretKey }) => [
    {
      kind: 'file',
      name: 'config-private.json',
      text: jsonFile({ exchange: { name: 'binance', key: apiKey, secret: secretKey } }),
      secret: true,
    },
  ],
};

/** The same as environment variables, which come before any file. */
export const freqtradeEnv: ExportFormat = {
  ...shared,
  id: 'freqtrade-env',
  form: 'freqtrade.env',
  render: (key) => [
    {
      kind: 'file',
      name: 'freqtrade.env',
      text: envFile(remarkOf(key), [
        ['FREQTRADE__EXCHANGE__NAME', 'binance'],
        ['FREQTRADE__EXCHANGE__KEY', key.apiKey],
        ['FREQTRADE__EXCHANGE__SECRET', key.secretKey],
      ]),
      secret: true,
    },
  ],
};
