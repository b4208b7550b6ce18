type Bytes = Uint8Array<ArrayBuffer>;

/** Crockford's base 32: no I, L, O or U, which are misread, or spell words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const codeBytes = 16;
const dataLength = 26;
/** Characters of a code without its hyphens: 26 for 128 bits, 2 that check them. */
export const recoveryCodeLength = 28;
const groupLength = 4;
/** Nobody types as much: more is not looked at. */
const maxTypedLength = 256;

export type RecoveryCodeResult =
  | { readonly status: 'ok'; readonly bytes: Bytes }
  /** `malformed`: not 28 characters of the alphabet; `mistyped`: they do not fit together. */
  | { readonly status: 'malformed' | 'mistyped' };

/** A new code of 128 random bits: 28 characters in 7 groups. */
export function newRecoveryCode(): string {
  return spellRecoveryCode(crypto.getRandomValues(new Uint8Array(codeBytes)));
}

/** 16 bytes as a code, as `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`. */
export function spellRecoveryCode(bytes: Bytes): string {
  const data = toSymbols(bytes);
  const symbols = [...data, ...checkOf(data)];
  return groups(symbols.map((symbol) => alphabet.charAt(symbol)).join('')).join('-');
}

/** Reads a code as people type it: case, spaces and hyphens do not matter, O is 0, I and L are 1. */
export function parseRecoveryCode(text: string): RecoveryCodeResult {
  const symbols = symbolsIn(text);
  if (symbols === null) return { status: 'malformed' };
  if (checkOf(symbols).some((symbol) => symbol !== 0)) return { status: 'mistyped' };
  const bytes = fromSymbols(symbols.slice(0, dataLength));
  return bytes === null ? { status: 'mistyped' } : { status: 'ok', bytes };
}

/**
 * The place, from 0, of the one character whose change would make a mistyped code right. Null where the code is right
 * or incomplete, and where two and more are wrong for sure; two that are wrong may also look like one elsewhere.
 */
export function doubtfulPlace(text: string): number | null {
  const symbols = symbolsIn(text);
  if (symbols === null) return null;
  // The code as a polynomial, at 1 and at 2: one wrong symbol is the first, and its distance from the end the second.
  const by = symbols.reduce((sum, symbol) => sum ^ symbol, 0);
  const second = symbols.reduce((sum, symbol) => doubled(sum) ^ symbol, 0);
  if (by === 0 || second === 0) return null;
  let effect = by;
  for (let place = symbols.length - 1; place >= 0; place--) {
    if (effect === second) return place;
    effect = doubled(effect);
  }
  return null;
}

/** The symbols of a code as people type it; null unless it has all of them and nothing else. */
function symbolsIn(text: string): readonly number[] | null {
  if (text.length > maxTypedLength) return null;
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212\u200b-\u200f\ufeff]+/gu, '');
  const symbols = Array.from(typed, (character) => alphabet.indexOf(misread[character] ?? character));
  return symbols.length !== recoveryCodeLength || symbols.includes(-1) ? null : symbols;
}

function groups(text: string): string[] {
  return Array.from({ length: text.length / groupLength }, (_, index) =>
    text.slice(groupLength * index, groupLength * (index + 1)),
  );
}

/** Five bits a symbol, the first bit first; the last symbol ends in two zero bits. */
function toSymbols(bytes: Bytes): number[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .padEnd(5 * dataLength, '0');
  return Array.from({ length: dataLength }, (_, index) =>
    Number.parseInt(bits.slice(5 * index, 5 * index + 5), 2),
  );
}

function fromSymbols(symbols: readonly number[]): Bytes | null {
  const bits = symbols.map((symbol) => symbol.toString(2).padStart(5, '0')).join('');
  if (!/^0*$/.test(bits.slice(8 * codeBytes))) return null;
  return Uint8Array.from({ length: codeBytes }, (_, index) =>
    Number.parseInt(bits.slice(8 * index, 8 * index + 8), 2),
  );
}

/**
 * The two check symbols of a Reed-Solomon code over GF(32), x^5 + x^2 + 1, with the generator (x + 1)(x + 2): any
 * one or two wrong characters, swapped ones included, are noticed always, anything else 1023 times in 1024. The
 * check symbols of a whole code are 0.
 */
function checkOf(symbols: readonly number[]): readonly [number, number] {
  let high = 0;
  let low = 0;
  for (const symbol of symbols) {
    const factor = symbol ^ high;
    const twice = doubled(factor);
    high = low ^ twice ^ factor;
    low = twice;
  }
  return [high, low];
}

function doubled(symbol: number): number {
  const twice = symbol << 1;
  return twice > 31 ? twice ^ 0b100101 : twice;
}
