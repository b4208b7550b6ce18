import { isAddressList, isWholeValue } from './texts-on-page.ts';
import type { Lexicon } from './wording/match.ts';
import { longestText, normalise, squash } from './wording/normalise.ts';
import type { PageWords } from './wording/phrases.ts';

/** What stands in a report for what a text was. */
export const stands = {
  unknown: '…',
  /** Three characters at most: too short for a value. */
  short: '·',
  label: '[label]',
  masked: '[masked]',
  address: '[ip]',
} as const;

/** Turns texts of a page into what a report may hold: words of our own lists, and signs for everything else. */
export interface Scrubber {
  /** `spoken`: known words of which the text may be a part, since a control says them in several pieces. */
  text(text: string, spoken?: readonly string[]): string;
  /** The words, if they are of our own lists; the page's own data may have brought others. */
  ours(phrase: string): string | null;
}

const maskedValue = /^[*•●∙·⁎＊xX]{3,}$/u;
/** Names of methods, which the locator knows in every language. */
const methods = ['HMAC', 'Ed25519', 'RSA'];

/** A scrubber for one report: of two equal values it says that they are equal, and nothing else. */
export function scrubber(lexicon: Lexicon, words: PageWords, label: string | null): Scrubber {
  const { own = {}, english = {}, others = {} } = words;
  const lists = [own, english, ...Object.values(others)];
  const known = new Set(lists.flatMap((list) => Object.values(list).flat()));
  const values: string[] = [];
  const ours = (phrase: string): string | null => (known.has(phrase) ? phrase : null);

  function valueOf(text: string): string | null {
    if (text === label) return stands.label;
    if (isAddressList(text)) return stands.address;
    if (maskedValue.test(text)) return stands.masked;
    if (!isWholeValue(text)) return null;
    if (!values.includes(text)) values.push(text);
    return `[key${values.indexOf(text) + 1}]`;
  }

  function read(text: string): string | null {
    const [best] = lexicon.readings(text);
    if (best === undefined) return null;
    const phrase = ours(best.phrase) ?? `{${best.concept}}`;
    if (best.way === 'start') return `${phrase} ${unknown(text)}`;
    // Word for word: how nearly a text says something is a matter of how many words differ.
    if (best.way === 'near') return phrase.startsWith('{') ? phrase : shared(text, phrase);
    const same = phrase.startsWith('{') || squash(text) === squash(phrase);
    return same ? phrase : normalise(text, true);
  }

  return {
    ours,
    text(text, spoken = []) {
      const trimmed = text.trim();
      if (trimmed.length < 2) return '';
      const found = valueOf(trimmed) ?? read(trimmed);
      if (found !== null) return found;
      const piece = squash(trimmed);
      const isPiece = piece.length > 1 && /^\D+$/.test(piece);
      if (isPiece && spoken.some((phrase) => ours(phrase) !== null && squash(phrase).includes(piece)))
        return normalise(trimmed, true);
      return unknown(trimmed);
    },
  };
}

function unknown(text: string): string {
  const named = methods.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(text));
  return [text.length < 4 ? stands.short : stands.unknown, ...named].join(' ');
}

function shared(text: string, phrase: string): string {
  const tokens = new Set(normalise(phrase).split(' '));
  return [...new Set(normalise(text.slice(0, longestText)).split(' '))]
    .map((token) => (tokens.has(token) ? token : stands.unknown))
    .join(' ');
}
