import { limits } from './dom.ts';
import type { Candidate } from './features.ts';
import type { Found } from './block.ts';
import type { PageText } from './texts-on-page.ts';
import type { Reading } from './wording/match.ts';
import type { Concept } from './wording/phrases.ts';

/** What was found in one scope, by what it says too. */
export interface Inside {
  readonly candidates: readonly Candidate[];
  readonly texts: readonly PageText[];
  readonly meant: ReadonlyMap<Concept, readonly Candidate[]>;
  readonly said: ReadonlyMap<Concept, readonly PageText[]>;
  /** Links to known places. */
  readonly leading: readonly Candidate[];
}

/** The part of what was found that stands in `root`. */
export function foundIn(root: Element, found: Found): Inside {
  const inside = ({ element }: { readonly element: Element }): boolean => root.contains(element);
  const candidates = found.candidates.filter(inside).slice(0, limits.candidates);
  const texts = found.texts.filter(inside);
  return {
    candidates,
    texts,
    meant: byConcept(candidates, ({ own, captions }) => [...own, ...captions]),
    said: byConcept(texts, ({ readings }) => readings),
    leading: candidates.filter(({ path }) => path !== ''),
  };
}

function byConcept<T>(list: readonly T[], saying: (one: T) => readonly Reading[]): Map<Concept, T[]> {
  const index = new Map<Concept, T[]>();
  for (const one of list) {
    for (const { concept } of saying(one)) {
      const entry = index.get(concept);
      if (entry === undefined) index.set(concept, [one]);
      else if (entry.at(-1) !== one) entry.push(one);
    }
  }
  return index;
}
