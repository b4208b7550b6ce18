/**
 * The field with 64 elements, x^6 + x + 1: each character of base64 is one. A line of a sheet is a word of a
 * Reed-Solomon code over it (docs/paper-format.md).
 */
export const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const order = 63;
const power: number[] = [];
const logarithm: number[] = [];
for (let exponent = 0, element = 1; exponent < order; exponent++) {
  power.push(element);
  logarithm[element] = exponent;
  element = element << 1;
  if (element > order) element ^= 0b1000011;
}

/** The product of two elements, each 0 to 63. */
export function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : powerOf((logarithm[a] ?? 0) + (logarithm[b] ?? 0));
}

/** 2 to the power of `exponent`, which is not negative. */
export function powerOf(exponent: number): number {
  return power[exponent % order] ?? 1;
}

/** The exponent, 0 to 62, of the quotient of two elements that are not 0. */
export function logOfQuotient(a: number, b: number): number {
  return ((logarithm[a] ?? 0) - (logarithm[b] ?? 0) + order) % order;
}
