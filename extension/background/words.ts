import { wordsIn } from '../../src/site/wording/languages.ts';
import type { PageWords } from '../../src/site/wording/phrases.ts';
import type { RequestOf } from '../../src/messages/protocol.ts';

/** What Binance's pages say in a language: a page is given its words, so that it need not carry them all. */
export function wordsForPage({ locale, all }: RequestOf<'guide.read'>): PageWords {
  return locale === undefined ? {} : wordsIn(locale, all);
}
