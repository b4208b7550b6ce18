import { accessibleName } from './accessible-name.ts';
import type { AnchorId, AnchorSpec } from './anchors.ts';
import { withoutWords } from './by-place.ts';
import { isVisible } from './dom.ts';
import type { AgainstKind, Explanation, Noted, Outcome } from './explanation.ts';
import { explained } from './explanation.ts';
import type { Evidence } from './features.ts';
import type { Inside } from './inside.ts';
import { bar, byScore, clue, judge, leadOf } from './score.ts';
import type { Judged } from './score.ts';
import type { Lexicon } from './wording/match.ts';

/** What became of the search for one thing. */
export interface Decision {
  readonly anchor: AnchorId;
  /** Null unless accepted. */
  readonly element: Element | null;
  readonly outcome: Outcome;
  readonly score: number;
  readonly lead: number;
  /** The words on the page that were met. */
  readonly words: string | null;
  readonly lang: string | null;
  readonly explain: () => Explanation;
}

/** Where to look for one thing. */
export interface Search extends Inside {
  readonly within: Element;
  readonly lexicon: Lexicon;
  /** A secret or a verification is on screen. */
  readonly strict: boolean;
  readonly inDialog: boolean;
}

type Spec = AnchorSpec & { readonly id: AnchorId };

const exactly = 10;

/**
 * Finds one thing, or abstains. First every candidate by its attributes and texts, then the best ten by what
 * is seen and by their accessible names. Words are needed: place and kind alone never accept.
 */
export function locate(anchor: Spec, search: Search): Decision {
  const { within, meant, leading } = search;
  const out: Noted[] = [];
  const saying = anchor.says.flatMap((concept) => meant.get(concept) ?? []);
  const rough = [...new Set([...saying, ...(anchor.path === undefined ? [] : leading)])]
    .flatMap((candidate) => judge(candidate, anchor) ?? [])
    .filter(({ element }) => within.contains(element))
    .sort((a, b) => b.score - a.score)
    .slice(0, exactly);
  const exact = rough.flatMap((judged) => {
    const { element } = judged;
    const hidden = element.getAttribute('aria-hidden') === 'true' || !isVisible(element);
    const confirmed = hidden ? null : confirm(judged, anchor, search.lexicon);
    if (confirmed === null) out.push(against(judged, hidden ? 'hidden' : 'other-name'));
    return confirmed ?? [];
  });
  const fit = merged(preferHeader(anchor, unopened(exact.sort(byScore), out), out));
  const [first, second] = fit;
  if (first === undefined) {
    const found = withoutWords(anchor, search);
    return decide(anchor, search, found === null ? [] : [found], out, found?.rivals === true ? 0 : 1);
  }
  return decide(anchor, search, fit, out, leadOf(first, second));
}

/** Applies the bar to the best of `ranked`. */
function decide(
  anchor: Spec,
  { strict }: Search,
  ranked: readonly Noted[],
  out: readonly Noted[],
  distance: number,
): Decision {
  const [first] = ranked;
  const score = first?.score ?? 0;
  const lead = Math.min(distance, score);
  const wanted = strict ? bar.strict : bar.score;
  const outcome =
    first === undefined ? 'absent' : score < wanted ? 'weak' : lead < bar.lead ? 'rival' : 'accepted';
  const evidence = first?.evidence ?? null;
  return {
    anchor: anchor.id,
    element: outcome === 'accepted' ? (first?.element ?? null) : null,
    outcome,
    score,
    lead,
    words: evidence?.says ?? evidence?.words ?? null,
    lang: evidence?.lang ?? null,
    explain: () => ({
      anchor: anchor.id,
      outcome,
      score,
      lead,
      bar: { score: wanted, lead: bar.lead },
      candidates: [
        ...ranked.map((each, index) =>
          outcome === 'weak'
            ? against(each, 'too-little')
            : outcome === 'rival' && index < 2
              ? against(each, 'equal')
              : each,
        ),
        ...out,
      ]
        .slice(0, exactly)
        .map(explained),
    }),
  };
}

function against(noted: Noted, kind: AgainstKind): Noted {
  return { ...noted, cons: [...noted.cons, clue(kind)] };
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
  const again = judge({ ...candidate, own: [...candidate.own, ...own] }, anchor);
  return again !== null && again.score > judged.score ? again : judged;
}

/** The button of a menu that is open already is not what to press next, if something else says the same. */
function unopened(list: readonly Judged[], out: Noted[]): readonly Judged[] {
  return preferring(list, out, 'open-menu', (element) => element.getAttribute('aria-expanded') !== 'true');
}

function preferHeader(anchor: AnchorSpec, list: readonly Judged[], out: Noted[]): readonly Judged[] {
  if (anchor.scope !== 'header') return list;
  const header = 'header,[role=banner],#__APP_HEADER';
  return preferring(list, out, 'outside-header', (element) => element.closest(header) !== null);
}

function preferring(
  list: readonly Judged[],
  out: Noted[],
  kind: AgainstKind,
  fits: (element: Element) => boolean,
): readonly Judged[] {
  const better = list.filter(({ element }) => fits(element));
  if (better.length === 0) return list;
  out.push(...list.filter((each) => !better.includes(each)).map((each) => against(each, kind)));
  return better;
}

/** Parts of one control count once: the one with a role, else the outer. */
function merged(list: readonly Judged[]): Judged[] {
  const kept: Judged[] = [];
  for (const judged of list) {
    const { element } = judged;
    const same = kept.some((other) => other.element.contains(element) || element.contains(other.element));
    if (!same) kept.push(judged);
  }
  return kept;
}
