// It shares nothing with recovery-code.ts: that would be a chunk of its own, which the background loads at every start.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 28;

/**
 * The place, from 0, of the one character whose change would make a mistyped recovery code right. Null where the code
 * is right or incomplete, and where two and more are wrong for sure; two that are wrong may also look like one elsewhere.
 */
export function doubtfulPlace(text: string): number | null {
  const typed = text
    .slice(0, 256)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212\u200b-\u200f\ufeff]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  const symbols = Array.from(typed, (character) => alphabet.indexOf(character));
  if (symbols.length !== codeLength || symbols.includes(-1)) return null;
  // The code as a polynomial, at 1 and at 2: one wrong symbol is the first, and its distance from the end the second.
  const by = symbols.reduce((sum, symbol) => sum ^ symbol, 0);
  const second = symbols.reduce((sum, symbol) => doubled(sum) ^ symbol, 0);
  if (by === 0 || second === 0) return null;
  let effect = by;
  for (let place = codeLength - 1; place >= 0; place--) {
    if (effect === second) return place;
    effect = doubled(effect);
  }
  return null;
}

/** In GF(32), x^5 + x^2 + 1. */
function doubled(symbol: number): number {
  const twice = symbol << 1;
  return twice > 31 ? twice ^ 0b100101 : twice;
}
