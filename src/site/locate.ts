import { accessibleName } from './accessible-name.ts';
import type { AnchorSpec } from './anchors.ts';
import { familyOf, isVisible } from './dom.ts';
import type { Candidate, Evidence } from './features.ts';
import { bestFor } from './features.ts';
import { bar, byScore, judge, leadOf } from './score.ts';
import type { Judged } from './score.ts';
import type { PageText } from './texts-on-page.ts';
import { textsSaying } from './texts-on-page.ts';
import type { Lexicon } from './wording/match.ts';

/** What became of the search for one thing that something on the page may be, and why. Plain data but for the element. */
export interface Decision {
  readonly anchor: string;
  readonly element: Element | null;
  /** `weak`: below the bar. `rival`: two fit about as well. */
  readonly outcome: 'accepted' | 'weak' | 'rival';
  readonly score: number;
  readonly lead: number;
  readonly words: string | null;
  readonly lang: string | null;
}

/** Where to look for one thing. */
export interface Search {
  readonly candidates: readonly Candidate[];
  readonly texts: readonly PageText[];
  readonly within: Element;
  readonly lexicon: Lexicon;
  /** A secret or a verification is on screen. */
  readonly strict: boolean;
  readonly inDialog: boolean;
}

const exactly = 10;

/**
 * Finds one thing, or abstains. First every candidate by its attributes and texts, then the best ten by what
 * is seen and by their accessible names. Words are needed: place and kind alone never accept. Null where nothing
 * says it.
 */
export function locate(anchor: AnchorSpec, search: Search): Decision | null {
  const { within, candidates } = search;
  const rough = candidates
    .filter(({ element }) => within.contains(element))
    .flatMap((candidate) => judge(candidate, anchor) ?? [])
    .sort((a, b) => b.score - a.score)
    .slice(0, exactly);
  const exact = rough
    .filter(({ candidate }) => isVisible(candidate.element))
    .flatMap((judged) => confirm(judged, anchor, search.lexicon) ?? [])
    .sort(byScore);
  const [first, second] = merged(preferHeader(anchor, unopened(exact)));
  if (first === undefined) {
    return byText(anchor, search) ?? byBeingAlone(anchor, search) ?? byOther(anchor, search);
  }
  const { score, evidence, candidate } = first;
  return decide(anchor, search, candidate.element, score, leadOf(first, second), evidence);
}

/** Applies the bar. The words are those that `evidence` speaks of. */
function decide(
  anchor: AnchorSpec,
  { strict }: Search,
  element: Element,
  score: number,
  lead: number,
  evidence: Pick<Evidence, 'says' | 'words' | 'lang'> | null = null,
): Decision {
  const outcome = score < (strict ? bar.strict : bar.score) ? 'weak' : lead < bar.lead ? 'rival' : 'accepted';
  return {
    anchor: anchor.id,
    element: outcome === 'accepted' ? element : null,
    outcome,
    score,
    lead,
    words: evidence?.says ?? evidence?.words ?? null,
    lang: evidence?.lang ?? null,
  };
}

/** The name that assistive technology would say decides, where the control says anything itself. */
function confirm(judged: Judged, anchor: AnchorSpec, lexicon: Lexicon): Judged | null {
  const { candidate } = judged;
  if (candidate.family === 'group' || candidate.family === 'heading') return judged;
  const name = accessibleName(candidate.element);
  if (name === '') return judged;
  const own: Evidence[] = lexicon.readings(name).map((reading) => ({ ...reading, words: name, trust: 1 }));
  // A different known name settles it: this control is another thing.
  if (own.length > 0 && !own.some(({ concept }) => anchor.says.includes(concept))) {
    const visibleWords = judge({ ...candidate, captions: [] }, anchor);
    return own[0]?.way === 'whole' ? null : visibleWords;
  }
  if (own.length === 0) return judged;
  return best(judged, judge({ ...candidate, own: [...candidate.own, ...own] }, anchor));
}

function best(a: Judged, b: Judged | null): Judged {
  return b !== null && b.score > a.score ? b : a;
}

/** The button of a menu that is open already is not what to press next, if something else says the same. */
function unopened(list: readonly Judged[]): readonly Judged[] {
  const closed = list.filter(({ candidate }) => candidate.element.getAttribute('aria-expanded') !== 'true');
  return closed.length > 0 ? closed : list;
}

function preferHeader(anchor: AnchorSpec, list: readonly Judged[]): readonly Judged[] {
  if (anchor.scope !== 'header') return list;
  const inHeader = list.filter(
    ({ candidate }) => candidate.element.closest('header,[role=banner],#__APP_HEADER') !== null,
  );
  return inHeader.length > 0 ? inHeader : list;
}

/** Parts of one control count once: the one with a role, else the outer. */
function merged(list: readonly Judged[]): Judged[] {
  const kept: Judged[] = [];
  for (const judged of list) {
    const { element } = judged.candidate;
    const same = kept.some(
      ({ candidate }) => candidate.element.contains(element) || element.contains(candidate.element),
    );
    if (!same) kept.push(judged);
  }
  return kept;
}

/** Where no control carries the words, the words themselves: a card without a role, a heading, a notice. */
function byText(anchor: AnchorSpec, search: Search): Decision | null {
  if (anchor.text !== true) return null;
  const ways = anchor.match === 'whole' ? (['whole'] as const) : (['whole', 'start', 'near'] as const);
  const [first, ...more] = textsSaying(search.texts, search.within, anchor.says, ways);
  if (first === undefined) return null;
  const reading = first.readings.find(({ concept }) => anchor.says.includes(concept));
  if (reading === undefined) return null;
  const alone = more.every(({ element }) => element === first.element);
  // Words and place, without a role.
  const score = 0.6 * reading.likeness + 0.15;
  return decide(anchor, search, first.element, score, alone ? score : 0, { ...reading, words: first.text });
}

/** The only control of its kind beside known words: the words stand near it, not in it. */
function byBeingAlone(anchor: AnchorSpec, search: Search): Decision | null {
  const { sole } = anchor;
  if (sole === undefined || (anchor.scope !== 'card' && !search.inDialog)) return null;
  const [near] = textsSaying(search.texts, search.within, sole.beside);
  const words = near?.readings.find(({ concept }) => sole.beside.includes(concept));
  if (words === undefined) return null;
  const controls = [...search.within.querySelectorAll(sole.tag)].filter(
    (element) => familyOf(element) === 'field' && isVisible(element) && !element.matches(':read-only'),
  );
  const [only] = controls;
  if (only === undefined || controls.length > 1) return null;
  const score = 0.6 * 0.8 * words.likeness + 0.4;
  return decide(anchor, search, only, score, score);
}

/** The other of two options, where one says what it is. */
function byOther(anchor: AnchorSpec, search: Search): Decision | null {
  const { other } = anchor;
  if (other === undefined) return null;
  const known = search.candidates.filter(
    ({ element, family, own }) =>
      family === 'option' &&
      search.within.contains(element) &&
      bestFor(own, other) !== null &&
      isVisible(element),
  );
  const [one] = known;
  const group = one?.element.closest('[role=radiogroup],[role=group],fieldset') ?? null;
  if (one === undefined || known.length > 1 || group === null) return null;
  const options = [...group.querySelectorAll('[role=radio],input[type=radio]')].filter(isVisible);
  const rest = options.filter((element) => element !== one.element);
  const [only] = rest;
  if (only === undefined || options.length !== 2 || rest.length !== 1) return null;
  const score = 0.6 * 0.8 * (bestFor(one.own, other)?.likeness ?? 0) + 0.4;
  return decide(anchor, search, only, score, score);
}
