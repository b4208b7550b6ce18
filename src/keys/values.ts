import type { KeyType } from './key-record.ts';

/** Characters of an API key and of an HMAC secret: letters A to Z and digits (Binance's samples, 2026-11-22). */
export const valueLength = 64;

/** What is wrong with the form of a value, with what the UI needs to say it exactly. Positions count from 1. */
export type ValueProblem =
  | { readonly problem: 'empty' }
  | { readonly problem: 'looks-like-pem' }
  /** Some characters are stars, dots or an ellipsis: the page hides the value. */
  | { readonly problem: 'masked' }
  /** Copied together with a name, as in `API_KEY=...`. */
  | { readonly problem: 'labelled'; readonly label: string }
  | { readonly problem: 'quotes' }
  | { readonly problem: 'line-break'; readonly position: number }
  | { readonly problem: 'spaces'; readonly position: number }
  | { readonly problem: 'wrong-character'; readonly character: string; readonly position: number }
  | { readonly problem: 'too-short'; readonly missing: number }
  | { readonly problem: 'too-long'; readonly extra: number };

/** A problem and the field that has it. `equal`: the same value stands in both. */
export type PairProblem =
  | ({ readonly field: 'apiKey' | 'secretKey' } & ValueProblem)
  | { readonly field: 'secretKey'; readonly problem: 'equal' };

/** What a pasted text said about a key, as it stood there. */
export interface PastedPair {
  readonly apiKey: string;
  readonly secretKey: string;
}

const wellFormed = /^[A-Za-z0-9]{64}$/;
// Stars, bullets and the like, an ellipsis, or two dots and more.
const hidden = /[*\u2022\u25cf\u00b7\u2217\u2026\uff0a]|\.{2,}/u;
const quotes = '"\'`\u2018\u2019\u201c\u201d\u00ab\u00bb';
const quoteEnds = new RegExp(`^[${quotes}]+|[${quotes}]+$`, 'gu');
const namePrefix = /^["']?([A-Za-z][A-Za-z _-]*(?:key|secret))["']?\s*[:=]\s*/iu;
// What trimming leaves standing: zero-width characters and the byte order mark.
const invisibleEnds = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu;

/** The form of an API key; null when it is right. Whether Binance knows it, the form cannot tell. */
export function checkApiKey(text: string): ValueProblem | null {
  return problemOf(text);
}

/** The form of an HMAC secret; null when it is right. The form cannot tell it from an API key. */
export function checkSecretKey(text: string): ValueProblem | null {
  return problemOf(text);
}

/** All problems of a pair; none when it is right. A self-generated key has no secret here. */
export function checkPair(
  apiKey: string,
  secretKey: string,
  keyType: KeyType = 'hmac',
): readonly PairProblem[] {
  const ofKey = checkApiKey(apiKey);
  const problems: PairProblem[] = ofKey === null ? [] : [{ field: 'apiKey', ...ofKey }];
  if (keyType !== 'hmac') return problems;
  const ofSecret = checkSecretKey(secretKey);
  if (ofSecret !== null) problems.push({ field: 'secretKey', ...ofSecret });
  else if (apiKey === secretKey) problems.push({ field: 'secretKey', problem: 'equal' });
  return problems;
}

/**
 * A proposal for what was meant: without space around it, quotes, a name in front, a comma behind, and without
 * line breaks and spaces inside where exactly 64 letters and digits remain.
 */
export function cleanValue(text: string): string {
  let value = text.replace(invisibleEnds, '');
  value = value.replace(namePrefix, '').replace(/[,;]+$/u, '');
  value = value.replace(quoteEnds, '').replace(invisibleEnds, '');
  const joined = value.replace(/\s+/gu, '');
  return wellFormed.test(joined) ? joined : value;
}

/**
 * Reads a text that names both values, in either order, on one line or several: `API Key: ... Secret Key: ...`,
 * `API_KEY=...`, JSON. Null unless each name stands there exactly once. The values may still have problems.
 */
export function parsePastedPair(text: string): PastedPair | null {
  const name = /(?<![A-Za-z0-9])(?:(?:api[\s_-]*)?(secret)(?:[\s_-]*key)?|api[\s_-]*key)(?![A-Za-z0-9])/giu;
  const found = Array.from(text.matchAll(name), (match) => ({
    field: match[1] === undefined ? 'apiKey' : 'secretKey',
    start: match.index,
    end: match.index + match[0].length,
  }));
  const values = found.map(({ end }, index) => valueIn(text.slice(end, found[index + 1]?.start)));
  const [first, second] = found;
  const [a, b] = values;
  if (found.length !== 2 || first?.field === second?.field || !a || !b) return null;
  return first?.field === 'apiKey' ? { apiKey: a, secretKey: b } : { apiKey: b, secretKey: a };
}

/** The first word behind a name, its separators and a remark in brackets. */
function valueIn(text: string): string | undefined {
  const rest = text.replace(/^\s*\([^)]*\)/u, '');
  return new RegExp(`[^\\s:=,;{}${quotes}]+`, 'u').exec(rest)?.[0];
}

function problemOf(text: string): ValueProblem | null {
  if (wellFormed.test(text)) return null;
  if (text.replace(invisibleEnds, '') === '') return { problem: 'empty' };
  if (/-----BEGIN [A-Z ]+-----/u.test(text)) return { problem: 'looks-like-pem' };
  if (hidden.test(text)) return { problem: 'masked' };
  const label = namePrefix.exec(text.replace(invisibleEnds, ''))?.[1];
  if (label !== undefined) return { problem: 'labelled', label };
  if (text.replace(invisibleEnds, '').search(quoteEnds) >= 0) return { problem: 'quotes' };
  const lineBreak = text.search(/[\r\n\u2028\u2029]/u);
  if (lineBreak >= 0) return { problem: 'line-break', position: lineBreak + 1 };
  const space = text.search(/[\s\u200b-\u200d\u2060\ufeff]/u);
  if (space >= 0) return { problem: 'spaces', position: space + 1 };
  const wrong = Array.from(text).findIndex((character) => !/[A-Za-z0-9]/u.test(character));
  if (wrong >= 0) {
    return { problem: 'wrong-character', character: Array.from(text)[wrong] ?? '', position: wrong + 1 };
  }
  return text.length < valueLength
    ? { problem: 'too-short', missing: valueLength - text.length }
    : { problem: 'too-long', extra: text.length - valueLength };
}
