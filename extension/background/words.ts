import { wordsIn } from '../../src/site/wording/languages.ts';
import type { Words } from '../../src/site/wording/phrases.ts';

/** What Binance's pages say in a language: a page is given its own, so that it need not carry them all. */
export function wordsForPage(locale: string | undefined): Words {
  return locale === undefined ? {} : wordsIn(locale);
}
