import type { ExportFormat } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** A file for each value, without a line break that a program would take along, and the lines for Compose. */
export const docker: ExportFormat = {
  id: 'docker',
  name: 'Docker secrets',
  form: 'Compose',
  group: 'program',
  source: { where: 'docs.docker.com/compose/how-tos/use-secrets', date: '2026-11-28' },
  keyTypes: everyType,
  environments: everywhere,
  render: (key) => [
    { kind: 'file', name: 'binance_secret_key.txt', text: key.secretKey, secret: true },
    { kind: 'file', name: 'binance_api_key.txt', text: key.apiKey, secret: false },
    {
      kind: 'file',
      name: 'compose.secrets.yaml',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'services:',
        '  bot:',
        '    secrets:',
        '      - binance_api_key',
        '      - binance_secret_key',
        'secrets:',
        '  binance_api_key:',
        '    file: ./binance_api_key.txt',
        '  binance_secret_key:',
        '    file: ./binance_secret_key.txt',
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};
