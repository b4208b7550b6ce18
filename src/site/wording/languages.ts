import { de } from './languages/de.ts';
import { es } from './languages/es.ts';
import { fr } from './languages/fr.ts';
import { id } from './languages/id.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { ptBR } from './languages/pt-br.ts';
import { ru } from './languages/ru.ts';
import { tr } from './languages/tr.ts';
import { vi } from './languages/vi.ts';
import { zhCN } from './languages/zh-cn.ts';
import { zhTC } from './languages/zh-tc.ts';
import type { Concept, PageWords, Words } from './phrases.ts';
import { english } from './phrases.ts';

/** The words in every language but English, by Binance's path codes. Only the background knows them all. */
export const languages: Readonly<Record<string, Words>> = {
  'zh-CN': zhCN,
  ru,
  tr,
  es,
  'pt-BR': ptBR,
  vi,
  fr,
  ko,
  de,
  'zh-TC': zhTC,
  it,
  ja,
  id,
};

/** Codes of Binance and of browsers for languages that are here under another code. */
const sameAs: Readonly<Record<string, string>> = { 'zh-TW': 'zh-TC', 'zh-HK': 'zh-TC', 'zh-MO': 'zh-TC' };

/**
 * What Binance's pages say in a language: its own words first, then those of its relatives, such as `es` for
 * `es-LA` or simplified Chinese for traditional; and the English words. Nothing of its own for English, and for
 * languages without words here. With `all`, the words of every other language besides.
 */
export function wordsIn(locale: string, all = false): PageWords {
  const code = sameAs[locale] ?? locale;
  const [primary] = code.split('-');
  const own: { [Name in Concept]?: readonly string[] } = {};
  const isRelated = (lang: string): boolean => lang.split('-')[0] === primary;
  const related = Object.keys(languages)
    .filter(isRelated)
    .sort((a, b) => Number(b === code) - Number(a === code));
  for (const lang of related) {
    for (const [concept, texts] of Object.entries(languages[lang] ?? {}) as [Concept, string[]][])
      own[concept] = [...new Set([...(own[concept] ?? []), ...texts])];
  }
  if (!all) return { own, english };
  const others = Object.fromEntries(Object.entries(languages).filter(([lang]) => !isRelated(lang)));
  return { own, english, others };
}
