/** Numbers of RFC 3492, section 5. */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const firstBias = 72;
const firstCode = 128;
/** A label of a host name has at most 63 characters. */
const longestLabel = 63;

/**
 * One label of a host name as a person would read it: `xn--bnance-qta` is `bınance`. A label that is not encoded,
 * or not rightly, comes back as it is.
 */
export function readableLabel(label: string): string {
  if (!label.startsWith('xn--') || label.length > longestLabel) return label;
  return decode(label.slice(4)) ?? label;
}

/** The decoding procedure of RFC 3492, section 6.2; null where the input is none. */
function decode(input: string): string | null {
  const edge = input.lastIndexOf('-');
  const codes = Array.from(edge > 0 ? input.slice(0, edge) : '', (letter) => letter.charCodeAt(0));
  let [code, at, bias] = [firstCode, 0, firstBias];
  for (let next = edge > 0 ? edge + 1 : 0; next < input.length;) {
    const before = at;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = digitOf(input.charAt(next));
      next += 1;
      if (digit === null) return null;
      at += digit * weight;
      const threshold = Math.min(tMax, Math.max(tMin, k - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = codes.length + 1;
    bias = adapt(at - before, length, before === 0);
    code += Math.floor(at / length);
    at %= length;
    if (code > 0x10ffff) return null;
    codes.splice(at, 0, code);
    at += 1;
  }
  return String.fromCodePoint(...codes);
}

function digitOf(letter: string): number | null {
  const found = /^[a-z0-9]$/.test(letter) ? Number.parseInt(letter, base) : Number.NaN;
  // In punycode the letters come before the digits.
  return Number.isNaN(found) ? null : found >= 10 ? found - 10 : found + 26;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
