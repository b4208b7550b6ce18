import { isCode, isVisible, limits, textNodes } from './dom.ts';
import type { Lexicon, Reading } from './wording/match.ts';
import { longestText } from './wording/normalise.ts';
import type { Concept } from './wording/phrases.ts';

/** A text on the page that says something known, or may be a value. */
export interface PageText {
  readonly element: Element;
  readonly node: Node;
  readonly text: string;
  readonly readings: readonly Reading[];
}

/** How many unknown texts after a key's label are kept: its value may stand in several nodes. */
const trail = 80;

/** One walk over the texts of a scope, in document order. No style and no layout is read. */
export function textsOnPage(root: Element, lexicon: Lexicon): PageText[] {
  const found: PageText[] = [];
  let following = 0;
  for (const node of textNodes(root, limits.texts)) {
    const raw = node.data;
    if (raw.length > longestText * 4) continue;
    const text = raw.trim();
    if (text === '') continue;
    const known = lexicon.readings(text);
    if (known.length === 0 && following === 0 && !isAddressList(text) && !isWholeValue(text)) continue;
    const element = node.parentElement;
    if (element === null || isCode(element)) continue;
    following = isKeyLabel(known) ? trail : Math.max(0, following - 1);
    found.push({ element, node, text, readings: known });
  }
  return found;
}

/** The texts in sight within a place that say one of these. */
export function textsSaying(
  texts: readonly PageText[],
  within: Element,
  says: readonly Concept[],
  ways: readonly Reading['way'][] = ['whole', 'start'],
): PageText[] {
  return texts.filter(
    ({ element, readings: known }) =>
      within.contains(element) &&
      known.some(({ concept, way }) => says.includes(concept) && ways.includes(way)) &&
      isVisible(element),
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

function isKeyLabel(known: readonly Reading[]): boolean {
  return keyLabelOf(known) !== null;
}

const address = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7})(\/\d{1,3})?$/i;

/** The form of an API key and of its secret (Binance's documentation and sample keys, read 2026-11-22). */
export function isWholeValue(text: string): boolean {
  return text.length === 64 && /^[A-Za-z0-9]{64}$/.test(text);
}

/** Whether a text is nothing but IP addresses, as the page lists those that it has taken in. */
export function isAddressList(text: string): boolean {
  if (text.length > longestText || !/^[\da-f.:,;/\s]+$/i.test(text)) return false;
  return text.split(/[\s,;]+/).every((part) => part === '' || address.test(part));
}
