import { roleOf } from './field-roles.ts';
import type { Importer, NamedValue } from './import.types.ts';
import { pairsOf } from './pairs.ts';

const maxPairs = 10_000;

/**
 * Anything else: values beside their names, in either order, as in notes, YAML or code; else values of 64 letters
 * and digits, two by two, the API key first as Binance shows them.
 */
export const pastedText: Importer = {
  format: 'text',
  read: ({ text }) => {
    const named = pairsOf(namedValues(text));
    return named.length > 0 ? named : pairsOf(bareValues(text));
  },
};

/**
 * Values with a name in front that says what they are: `API Key: ...`, `secret = "..."`, or a line below its name.
 * The pattern begins at a word, and every part of it is bounded: its time grows with the text and no faster.
 */
export function namedValues(text: string): readonly NamedValue[] {
  const pattern =
    /(?:key|secret|credential)(?:[^\S\n]?\([^)\n]{0,40}\))?["'`]?(?:[^\S\n]{0,8}(?:=>|[:=])\s{0,8}["'`]?(?<plain>-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{0,8192}-----END [A-Z ]{0,40}PRIVATE KEY-----|[^\s"'`,;{}<>]{8,512})|\s{1,8}(?<below>[A-Za-z0-9]{32,512}))/giu;
  return take(text, pattern, (match) => ({
    name: nameBefore(text, match.index) + (/^\w+/u.exec(match[0])?.[0] ?? ''),
    value: match.groups?.['plain'] ?? match.groups?.['below'] ?? '',
  })).filter(({ name }) => roleOf(name) === 'apiKey' || roleOf(name) === 'secretKey');
}

/** The words in front of a name's last one, on its line. */
function nameBefore(text: string, at: number): string {
  const front = text.slice(Math.max(0, at - 40), at);
  return /[A-Za-z0-9 _.-]*$/u.exec(front)?.[0] ?? '';
}

function bareValues(text: string): readonly NamedValue[] {
  const values = take(text, /(?<![A-Za-z0-9])[A-Za-z0-9]{64}(?![A-Za-z0-9])/gu, (match) => match[0]);
  return values.map((value, index) => ({ name: index % 2 === 0 ? 'apiKey' : 'secret', value }));
}

function take<Item>(text: string, pattern: RegExp, read: (match: RegExpExecArray) => Item): Item[] {
  const found: Item[] = [];
  for (let match = pattern.exec(text); match && found.length < maxPairs; match = pattern.exec(text)) {
    found.push(read(match));
  }
  return found;
}
