import type { ExportFormat } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { envFile } from '../text/env.ts';
import { remarkOf } from './remark.ts';

/** Binance's command line by its environment: `profile create` would leave the secret in the shell's history. */
export const binanceCli: ExportFormat = {
  id: 'binance-cli',
  name: 'binance-cli',
  form: 'binance-cli.env',
  group: 'program',
  source: {
    where: 'binance/binance-skills-hub skills/binance/binance/references/auth.md @7e9cf9b',
    date: '2026-08-18',
  },
  keyTypes: everyType,
  environments: everywhere,
  render: (key) => [
    {
      kind: 'file',
      name: 'binance-cli.env',
      text: envFile(remarkOf(key), [
        ['BINANCE_API_KEY', key.apiKey],
        ['BINANCE_SECRET_KEY', key.secretKey],
        ['BINANCE_API_ENV', { live: 'prod', demo: 'demo', testnet: 'testnet' }[key.environment]],
      ]),
      secret: true,
    },
  ],
};
