import { accessibleName } from './accessible-name.ts';
import type { Family } from './anchors.ts';
import { ancestors, controlSelector, familyOf, textsIn } from './dom.ts';
import type { Concept } from './wording/phrases.ts';
import type { Lexicon, Reading } from './wording/match.ts';

/** A control and what it may mean, from a cheap look: attributes and texts, no style and no layout. */
export interface Candidate {
  readonly element: Element;
  readonly family: Family;
  /** What its own words mean, best first. */
  readonly own: readonly Evidence[];
  /** What the words beside it mean. */
  readonly captions: readonly Evidence[];
  /** End of the path that a link leads to, after the language; empty for the rest. */
  readonly path: string;
}

/** One reading with the words it comes from. */
export interface Evidence extends Reading {
  readonly words: string;
  /** Share of trust in this place of words, 0 to 1. */
  readonly trust: number;
}

const trust = { name: 1, hint: 0.9, caption: 0.9 } as const;

const fieldSelector =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[role=textbox]';
const boxSelector =
  '[type=checkbox],[type=radio],[role=checkbox],[role=radio],[role=switch],[aria-checked],[tabindex],.bn-checkbox,.bn-radio';

/** A control with what it may mean; null for what is no control, says nothing known and leads nowhere known. */
export function candidateOf(element: Element, lexicon: Lexicon, paths: readonly string[]): Candidate | null {
  const family = familyOf(element);
  if (family === null) return null;
  const own = evidence(ownWords(element, family), lexicon);
  const named = evidenceOfNames(element, family);
  if (named !== null && !own.some(({ way }) => way === 'whole')) own.push(named);
  const captions =
    captioned.includes(family) && (family !== 'generic' || own.length === 0)
      ? evidence(
          captionWords(element).map((words) => ({ words, trust: trust.caption })),
          lexicon,
        )
      : [];
  const path = family === 'link' ? knownPath(element, paths) : '';
  return own.length + captions.length === 0 && path === '' ? null : { element, family, own, captions, path };
}

const captioned: readonly Family[] = ['field', 'checkbox', 'option', 'group', 'generic'];
/** Holders around a control in which its caption may stand. */
const captionLevels = 4;

/** The outermost holder in which words belong to a control; null for one that carries its own. */
export function captionReach(element: Element): Element | null {
  const family = familyOf(element);
  return family !== null && captioned.includes(family) ? (around(element).at(-1) ?? null) : null;
}

function around(element: Element): Element[] {
  return ancestors(element, captionLevels + 1).slice(1);
}

/** Names of methods are the same in every language: a card that speaks of one is that kind of key. */
const methods: readonly (readonly [RegExp, Concept])[] = [
  [/\bHMAC\b/i, 'type-system-generated'],
  [/\b(Ed25519|RSA)\b/i, 'type-self-generated'],
];

function evidenceOfNames(element: Element, family: Family): Evidence | null {
  if (family !== 'option' && family !== 'button' && family !== 'generic') return null;
  const texts = textsIn(element, 8);
  // A title and a text under it: one name alone is a tag or a filter.
  if (texts.length < 2) return null;
  const named = methods.flatMap(([name, concept]) => {
    const phrase = name.exec(texts.join(' '))?.[0];
    return phrase === undefined ? [] : [{ concept, phrase }];
  });
  const [found] = named;
  const [title] = texts;
  if (found === undefined || named.length > 1 || title === undefined) return null;
  return { ...found, likeness: 0.9, way: 'start', says: null, lang: '', words: title, trust: 1 };
}

function evidence(words: readonly { words: string; trust: number }[], lexicon: Lexicon): Evidence[] {
  return words.flatMap((one) => lexicon.readings(one.words).map((reading) => ({ ...reading, ...one })));
}

/** The best evidence for any of these concepts. */
export function bestFor(list: readonly Evidence[], says: readonly Concept[]): Evidence | null {
  let best: Evidence | null = null;
  for (const one of list) {
    if (
      says.includes(one.concept) &&
      (best === null || one.likeness * one.trust > best.likeness * best.trust)
    )
      best = one;
  }
  return best;
}

function ownWords(element: Element, family: Family): { words: string; trust: number }[] {
  // Most controls of a page are a word and nothing more.
  if ((family === 'button' || family === 'link') && element.firstElementChild === null && isPlain(element)) {
    return [{ words: element.textContent.trim(), trust: trust.name }];
  }
  const found: { words: string; trust: number }[] = [
    { words: accessibleName(element, true), trust: trust.name },
  ];
  const add = (words: string | null | undefined, sure: number): void => {
    if (words !== null && words !== undefined && words.trim() !== '')
      found.push({ words: words.trim(), trust: sure });
  };
  // A card's or a label's first text is its title.
  if (family === 'option' || family === 'checkbox' || family === 'generic') {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : element;
    const texts = label === undefined ? [] : textsIn(label, 12);
    add(texts[0], trust.name);
    if (family === 'generic') add(texts.join(' '), trust.name);
  }
  add(element.getAttribute('placeholder'), trust.hint);
  add(element.getAttribute('title'), trust.hint);
  return found;
}

function isPlain(element: Element): boolean {
  const { localName } = element;
  return (
    (localName === 'a' || localName === 'button') &&
    !nameAttributes.some((name) => element.hasAttribute(name))
  );
}

const nameAttributes = ['aria-label', 'aria-labelledby', 'title'];

/**
 * Words beside a control that belong to no other: those right before or after it, then those of the holders
 * around it, as long as they hold no second control of its kind.
 */
function captionWords(element: Element): string[] {
  const found: string[] = [];
  const family = familyOf(element);
  const add = (node: Node | null): void => {
    if (node instanceof Element) {
      if (node.querySelector(controlSelector) === null && !node.matches(controlSelector))
        found.push(textsIn(node, 6).join(' '));
    } else if (node !== null) found.push(node.nodeValue ?? '');
  };
  const before = neighbour(element, 'previousSibling');
  const after = neighbour(element, 'nextSibling');
  if (family === 'field' || family === 'group') add(before);
  else {
    add(after);
    if (after === null) add(before);
  }
  for (const holder of around(element)) {
    if (rivals(holder, element, family)) break;
    const texts = textsIn(holder, 12).filter((text) => text.length > 1);
    found.push(...texts.slice(0, 6));
  }
  return found.filter((text) => text.trim() !== '');
}

function neighbour(element: Element, side: 'previousSibling' | 'nextSibling'): Node | null {
  let node = element[side];
  while (node !== null && ((node.nodeType === 3 && node.nodeValue?.trim() === '') || node.nodeType === 8))
    node = node[side];
  return node;
}

function rivals(holder: Element, element: Element, family: Family | null): boolean {
  const others = holder.querySelectorAll(family === 'field' ? fieldSelector : boxSelector);
  if (others.length > 8) return true;
  for (const other of others) {
    const apart = other !== element && !element.contains(other) && !other.contains(element);
    if (apart && other.getAttribute('type') !== 'hidden') return true;
  }
  return false;
}

function knownPath(element: Element, paths: readonly string[]): string {
  const href = element.getAttribute('href') ?? '';
  if (href.length > 300) return '';
  const clean = href.split(/[?#]/)[0]?.replace(/\/+$/, '') ?? '';
  const known = paths.find((path) => clean.endsWith(`/${path}`));
  if (known === undefined) return '';
  const host = /^(?:https?:)?\/\/([^/]+)/.exec(href)?.[1];
  return host === undefined || /^(www|accounts|demo)\.binance\.com$/.test(host) ? known : '';
}
