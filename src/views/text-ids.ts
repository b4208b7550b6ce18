import type { Environment, KeyType } from '../keys/key-record.ts';
import type { PurposeId } from '../keys/purposes.ts';
import type { Texts } from '../texts.ts';

// Ids in `_locales` hold letters, digits and underscores only.
const underscored = (id: string) => id.replaceAll('-', '_');

export const purposeTextId = (purpose: PurposeId) => `purpose_${underscored(purpose)}`;
export const purposeAboutTextId = (purpose: PurposeId) => `purpose_${underscored(purpose)}_about`;
export const keyTypeTextId = (keyType: KeyType) => `key_type_${keyType}`;
export const environmentTextId = (environment: Environment) => `key_environment_${environment}`;

/** A text whose wording depends on a number: `<id>_one`, `<id>_other` and so on, by the language's own rule. */
export function countText(texts: Texts, language: string, id: string, count: number): string {
  const category = new Intl.PluralRules(language).select(count);
  const number = new Intl.NumberFormat(language).format(count);
  const text = texts(`${id}_${category}`, [number]);
  // A category that the translation does not tell apart.
  return text === '' || text === `${id}_${category}` ? texts(`${id}_other`, [number]) : text;
}
