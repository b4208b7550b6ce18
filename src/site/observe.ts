import { anchors } from './anchors.ts';
import type { AnchorId, AnchorSpec } from './anchors.ts';
import type { Card } from './card.ts';
import { cardInQuestion } from './card.ts';
import { controlState } from './control-state.ts';
import { isVisible } from './dom.ts';
import { candidatesIn } from './features.ts';
import type { Explanation } from './explanation.ts';
import type { KeyGroup } from './key-values.ts';
import { keyGroups } from './key-values.ts';
import { locate } from './locate.ts';
import type { Decision } from './locate.ts';
import type { Observation, SecretState, Sighting } from './observation.ts';
import { freshGroup } from './read-keys.ts';
import { localeOf, routeOf } from './routes.ts';
import type { RouteId } from './routes.ts';
import { isLoading, isVerifying, topmostScope } from './scope.ts';
import type { PageText } from './texts-on-page.ts';
import { isAddressList, isWholeValue, textsOnPage, textsSaying } from './texts-on-page.ts';
import type { Lexicon } from './wording/match.ts';

/** One look at the page: plain data, and the way back from a thing's name to its element. */
export interface Look {
  readonly observation: Observation;
  /** The element to point at; null when the thing was not surely found, or is gone. */
  elementOf(anchor: AnchorId): Element | null;
  /** Why each thing that could be here was found, or not. Worked out when asked. */
  explain(): readonly Explanation[];
}

const knownPaths = anchors.flatMap(({ path }) => path ?? []);
const salt = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;

/**
 * Looks at the page without touching it: no write, no event, no layout. `lexicon` holds the words
 * of the page's language; `label` is the name that the plan gives the key, which tells its card from others. Never throws: a page that breaks the look is one with nothing on it.
 */
export function observe(
  document: Document,
  location: Location | URL,
  lexicon: Lexicon,
  label: string | null = null,
): Look {
  try {
    return look(document, location, lexicon, label);
  } catch {
    return nothing(location);
  }
}

function look(document: Document, location: Location | URL, lexicon: Lexicon, label: string | null): Look {
  const route = routeOf(location);
  const locale = localeOf(location, document.documentElement.lang);
  const { root, dialog } = topmostScope(document, lexicon);
  const verifyingHost = isVerifying(document);
  const texts = textsOnPage(root, lexicon);
  const candidates = candidatesIn(root, lexicon, knownPaths);
  const groups = route === 'home' || route === 'login' ? [] : keyGroups(root, texts);
  const card = cardInQuestion(root, dialog !== 'none', groups, candidates, label);
  const secret = groups.length > 0 ? secretState(groups, card) : unnamedSecret(route, root, texts);
  const strict = verifyingHost || secret === 'shown';

  const elements = new Map<AnchorId, Element>();
  const seen: Partial<Record<AnchorId, Sighting>> = {};
  const decisions: Decision[] = [];
  for (const anchor of anchors) {
    const within = placeOf(anchor, root, dialog !== 'none', card);
    if (within === undefined || !isBeside(anchor, within, texts)) continue;
    const decision = locate(anchor, {
      candidates,
      texts,
      within,
      lexicon,
      strict,
      inDialog: dialog !== 'none',
    });
    decisions.push(decision);
    const { element, score, lead, words, lang } = decision;
    if (element === null) continue;
    const { id } = anchor;
    elements.set(id, element);
    seen[id] = { score, lead, words, lang, ...controlState(element) };
  }
  addByForm(card, texts, elements, seen);

  const observation: Observation = {
    host: location.hostname,
    route,
    locale,
    signedIn: signedIn(route, seen, decisions),
    dialog,
    loading: dialog === 'none' && isLoading(root),
    verifying: verifyingHost || seen['mfa-title'] !== undefined,
    secret,
    keyMark: secret === 'shown' || secret === 'key-only' ? markOf(card?.group ?? null) : null,
    card: card?.why ?? null,
    seen,
    keyCount: groups.length > 0 ? groups.length : seen['empty-state'] === undefined ? null : 0,
  };
  return {
    observation,
    elementOf: (anchor) => {
      const element = elements.get(anchor);
      return element?.isConnected === true ? displayed(element) : null;
    },
    explain: () => decisions.map((decision) => decision.explain()),
  };
}

/** Where an anchor is looked for; undefined where it cannot be. */
function placeOf(
  { scope }: AnchorSpec,
  root: Element,
  inDialog: boolean,
  card: Card | null,
): Element | undefined {
  if (scope === 'card') return card?.root;
  return scope === (inDialog ? 'outside' : 'dialog') ? undefined : root;
}

