import type { ExportFormat, ExportKey, ExportPart, VariableNames } from '../exports/export-format.ts';
import { formatsFor, marketOf, usualNames } from '../exports/index.ts';
import { maskedFor, placeholderFor } from '../exports/private-key.ts';
import { unsuited } from '../exports/refusal.ts';
import { isVariableName } from '../exports/text/env.ts';
import { mask } from '../keys/key-record.ts';
import type { KeyWithoutSecret } from '../messages/protocol.ts';

/** What the person has chosen on the screen. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly market: ExportKey['market'];
  readonly names: VariableNames;
  /** The secret is left out, for the person to paste. */
  readonly placeholder: boolean;
}

/** Spellings of the two variables that programs are known to read. */
export const usualSpellings: readonly VariableNames[] = [
  usualNames,
  { apiKey: 'BINANCE_API_KEY', secretKey: 'BINANCE_SECRET_KEY' },
  { apiKey: 'API_KEY', secretKey: 'API_SECRET' },
];

/** The first proposal: the key's own program, else the first that takes such a key. */
export function firstChoice(record: KeyWithoutSecret): ExportChoice {
  const market = marketOf(record);
  const formats = formatsFor(record.tool);
  const format = formats.find((each) => unsuited(each, { ...record, market }) === null) ?? formats[0];
  if (!format) throw new Error('there is no export format');
  return { format, market, names: format.names ?? usualNames, placeholder: record.secretMasked === null };
}

/** A key for `render`, with a given secret. */
export function keyWith(record: KeyWithoutSecret, market: ExportKey['market'], secretKey: string): ExportKey {
  const { label, apiKey, keyType, environment, account, note } = record;
  return { label, apiKey, secretKey, keyType, environment, account, note, market };
}

/** What the screen shows: both values masked, or the placeholder. */
export function previewOf(record: KeyWithoutSecret, choice: ExportChoice): readonly ExportPart[] {
  const { format, market, names, placeholder } = choice;
  const secret = placeholder
    ? placeholderFor(record.keyType)
    : maskedFor(record.keyType, record.secretMasked);
  const { first, last } = mask(record.apiKey);
  return format.render({ ...keyWith(record, market, secret), apiKey: `${first}......${last}` }, names);
}

/** What is wrong with a name: not one, or the other's. */
export function nameProblem(
  { apiKey, secretKey }: VariableNames,
  which: keyof VariableNames,
): 'form' | 'same' | null {
  if (!isVariableName(which === 'apiKey' ? apiKey : secretKey)) return 'form';
  return which === 'secretKey' && apiKey === secretKey ? 'same' : null;
}
