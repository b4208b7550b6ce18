import { isCode, isVisible } from './dom.ts';
import type { Lexicon, Reading } from './wording/match.ts';
import { longestText } from './wording/normalise.ts';
import type { Concept } from './wording/phrases.ts';

/** A text on the page that says something known, or may be a value. */
export interface PageText {
  readonly element: Element;
  readonly node: Text;
  readonly text: string;
  readonly readings: readonly Reading[];
}

/** A text that says something known or may be a value; null for any other. No style and no layout is read. */
export function pageText(node: Text, lexicon: Lexicon): PageText | null {
  if (node.data.length > longestText * 4) return null;
  const text = node.data.trim();
  const readings = lexicon.readings(text);
  if (readings.length === 0 && !isAddressList(text) && !isWholeValue(text)) return null;
  const element = node.parentElement;
  return element === null || isCode(element) ? null : { element, node, text, readings };
}

/** The texts in sight within a place that say one of these, of `said`: those of a scope by what they say. */
export function textsSaying(
  said: ReadonlyMap<Concept, readonly PageText[]>,
  within: Element,
  says: readonly Concept[],
  ways: readonly Reading['way'][] = ['whole', 'start'],
): PageText[] {
  const fits = (concept: Concept): readonly PageText[] =>
    (said.get(concept) ?? []).filter(({ readings }) =>
      readings.some((reading) => reading.concept === concept && ways.includes(reading.way)),
    );
  return [...new Set(says.flatMap(fits))].filter(
    ({ element }) => within.contains(element) && isVisible(element),
  );
}

/** `api` or `secret` when a text is exactly the label of that value; null otherwise. */
export function keyLabelOf(known: readonly Reading[]): 'api' | 'secret' | null {
  for (const { concept, way } of known) {
    if (way !== 'whole') continue;
    if (concept === 'secret-key-label') return 'secret';
    if (concept === 'api-key-label') return 'api';
  }
  return null;
}

const address = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7})(\/\d{1,3})?$/i;

/** The form of an API key and of its secret (Binance's documentation and sample keys, read 2026-11-22). */
export function isWholeValue(text: string): boolean {
  return text.length === 64 && /^[A-Za-z0-9]{64}$/.test(text);
}

/** Whether a text is nothing but IP addresses, as the page lists those that it has taken in. */
export function isAddressList(text: string): boolean {
  // Prices are no addresses, and there are many.
  if (text.length > longestText || !/[.:].*[.:]/.test(text) || !/^[\da-f.:,;/\s]+$/i.test(text)) return false;
  return text.split(/[\s,;]+/).every((part) => part === '' || address.test(part));
}
