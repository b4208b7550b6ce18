import { localeOf } from '../site/routes.ts';
import { wordsIn } from '../site/wording/languages.ts';
import { lexicon, wordsFor, type Lexicon } from '../site/wording/match.ts';
import type { Concept } from '../site/wording/phrases.ts';

/** What Binance's page says, so that the rehearsal reads like it: in the person's language as far as known. */
export interface PracticeWords {
  /** The address that the practice page stands for. */
  readonly location: URL;
  readonly lexicon: Lexicon;
  readonly words: ReturnType<typeof wordsIn>;
  /** The words of a thing. */
  readonly say: (concept: Concept) => string;
  readonly lang: string;
}

/** The words for a browser language such as `de` or `pt-BR`. */
export function practiceWords(language: string): PracticeWords {
  const words = wordsIn(language);
  const path = Object.keys(words.own ?? {}).length === 0 ? 'en' : language;
  const location = new URL(`https://www.binance.com/${path}/my/settings/api-management`);
  const lang = localeOf(location);
  return {
    location,
    lexicon: lexicon(lang, words),
    words,
    say: (concept) => wordsFor(concept, lang, words)?.says ?? concept,
    lang,
  };
}