/** What is found by form and place: the values of the key, and addresses that the page has taken in. */
function addByForm(
  card: Card | null,
  texts: readonly PageText[],
  elements: Map<AnchorId, Element>,
  seen: Partial<Record<AnchorId, Sighting>>,
): void {
  const sure: Sighting = {
    score: 1,
    lead: 1,
    words: null,
    lang: null,
    checked: null,
    filled: null,
    disabled: false,
    expanded: null,
    choice: null,
  };
  const group = card?.group ?? null;
  if (group !== null) {
    elements.set('key-values', group.holder);
    seen['key-values'] = sure;
  }
  if (card === null || (seen['ip-restricted'] ?? seen['ip-unrestricted'] ?? seen['ip-field']) === undefined)
    return;
  const listed = texts.find(
    ({ element, text }) => isAddressList(text) && card.root.contains(element) && isVisible(element),
  );
  if (listed === undefined) return;
  elements.set('ip-listed', listed.element);
  seen['ip-listed'] = sure;
}

function isBeside(anchor: AnchorSpec, within: Element, texts: readonly PageText[]): boolean {
  const { beside } = anchor;
  return beside === undefined || textsSaying(texts, within, beside).length > 0;
}

function secretState(groups: readonly KeyGroup[], card: Card | null): SecretState {
  const { group, status } = freshGroup(groups, (one) => one === card?.group);
  switch (status) {
    case 'read':
      return (group?.secret ?? null) === null ? 'key-only' : 'shown';
    case 'ambiguous':
      return groups.some(({ secret }) => secret?.state === 'whole') ? 'unreadable' : 'none';
    case 'masked':
    case 'loading':
    case 'unreadable':
    case 'none':
      return status;
  }
}

/** Two values of the right form and no label that is known: a language without words here. Nobody guesses which is which. */
function unnamedSecret(route: RouteId, root: Element, texts: readonly PageText[]): SecretState {
  if (route !== 'api-management') return 'none';
  const fields = [...root.querySelectorAll<HTMLInputElement>('input[readonly]:is([type=text],:not([type]))')]
    .slice(0, 20)
    .map(({ value }) => value);
  const shown = texts
    .filter(({ text, element }) => isWholeValue(text) && isVisible(element))
    .map(({ text }) => text);
  return new Set([...shown, ...fields.filter(isWholeValue)]).size > 1 ? 'unreadable' : 'none';
}

function signedIn(
  route: RouteId,
  seen: Observation['seen'],
  decisions: readonly Decision[],
): Observation['signedIn'] {
  // Several buttons that say so cannot be pointed at, but they say it.
  const offered = decisions.some(
    ({ anchor, outcome }) => anchor === 'log-in' && (outcome === 'accepted' || outcome === 'rival'),
  );
  if (route === 'login' || offered) return 'no';
  const member: readonly AnchorId[] = [
    'profile-menu',
    'create-api',
    'key-values',
    'edit-restrictions',
    'empty-state',
  ];
  return member.some((anchor) => seen[anchor] !== undefined) ? 'yes' : 'unknown';
}

/** A native box that the page hides behind a drawn one is pointed at by its label. */
function displayed(element: Element): Element {
  if (!(element instanceof HTMLInputElement) || !/^(checkbox|radio)$/.test(element.type)) return element;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  const hidden =
    style !== undefined &&
    (style.opacity === '0' || /rect|inset/.test(style.getPropertyValue('clip') + style.clipPath));
  return hidden ? (element.labels?.[0] ?? element) : element;
}

/** Tells one pair from another and gives nothing away: salted anew for each load. */
function markOf(group: KeyGroup | null): number {
  const value = `${group?.api.value ?? ''} ${group?.secret?.value ?? ''}`;
  let mark = salt;
  for (let index = 0; index < value.length; index += 1)
    mark = Math.imul(mark ^ value.charCodeAt(index), 0x01000193) >>> 0;
  return mark;
}

function nothing(location: Location | URL): Look {
  const observation: Observation = {
    host: location.hostname,
    route: routeOf(location),
    locale: localeOf(location),
    signedIn: 'unknown',
    dialog: 'none',
    loading: false,
    verifying: false,
    secret: 'none',
    keyMark: null,
    card: null,
    seen: {},
    keyCount: null,
  };
  return { observation, elementOf: () => null, explain: () => [] };
}
