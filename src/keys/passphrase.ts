import { words } from './words.ts';

/** Fewest characters of a passphrase; there are no rules about what it is made of. */
export const minPassphraseLength = 15;

/** Words in a passphrase made here: 8 words of 10 bits each. */
export const wordsPerPassphrase = 8;
const bitsPerWord = 10;
const listed = new Set(words);

/**
 * A random passphrase of eight different words joined by hyphens: a twentieth of a bit below 80.
 * The list has 1024 entries, a power of two, so taking ten bits of each random number favours no word.
 */
export function makePassphrase(): string {
  for (;;) {
    const draws = crypto.getRandomValues(new Uint16Array(wordsPerPassphrase));
    const drawn = Array.from(draws, (draw) => words[draw & (words.length - 1)] ?? '');
    if (new Set(drawn).size === wordsPerPassphrase) return drawn.join('-');
  }
}

/** How hard a passphrase is to guess, in steps of a meter; `short` is below the least length. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong' | 'very-strong';

export interface PassphraseStrength {
  readonly strength: Strength;
  /** Rough guess at the entropy, rather low than high. */
  readonly bits: number;
  /** Characters missing up to the least length; 0 when it is long enough. */
  readonly missing: number;
}

/** Length as a person counts it: an emoji or an accented letter outside the basic plane counts once. */
function lengthOf(passphrase: string): number {
  return Array.from(passphrase.normalize('NFC')).length;
}

/** Size of the alphabet that these characters seem to come from. */
function alphabet(text: string): number {
  let size = 0;
  if (/[a-z]/.test(text)) size += 26;
  if (/[A-Z]/.test(text)) size += 26;
  if (/[0-9]/.test(text)) size += 10;
  if (/[^a-zA-Z0-9\u0080-\uffff]/.test(text)) size += 20;
  if (/[\u0080-\uffff]/.test(text)) size += 60;
  return Math.max(size, 2);
}

/** Characters that are not a repeat of the one before, nor the next in the alphabet or in the row of digits. */
function freshLength(text: string): number {
  const codes = Array.from(text.toLowerCase(), (character) => character.codePointAt(0) ?? 0);
  return codes.reduce((sum, code, index) => {
    const before = codes[index - 1];
    return sum + (before !== undefined && Math.abs(code - before) <= 1 ? 0.25 : 1);
  }, 0);
}

/** Letters alone are most often words: two bits a letter, sixteen at most. Anything mixed counts as noise. */
function tokenBits(token: string): number {
  if (listed.has(token)) return bitsPerWord;
  if (/^\p{L}+$/u.test(token)) return Math.min(freshLength(token) * 2, 16);
  return freshLength(token) * Math.log2(alphabet(token)) * 0.8;
}

/**
 * Estimates a passphrase from its length and variety. A pattern that repeats counts once, a token that comes
 * again counts one bit, and runs such as `aaaa` or `1234` count a quarter.
 */
export function measurePassphrase(passphrase: string): PassphraseStrength {
  const repeated = /^(.{1,32}?)\1+$/su.exec(passphrase);
  const tokens = (repeated?.[1] ?? passphrase).split(/[\s\-_.,;:/]+/u).filter((token) => token !== '');
  const seen = new Set<string>();
  let bits = 0;
  for (const token of tokens) {
    bits += seen.has(token.toLowerCase()) ? 1 : tokenBits(token);
    seen.add(token.toLowerCase());
  }
  const missing = Math.max(0, minPassphraseLength - lengthOf(passphrase));
  return { strength: missing > 0 ? 'short' : strengthOf(bits), bits, missing };
}

function strengthOf(bits: number): Strength {
  if (bits < 35) return 'weak';
  if (bits < 50) return 'fair';
  return bits < 65 ? 'strong' : 'very-strong';
}
