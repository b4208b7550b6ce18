import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../../src/exports/export-format.ts';
import { exportFormats } from '../../../src/exports/index.ts';
import { renderExport } from '../../../src/exports/render-export.ts';
import { goldenKeys, suited } from './sample-keys.ts';

/** Every file of a format, one below the other: for each type of key, and for each place where a key may work. */
function pageOf(format: ExportFormat): string {
  const [first] = suited(format);
  return suited(format)
    .filter(
      ({ keyType, market, environment }) =>
        keyType === first?.keyType || (market === first?.market && environment === first.environment),
    )
    .map(({ keyType, market, environment }) => {
      const { parts } = renderExport(format, {
        label: 'freqtrade spot',
        apiKey: goldenKeys.apiKey,
        secretKey: goldenKeys[keyType],
        keyType,
        market,
        environment,
        account: 'bot-7',
        note: 'On the small server.',
      });
      const kind = [keyType, environment, ...(format.usesMarket ? [market] : [])].join(', ');
      return (parts ?? []).map(({ name, text }) => `===== ${kind}: ${name}\n${text}\n`).join('');
    })
    .join('');
}

describe('exports', () => {
  it.each(exportFormats.map((format) => [format.id, format] as const))(
    'as %s, byte for byte as they were',
    async (id, format) => {
      await expect(pageOf(format)).toMatchFileSnapshot(`../../vectors/exports/${id}.txt`);
    },
  );
});
