import type { ExportFormat, ExportKey, ExportPart, VariableNames } from './export-format.ts';
import { usualNames } from './index.ts';
import { tidyPrivateKey } from './private-key.ts';
import { refusalOf, type Refusal } from './refusal.ts';

/** What a format made of a key, or why it takes none such. */
export type Rendered =
  | { readonly parts: readonly ExportPart[]; readonly refusal: null }
  | { readonly parts: null; readonly refusal: Refusal };

/** Writes a key with its secret in a format. Pure; a key whose values have the wrong form is refused. */
export function renderExport(format: ExportFormat, key: ExportKey, names?: VariableNames): Rendered {
  const refusal = refusalOf(format, key);
  if (refusal !== null) return { parts: null, refusal };
  const secretKey = key.keyType === 'hmac' ? key.secretKey : tidyPrivateKey(key.secretKey);
  return { parts: format.render({ ...key, secretKey }, names ?? format.names ?? usualNames), refusal: null };
}
