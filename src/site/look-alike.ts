import { isKnownHost } from './hosts.ts';
import { readableLabel } from './punycode.ts';

/** What an address is, as far as its host tells. */
export type SiteVerdict =
  /** One of the hosts that Keystep guides on. */
  | { readonly kind: 'guided'; readonly host: string }
  /** Binance's or a sister company's, and not what Keystep guides on: its keys and pages are others. */
  | { readonly kind: 'not-supported'; readonly host: string }
  /** It reads like Binance's name and is none of the addresses that are known to be Binance's. */
  | { readonly kind: 'look-alike'; readonly host: string; readonly because: Resemblance }
  | { readonly kind: 'unrelated' };

/** `name`: the name itself at another address. `letters`: letters that look like it. `spelling`: one letter off. `unencrypted`: the right name without encryption. */
export type Resemblance = 'name' | 'letters' | 'spelling' | 'unencrypted';

/**
 * Domains that are Binance's or of companies that carry its name, with all that is below them. Sources, read
 * 2026-11-22: binance-spot-api-docs (binance.com, binance.vision), guides of 2025 and 2026 (binancefuture.com),
 * Binance's API change log (binance.info), ccxt's metadata (binance.us, tokocrypto.com, the documentation on
 * github.io). How binance.tr and binance.th make keys is not known. Addresses whose owner could not be found out, such
 * as binance.bh, are not here: the warning says that Keystep does not know them.
 */
const genuine = [
  'binance.com',
  'binance.vision',
  'binancefuture.com',
  'binance.info',
  'binance.us',
  'binance.tr',
  'binance.th',
  'tokocrypto.com',
  'binance-docs.github.io',
];

const name = 'binance';
/** Words one letter away from the name that mean themselves. */
const words = new Set(['finance', 'finances']);

/** What letters of other alphabets, and digits, are taken for (a part of Unicode TR 39's confusables, read 2026-11-22). */
const looksLike: Readonly<Record<string, string>> = {
  b: 'ЬьБбƄƅƀɓβᏏ8',
  i: 'іІıɩιӏΙǀɪӀļⅼ1l|j!íỉ',
  n: 'ոպηпռŋɴŉη',
  a: 'аɑαΑАạⱥɐ4@',
  c: 'сϲСⅽƈȼᴄ',
  e: 'еЕєҽɇҿε3',
};
const letterFor = new Map(
  Object.entries(looksLike).flatMap(([letter, alike]) =>
    Array.from(alike, (each) => [each, letter] as const),
  ),
);
const longestHost = 253;

/** Says what the host of an address is. Addresses of other schemes than http are unrelated. */
export function judgeAddress(address: string): SiteVerdict {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return { kind: 'unrelated' };
  const host = url.hostname.replace(/\.$/, '').slice(0, longestHost);
  if (isGenuine(host)) {
    if (url.protocol === 'http:') return { kind: 'look-alike', host, because: 'unencrypted' };
    return { kind: isKnownHost(host) ? 'guided' : 'not-supported', host };
  }
  const because = resemblance(host);
  return because === null ? { kind: 'unrelated' } : { kind: 'look-alike', host, because };
}

function isGenuine(host: string): boolean {
  return genuine.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function resemblance(host: string): Resemblance | null {
  const labels = host.split('.').map(readableLabel);
  // Dots and hyphens are easily overlooked: "bi-nance" and "b.inance" are tries too.
  const whole = labels.join('').replaceAll('-', '');
  if (whole.includes(name)) return 'name';
  if (asLatin(whole).includes(name) || labels.some(hasForeignLetter)) return 'letters';
  const parts = labels.flatMap((label) => asLatin(label).split('-'));
  return parts.some((part) => !words.has(part) && isOneOff(part)) ? 'spelling' : null;
}

/** A text in the Latin letters that its letters are taken for, without marks: `bіnаncé` is `binance`. */
function asLatin(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replaceAll('rn', 'm');
  return Array.from(plain, (letter) => letterFor.get(letter) ?? letter).join('');
}

/** The name with letters in it that no table here knows: at least four of the seven are its own. */
function hasForeignLetter(label: string): boolean {
  const letters = Array.from(asLatin(label));
  if (letters.length !== name.length || !/[^\p{ASCII}]/u.test(label)) return false;
  const own = letters.filter((letter, at) => letter === name[at]).length;
  return own >= 4 && letters.every((letter, at) => letter === name[at] || /[^\p{ASCII}]/u.test(letter));
}

/** One letter more, less, other, or two changed places. */
function isOneOff(part: string): boolean {
  if (Math.abs(part.length - name.length) > 1) return false;
  let start = 0;
  while (start < name.length && part[start] === name[start]) start += 1;
  const [rest, wanted] = [part.slice(start), name.slice(start)];
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    rest === (wanted[1] ?? '') + (wanted[0] ?? '') + wanted.slice(2)
  );
}
