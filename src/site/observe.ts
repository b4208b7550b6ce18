import type { KeyTarget } from '../keys/key-target.ts';
import { anchors } from './anchors.ts';
import type { AnchorId, AnchorSpec } from './anchors.ts';
import type { Card } from './card.ts';
import { cardInQuestion } from './card.ts';
import { controlState } from './control-state.ts';
import { isVisible } from './dom.ts';
import type { Explanation } from './explanation.ts';
import { findKeyGroups } from './key-values.ts';
import { locate } from './locate.ts';
import type { Decision } from './locate.ts';
import type { Observation, Sighting } from './observation.ts';
import { localeOf, routeOf } from './routes.ts';
import type { RouteId } from './routes.ts';
import type { Inside } from './inside.ts';
import { foundIn } from './inside.ts';
import { PageScan } from './scan.ts';
import { isLoading, isVerifying, topmostScope } from './scope.ts';
import { markOf, secretState, unnamedSecret } from './secret-state.ts';
import type { PageText } from './texts-on-page.ts';
import { deletionAsked, findTarget } from './target.ts';
import { isAddressList, textsSaying } from './texts-on-page.ts';
import type { Lexicon } from './wording/match.ts';

/** One look at the page: plain data, and the way back from a thing's name to its element. */
export interface Look {
  readonly observation: Observation;
  /** The element to point at; null when the thing was not surely found, or is gone. */
  elementOf(anchor: AnchorId): Element | null;
  /** Why each thing that could be here was found, or not. Worked out when asked. */
  explain(): readonly Explanation[];
}

/**
 * Looks at the page without touching it: no write, no event, no layout. `lexicon` holds the words of the page's language;
 * `label` is the name that the plan gives the key, which tells its card from others; `target` is the key to be found.
 * Never throws: a page that breaks the look is one with nothing on it.
 */
export function observe(
  document: Document,
  location: Location | URL,
  lexicon: Lexicon,
  label: string | null = null,
  target: KeyTarget | null = null,
): Look {
  return startLook(document, location, new PageScan(lexicon), label, target)(Infinity) ?? nothing(location);
}

/**
 * A look in turns, with what `scan` remembers of earlier ones: each call goes on for about so many milliseconds and
 * gives null while there is more to do. In between the page has its turn.
 */
export function startLook(
  document: Document,
  location: Location | URL,
  scan: PageScan,
  label: string | null,
  target: KeyTarget | null = null,
): (budgetMs: number) => Look | null {
  const turn = { until: 0 };
  const steps = look(document, location, scan, { label, target }, turn);
  return (budgetMs) => {
    turn.until = performance.now() + budgetMs;
    try {
      do {
        const { done, value } = steps.next();
        if (done === true) return value;
      } while (performance.now() < turn.until);
      return null;
    } catch {
      return nothing(location);
    }
  };
}

function* look(
  document: Document,
  location: Location | URL,
  scan: PageScan,
  { label, target }: { readonly label: string | null; readonly target: KeyTarget | null },
  turn: { readonly until: number },
): Generator<undefined, Look> {
  const { lexicon } = scan;
  const { body } = document;
  const route = routeOf(location);
  const locale = localeOf(location, document.documentElement.lang);
  scan.begin();
  let found = scan.read(body, turn.until);
  for (; found === null; found = scan.read(body, turn.until)) yield;
  yield;
  const { root, dialog } = topmostScope(body, found);
  yield;
  const inside = foundIn(root, found);
  const { candidates, texts } = inside;
  yield;
  const [inDialog, verifyingHost] = [dialog !== 'none', isVerifying(document)];
  const groups = route === 'home' || route === 'login' ? [] : yield* findKeyGroups(root, texts);
  yield;
  const usual = cardInQuestion(root, inDialog, groups, candidates, label);
  const wanted = target === null || inDialog ? null : findTarget(root, groups, target);
  const card = wanted && usual?.why !== 'fresh' ? wanted.card : usual;
  yield;
  const secret = groups.length > 0 ? secretState(groups, card) : unnamedSecret(route, root, texts);
  const search = { ...inside, lexicon, strict: verifyingHost || secret === 'shown', inDialog };

  const elements = new Map<AnchorId, Element>();
  const seen: Partial<Record<AnchorId, Sighting>> = {};
  const decisions: Decision[] = [];
  for (const anchor of anchors) {
    yield;
    // Only the key that is looked for is ever pointed at to be deleted.
    const meant = anchor.id === 'delete-key' && wanted ? wanted.card : card;
    const within = placeOf(anchor, root, inDialog, meant);
    if (within === undefined || !isBeside(anchor, within, inside)) continue;
    const decision = locate(anchor, { ...search, within });
    decisions.push(decision);
    const { element, score, lead, words, lang } = decision;
    if (element === null) continue;
    const { id } = anchor;
    elements.set(id, element);
    seen[id] = { score, lead, words, lang, ...controlState(element) };
  }
  yield;
  addByForm(card, texts, elements, seen);
  yield;

  const observation: Observation = {
    host: location.hostname,
    route,
    locale,
    signedIn: signedIn(route, seen, decisions),
    dialog,
    loading: !inDialog && isLoading(root, found.placeholders),
    verifying: verifyingHost || seen['mfa-title'] !== undefined,
    secret,
    keyMark: secret === 'shown' || secret === 'key-only' ? markOf(card?.group ?? null) : null,
    card: card?.why ?? null,
    target: wanted?.state ?? null,
    deletes: inDialog ? deletionAsked(inside, root) : null,
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

function isBeside({ beside }: AnchorSpec, within: Element, { said }: Inside): boolean {
  return beside === undefined || textsSaying(said, within, beside).length > 0;
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
    target: null,
    deletes: null,
    seen: {},
    keyCount: null,
  };
  return { observation, elementOf: () => null, explain: () => [] };
}
