import { parseAddresses } from '../keys/addresses.ts';
import { meaningOf } from './meanings.ts';
import { isAboutKey } from './refusals.ts';

/** What a text that a program printed says. */
export interface PrintedError {
  /** Binance's error code, or the HTTP status; null where none was found. */
  readonly code: number | null;
  /** The address that asked, as Binance saw it, where the text names it. */
  readonly addresses: readonly string[];
}

/** Longest text that is read: a log's tail is enough. */
const maxLength = 100_000;

/** Named as a code: JSON, a Python repr, `code=-2015`, `"code": "-2015"`. */
const namedCode = /\bcode\\?["']?\s*[:=]\s*\\?["']?\s*(-?\d{1,6})\b/giu;
/** A number that stands alone: `binance -2015 Invalid API-key`, `[-1021]`. */
const bareCode = /(?<![\w.-])-\d{4}(?![\w.]*\d)/gu;
const httpStatus = /\b(?:HTTP(?:\/[\d.]+)?|status(?:[ _-]?code)?)\W{0,6}(403|418|429|451|5\d\d)\b/giu;

/** The words of the most frequent ones, for programs that print no number. */
const phrases: readonly (readonly [RegExp, number])[] = [
  [/invalid api-?key, ip,? or permissions/iu, -2015],
  [/api-?key format invalid/iu, -2014],
  [/invalid api-?key id/iu, -2008],
  [/signature for this request is not valid/iu, -1022],
  [/timestamp for this request/iu, -1021],
  [/not authorized to execute this request/iu, -1002],
  [/IP (?:auto-)?banned/iu, 418],
  [/too much request weight|too many requests/iu, -1003],
  [/restricted location/iu, 451],
  [/filter failure/iu, -1013],
  [/insufficient balance/iu, -2010],
];

/** Reads any text: prose, JSON, a traceback. Of several codes one about the key goes first, then the first known. */
export function readPrintedError(text: string): PrintedError {
  // Some programs print a typographic minus.
  const read = text.slice(0, maxLength).replace(/[\u2010-\u2015\u2212]/gu, '-');
  return { code: codeIn(read), addresses: addressesIn(read) };
}

function codeIn(text: string): number | null {
  const named = Array.from(text.matchAll(namedCode), ([, code]) => Number(code));
  const bare = Array.from(text.matchAll(bareCode), ([code]) => Number(code));
  const said = phrases.filter(([words]) => words.test(text)).map(([, code]) => code);
  const status = Array.from(text.matchAll(httpStatus), ([, code]) => Number(code));
  const all = [...named, ...bare, ...said, ...status].filter((code) => code !== 0);
  const known = all.filter((code) => meaningOf(code) !== 'unknown');
  return known.find(isAboutKey) ?? known[0] ?? named.find((code) => code < 0) ?? null;
}

/** `request ip: x.x.x.x` is what Binance's futures say; without it, any address that Binance could have seen. */
function addressesIn(text: string): readonly string[] {
  const named = Array.from(text.matchAll(/\bip\W{1,6}([0-9a-f.:]{3,45})/giu), ([, address = '']) => address);
  const any = text.match(
    /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])/giu,
  );
  const tidy = (list: readonly string[]) =>
    parseAddresses(list.map((address) => address.replace(/[.:]+$/u, '')).join(' ')).addresses;
  const found = tidy(named);
  return found.length > 0 ? found : tidy(any ?? []);
}
