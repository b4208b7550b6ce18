import type { ExportFormat } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { envFile } from '../text/env.ts';
import { remarkOf } from './remark.ts';

/** Two variables under names of the person's choice: programs do not agree on any. */
export const dotenv: ExportFormat = {
  id: 'dotenv',
  name: '.env',
  form: 'binance.env',
  endsIn: '.env',
  group: 'program',
  source: { where: 'motdotla/dotenv README, POSIX shell quoting', date: '2026-11-28' },
  keyTypes: everyType,
  environments: everywhere,
  names: { apiKey: 'BINANCE_API_KEY', secretKey: 'BINANCE_API_SECRET' },
  render: (key, names) => [
    {
      kind: 'file',
      // Not `.env`: browsers take the dot off a name that begins with one.
      name: 'binance.env',
      text: envFile(remarkOf(key), [
        [names.apiKey, key.apiKey],
        [names.secretKey, key.secretKey],
      ]),
      secret: true,
    },
  ],
};
