import type { ExportFormat } from '../exports/export-format.ts';
import type { Environment, KeyType } from '../keys/key-record.ts';
import type { PurposeId } from '../keys/purposes.ts';
import { underscored, type Texts } from '../texts.ts';
import { perLanguage } from './per-language.ts';

export const purposeTextId = (purpose: PurposeId) => `purpose_${underscored(purpose)}`;
export const purposeAboutTextId = (purpose: PurposeId) => `purpose_${underscored(purpose)}_about`;
export const keyTypeTextId = (keyType: KeyType) => `key_type_${keyType}`;
export const environmentTextId = (environment: Environment) => `key_environment_${environment}`;

/** A program's own name; a form that many have gets words. */
export const formatName = ({ id, name }: ExportFormat, texts: Texts) =>
  id === 'web-form' ? texts('export_name_web_form') : name;

const pluralRules = perLanguage((language) => new Intl.PluralRules(language));
const numberFormat = perLanguage((language) => new Intl.NumberFormat(language));

/** A text whose wording depends on a number: `<id>_one`, `<id>_other` and so on, by the language's own rule. */
export function countText(texts: Texts, language: string, id: string, count: number): string {
  const category = pluralRules(language).select(count);
  const number = numberFormat(language).format(count);
  const text = texts(`${id}_${category}`, [number]);
  // A category that the translation does not tell apart.
  return text === '' || text === `${id}_${category}` ? texts(`${id}_other`, [number]) : text;
}

/** A label in quotation marks; where it is not known, words for a key without one. */
export function quotedLabel(texts: Texts, label: string | null): string {
  return label === null ? texts('views_unknown_key') : texts('views_quoted', [label]);
}
