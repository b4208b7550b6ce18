const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The 16 bytes of a recovery code, however it is spelt. Throws for a code that is none. */
export function recoveryBytes(code: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const symbols = Array.from(plain, (character) => alphabet.indexOf(character));
  if (symbols.length !== 28 || symbols.includes(-1)) throw new Error('malformed');
  // A code word is a polynomial, the first symbol its highest coefficient, that is zero at 1 and at 2.
  if (valueAt(1, symbols) !== 0 || valueAt(2, symbols) !== 0) throw new Error('mistyped');
  const bits = symbols
    .slice(0, 26)
    .map((symbol) => symbol.toString(2).padStart(5, '0'))
    .join('');
  if (!bits.endsWith('00')) throw new Error('mistyped');
  return Buffer.from(
    BigInt(`0b${bits.slice(0, 128)}`)
      .toString(16)
      .padStart(32, '0'),
    'hex',
  );
}

function valueAt(point: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => product(sum, point) ^ coefficient, 0);
}

/** In GF(32), x^5 + x^2 + 1. */
function product(a: number, b: number): number {
  let sum = 0;
  for (let bit = 4; bit >= 0; bit -= 1) {
    sum <<= 1;
    if (sum > 31) sum ^= 0b100101;
    if ((b >> bit) & 1) sum ^= a;
  }
  return sum;
}
