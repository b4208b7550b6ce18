import { keepsMarks, longestText, normalise, squash, stem } from './normalise.ts';
import type { Concept, PageWords, Words } from './phrases.ts';

/** How well a text says a concept: 1 is the same words in the page's language. */
export interface Reading {
  readonly concept: Concept;
  /** 0 to 1. */
  readonly likeness: number;
  /** How the words were met: as the whole text, at its beginning, or nearly. */
  readonly way: 'whole' | 'start' | 'near';
  /** The known words that it begins with; null when the text as a whole is what it says. */
  readonly says: string | null;
  /** The known words, as in the wording. */
  readonly phrase: string;
  /** Language of the words, as in `phrases.ts`. */
  readonly lang: string;
}

interface Phrase {
  readonly concept: Concept;
  readonly lang: string;
  /** What these words are worth at most, 0 to 1. */
  readonly worth: number;
  readonly text: string;
  readonly words: string;
  readonly tokens: readonly string[];
}

/**
 * English stands on pages in any language. Words of a third language are worth so little that they never win
 * against the page's own, and are not enough while a secret is on screen.
 */
const worth = { own: 1, english: 0.97, page: 0.95, others: 0.66 } as const;
const startOnly = 0.93;
const stemOnly = 0.95;
const nearEnough = 0.8;

/** Prices change all the time and mean nothing here. */
const onlyNumbers = /^[\d\s.,:;%+$€£¥()*/-]*$/;

const memoryLimit = 3000;

/** The words to look for on a page. */
export interface Lexicon {
  /** What a text of the page may mean, best first: in the page's language, then in English, then in others. */
  readings(text: string): readonly Reading[];
}

/**
 * A lexicon for pages in `locale`. `fromPage` are words that the page's own data gives for its language. A text that
 * is exactly one concept's words is never taken for another's. It remembers what it was asked: make one for a page,
 * not for a look.
 */
export function lexicon(
  locale: string,
  { own = {}, english = {}, others = {} }: PageWords,
  fromPage: Words = {},
): Lexicon {
  const known = [
    ...phrasesOf(locale, own, worth.own),
    ...phrasesOf('en', english, locale.startsWith('en') ? worth.own : worth.english),
  ];
  // What a text means is known better from elsewhere than from the names of the page's data.
  const taken = new Set(known.map(({ words }) => unspaced(words)));
  const added = phrasesOf(locale, fromPage, worth.page).filter(({ words }) => !taken.has(unspaced(words)));
  const all = [...known, ...added];
  const whole = [
    ...all,
    ...Object.entries(others).flatMap(([lang, words]) => phrasesOf(lang, words, worth.others)),
  ];
  const book: Book = {
    plain: indexBy(whole.filter(({ lang }) => !keepsMarks(lang))),
    marked: indexBy(whole.filter(({ lang }) => keepsMarks(lang))),
    stems: indexBy(all, ({ words }) => stem(unspaced(words))),
    beginnings: indexBy(
      all.filter(({ words }) => words.length >= 6 || /[^\p{ASCII}]/u.test(words)),
      firstLetter,
    ),
    long: all.filter(({ tokens }) => tokens.length >= 3),
  };
  const memory = new Map<string, readonly Reading[]>();
  return {
    readings: (text) => {
      if (text.length < 2 || text.length > longestText * 4 || onlyNumbers.test(text)) return [];
      const known = memory.get(text);
      if (known !== undefined) return known;
      if (memory.size > memoryLimit) memory.clear();
      const found = look(text, book);
      memory.set(text, found);
      return found;
    },
  };
}

/** The words of a concept for people who read `locale`: what the panel quotes when the page shows none. */
export function wordsFor(
  concept: Concept,
  locale: string,
  { own = {}, english = {} }: PageWords,
): { says: string; lang: string } | null {
  const [says] = own[concept] ?? [];
  if (says !== undefined) return { says, lang: locale };
  const [inEnglish] = english[concept] ?? [];
  return inEnglish === undefined ? null : { says: inEnglish, lang: 'en' };
}

