import { setup } from './setup.ts';
import { localeOf } from './routes.ts';
import { english, earlierEnglish, type TextId } from './wording/en.ts';
import { otherLocales } from './wording/index.ts';

/** The languages that the switcher offers, by Binance's path codes; `ar` is there to rehearse right-to-left. */
export const languages: Readonly<Record<string, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  ru: 'Русский',
  tr: 'Türkçe',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  vi: 'Tiếng Việt',
  fr: 'Français',
  ko: '한국어',
  de: 'Deutsch',
  ja: '日本語',
  it: 'Italiano',
  ar: 'العربية',
};

/** Locale of this page; a path without one, or an unknown one, is English. */
export const locale = localeOf(location.pathname) ?? 'en';

/** The page's words for something: this locale's, else English. */
export function text(id: TextId, values: Readonly<Record<string, string | number>> = {}): string {
  const words = otherLocales[locale];
  const earlier = setup.options.era === 'earlier';
  const found =
    (earlier ? words?.earlier?.[id] : undefined) ??
    words?.known[id] ??
    words?.invented[id] ??
    (earlier ? earlierEnglish[id] : undefined) ??
    english[id];
  return found.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
