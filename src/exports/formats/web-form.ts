import { serviceTools, taxTools } from '../../keys/tools.ts';
import type { ExportFormat } from '../export-format.ts';
import { liveOnly } from '../refusal.ts';

/** What to paste, one value at a time, where a program or a service has a form and no file. */
export const webForm: ExportFormat = {
  id: 'web-form',
  name: 'Web form',
  form: 'Koinly, rotki, 3Commas, Jesse, Gunbot',
  group: 'program',
  source: { where: 'the makers’ help pages, one for each tool of the plan', date: '2026-11-22' },
  tools: [
    ...taxTools.map(({ name }) => name),
    ...serviceTools.map(({ name }) => name),
    'Jesse',
    'Gunbot',
    'Bookmap',
  ],
  keyTypes: ['hmac'],
  environments: liveOnly,
  render: ({ apiKey, secretKey }) => [
    { kind: 'value', name: 'API Key', text: apiKey, secret: false },
    { kind: 'value', name: 'API Secret', text: secretKey, secret: true },
  ],
};
