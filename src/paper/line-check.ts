import { characters, logOfQuotient, powerOf, product } from './gf64.ts';

/** Characters that check a line. */
export const checkLength = 3;

/** A character that does not fit, by its place in the line from 0, and the one that would. */
export interface Doubt {
  readonly place: number;
  readonly typed: string;
  readonly fits: string;
}

/** What a typed line turned out to be. */
export type LineVerdict =
  | { readonly status: 'right'; readonly value: string }
  /** One or two characters explain what is wrong; any other explanation takes three. */
  | { readonly status: 'doubtful'; readonly doubts: readonly Doubt[] }
  /** A right line of another number. */
  | { readonly status: 'other-line'; readonly number: number }
  /** A character that is on no sheet. */
  | { readonly status: 'foreign'; readonly place: number; readonly character: string }
  | { readonly status: 'short'; readonly missing: number }
  | { readonly status: 'long'; readonly extra: number }
  | { readonly status: 'wrong' };

/**
 * The three characters behind a line, whose number is 1 to 63. Number, value and check are a word that is divisible by (x + 1)(x + 2)(x + 4):
 * whatever one, two or three characters were changed, it shows, and one alone can be named.
 */
export function checkOf(number: number, value: string): string {
  let [high, middle, low] = [0, 0, 0];
  for (const symbol of [number, ...symbolsOf(value)]) {
    const factor = symbol ^ high;
    // The divisor's other coefficients: 7, 14 and 8.
    [high, middle, low] = [middle ^ product(factor, 7), low ^ product(factor, 14), product(factor, 8)];
  }
  return [high, middle, low].map((symbol) => characters.charAt(symbol)).join('');
}

/** Judges line `number` as it was typed. `length`: of the value, without what checks it. Spaces do not count. */
export function judgeLine(number: number, typed: string, length: number): LineVerdict {
  const line = plainLine(typed);
  const foreign = Array.from(line).findIndex((character) => !characters.includes(character));
  if (foreign >= 0) {
    return { status: 'foreign', place: foreign, character: Array.from(line)[foreign] ?? '' };
  }
  const missing = length + checkLength - line.length;
  if (missing > 0) return { status: 'short', missing };
  if (missing < 0) return { status: 'long', extra: -missing };
  const word = [number, ...symbolsOf(line)];
  const syndrome = syndromeOf(word);
  if (syndrome.every((each) => each === 0)) return { status: 'right', value: line.slice(0, length) };
  const one = soleError(syndrome, word.length);
  if (one?.index === 0) {
    const other = number ^ one.by;
    return other >= 1 ? { status: 'other-line', number: other } : { status: 'wrong' };
  }
  if (one) {
    const place = one.index - 1;
    const fits = characters.charAt((word[one.index] ?? 0) ^ one.by);
    return { status: 'doubtful', doubts: [{ place, typed: line.charAt(place), fits }] };
  }
  const doubts = twoLookAlikes(line, syndrome);
  return doubts ? { status: 'doubtful', doubts } : { status: 'wrong' };
}

/** A line as it counts: full-width letters become plain ones, spaces and dashes between groups go. */
export function plainLine(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Pd}\u200b-\u200f\ufeff]+/gu, '');
}

type Syndrome = readonly [number, number, number];

function symbolsOf(text: string): number[] {
  return Array.from(text, (character) => characters.indexOf(character));
}

/** The word as a polynomial, at 1, 2 and 4. */
function syndromeOf(word: readonly number[]): Syndrome {
  const at = (point: number) => word.reduce((sum, symbol) => product(sum, point) ^ symbol, 0);
  return [at(1), at(2), at(4)];
}

/** What a change of the symbol at this distance from the end adds to a syndrome. */
function effectOf(by: number, fromEnd: number): Syndrome {
  return [by, product(by, powerOf(fromEnd)), product(by, powerOf(2 * fromEnd))];
}

/** The one symbol whose change explains all; null where there is none. */
function soleError(
  syndrome: Syndrome,
  length: number,
): { readonly index: number; readonly by: number } | null {
  const [by, second, third] = syndrome;
  if (by === 0 || second === 0 || third === 0) return null;
  const fromEnd = logOfQuotient(second, by);
  if (fromEnd !== logOfQuotient(third, second) || fromEnd >= length) return null;
  return { index: length - 1 - fromEnd, by };
}

/** Characters that eyes and hands take for each other, besides capital and small. */
const alike = ['0OoQD', '1lIi7', '2Zz', '5Ss', '6bG', '8B', '9gq', 'uv', 'UV', 'VY', 'rn', 'mn', 'ce', '+t'];

function twoLookAlikes(line: string, syndrome: Syndrome): readonly Doubt[] | null {
  const changes = Array.from(line, (typed, place) => ({ typed, place })).flatMap(({ typed, place }) =>
    lookAlikesOf(typed).map((fits) => ({
      doubt: { place, typed, fits },
      effect: effectOf(characters.indexOf(typed) ^ characters.indexOf(fits), line.length - 1 - place),
    })),
  );
  for (const [index, first] of changes.entries()) {
    for (const second of changes.slice(index + 1)) {
      const isSame = first.doubt.place === second.doubt.place;
      const explains = syndrome.every(
        (each, at) => each === ((first.effect[at] ?? 0) ^ (second.effect[at] ?? 0)),
      );
      if (!isSame && explains) return [first.doubt, second.doubt];
    }
  }
  return null;
}

function lookAlikesOf(character: string): readonly string[] {
  const swapped = character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
  const others = alike.filter((group) => group.includes(character)).join('');
  return [...new Set(swapped + others)].filter((each) => each !== character);
}
