import type { ExportFormat } from '../export-format.ts';
import { everyType, everywhere } from '../refusal.ts';
import { quoted } from '../text/json.ts';
import { oneLine, slug } from '../text/plain.ts';
import { remarkOf } from './remark.ts';

/** A Secret in plain text: the cluster encodes it itself. */
export const kubernetes: ExportFormat = {
  id: 'kubernetes',
  name: 'Kubernetes',
  form: 'Secret',
  group: 'program',
  source: { where: 'kubernetes.io/docs/concepts/configuration/secret', date: '2026-11-28' },
  keyTypes: everyType,
  environments: everywhere,
  names: { apiKey: 'BINANCE_API_KEY', secretKey: 'BINANCE_API_SECRET' },
  cautions: () => ['cluster-readable'],
  render: (key, names) => [
    {
      kind: 'file',
      name: 'binance-secret.yaml',
      text: [
        `# ${oneLine(remarkOf(key))}`,
        'apiVersion: v1',
        'kind: Secret',
        'metadata:',
        `  name: ${quoted(`binance-${slug(key.label, '-', 'key')}`)}`,
        'type: Opaque',
        'stringData:',
        `  ${quoted(names.apiKey)}: ${quoted(key.apiKey)}`,
        `  ${quoted(names.secretKey)}: ${quoted(key.secretKey)}`,
        '',
      ].join('\n'),
      secret: true,
    },
  ],
};
