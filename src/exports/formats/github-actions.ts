import type { ExportFormat } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { envFile } from '../text/env.ts';
import { oneLine } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** A file that `gh secret set --env-file` reads, so that no value stands in a command, and the lines of a workflow. */
export const githubActions: ExportFormat = {
  id: 'github-actions',
  name: 'GitHub Actions',
  form: 'gh secret set',
  group: 'program',
  source: { where: 'cli.github.com/manual/gh_secret_set', date: '2026-11-28' },
  keyTypes: everyType,
  environments: everywhere,
  names: { apiKey: 'BINANCE_API_KEY', secretKey: 'BINANCE_API_SECRET' },
  render: (key, names) => [
    {
      kind: 'file',
      name: 'github-secrets.env',
      text: envFile(remarkOf(key), [
        [names.apiKey, key.apiKey],
        [names.secretKey, key.secretKey],
      ]),
      secret: true,
    },
    {
      kind: 'file',
      name: 'workflow-env.yaml',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'env:',
        ...[names.apiKey, names.secretKey].map((name) => `  ${name}: \${{ secrets.${name} }}`),
        '',
      ].join('\n'),
      secret: false,
    },
  ],
};
