import type { ExportFormat } from '../export-format.ts';
import { quoted } from '../text/json.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** The exchange's part of its configuration. Its spot feeds are public and take no key. */
export const cryptofeed: ExportFormat = {
  id: 'cryptofeed',
  name: 'cryptofeed',
  form: 'config.yaml',
  endsIn: 'config.yaml',
  group: 'program',
  source: { where: 'bmoscon/cryptofeed config.yaml', date: '2026-11-22' },
  keyTypes: ['hmac'],
  environments: { spot: [], futures: ['live'] },
  usesMarket: true,
  render: (key) => [
    {
      kind: 'file',
      name: 'cryptofeed.yaml',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'binance_futures:',
        `  key_id: ${quoted(key.apiKey)}`,
        `  key_secret: ${quoted(key.secretKey)}`,
        '',
      ].join('\n'),
      secret: true,
    },
  ],
};
