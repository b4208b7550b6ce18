import type { ExportFormat } from '../export-format.ts';
import { liveOnly } from '../refusal.ts';
import { jsonFile } from '../text/json.ts';
import { slug } from '../text/plain.ts';

/** One account of its file; the account's name is what `live.user` points to. */
export const passivbot: ExportFormat = {
  id: 'passivbot',
  name: 'Passivbot',
  form: 'api-keys.json',
  group: 'program',
  source: { where: 'enarjord/passivbot api-keys.json.example', date: '2026-11-22' },
  keyTypes: ['hmac'],
  environments: liveOnly,
  render: ({ label, apiKey, secretKey }) => [
    {
      kind: 'file',
      name: 'api-keys.json',
      text: jsonFile({
        [slug(label, '_', 'binance_01')]: { exchange: 'binance', key: apiKey, secret: secretKey },
      }),
      secret: true,
    },
  ],
};