type Index = ReadonlyMap<string, readonly Phrase[]>;

interface Book {
  readonly plain: Index;
  readonly marked: Index;
  /** By words without the ending that the sentence gives them. */
  readonly stems: Index;
  readonly beginnings: Index;
  readonly long: readonly Phrase[];
}

function phrasesOf(lang: string, table: Words, worth: number): Phrase[] {
  return (Object.entries(table) as [Concept, readonly string[]][]).flatMap(([concept, texts]) =>
    texts.map((text) => {
      const words = normalise(text, keepsMarks(lang));
      return { concept, lang, worth, text, words, tokens: words.split(' ') };
    }),
  );
}

function look(text: string, { plain, marked, stems, beginnings, long }: Book): readonly Reading[] {
  const words = normalise(text);
  if (words.length < 2) return [];
  const found = new Map<Concept, Reading>();
  const add = (phrase: Phrase, factor: number, way: Reading['way']): void => {
    const likeness = factor * phrase.worth;
    const before = found.get(phrase.concept);
    if (before === undefined || before.likeness < likeness) {
      found.set(phrase.concept, {
        concept: phrase.concept,
        likeness,
        way,
        says: way === 'start' ? phrase.text : null,
        phrase: phrase.text,
        lang: phrase.lang,
      });
    }
  };
  const key = unspaced(words);
  for (const phrase of plain.get(key) ?? []) add(phrase, 1, 'whole');
  for (const phrase of marked.get(squash(text, true)) ?? []) add(phrase, 1, 'whole');
  if (found.size === 0) for (const phrase of stems.get(stem(key)) ?? []) add(phrase, stemOnly, 'whole');
  if (found.size === 0) {
    // With and without marks the first letter may differ.
    const near = [words, normalise(text, true)].flatMap((form) => beginnings.get(form.charAt(0)) ?? []);
    for (const phrase of near) if (startsWith(text, words, phrase)) add(phrase, startOnly, 'start');
    const longest = Math.max(0, ...[...found.keys()].map((concept) => reach(beginnings, concept, words)));
    for (const concept of [...found.keys()])
      if (reach(beginnings, concept, words) < longest) found.delete(concept);
  }
  if (found.size === 0) {
    const tokens = new Set(words.split(' '));
    for (const phrase of tokens.size < 3 ? [] : long) {
      const likeness = dice(tokens, new Set(phrase.tokens));
      if (likeness >= nearEnough) add(phrase, likeness, 'near');
    }
  }
  return [...found.values()].sort((a, b) => b.likeness - a.likeness);
}

/** Length of the longest phrase of a concept at the beginning of a text. */
function reach(beginnings: Index, concept: Concept, words: string): number {
  const lengths = (beginnings.get(words.charAt(0)) ?? [])
    .filter((phrase) => phrase.concept === concept && words.startsWith(phrase.words))
    .map((phrase) => phrase.words.length);
  return Math.max(0, ...lengths);
}

function startsWith(text: string, words: string, phrase: Phrase): boolean {
  const own = keepsMarks(phrase.lang) ? normalise(text, true) : words;
  if (!own.startsWith(phrase.words)) return false;
  const next = own.charAt(phrase.words.length);
  return !/[\p{L}\p{N}'-]/u.test(next) || /[\p{Lo}]/u.test(next);
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const token of a) if (b.has(token)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

function unspaced(words: string): string {
  return words.replaceAll(' ', '');
}

function firstLetter({ words }: Phrase): string {
  return words.charAt(0);
}

function indexBy(
  list: readonly Phrase[],
  keyOf: (phrase: Phrase) => string = ({ words }) => unspaced(words),
): Index {
  const index = new Map<string, Phrase[]>();
  for (const phrase of list) {
    const key = keyOf(phrase);
    const entry = index.get(key);
    if (entry === undefined) index.set(key, [phrase]);
    else entry.push(phrase);
  }
  return index;
}
