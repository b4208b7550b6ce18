import type { AnchorId, Family } from './anchors.ts';
import type { Evidence } from './features.ts';
import type { Concept } from './wording/phrases.ts';

/** What speaks for a candidate. */
export type ForKind =
  /** The control itself says the words: its name, or a title in it. */
  | 'words'
  /** The words stand beside it. */
  | 'caption'
  /** It leads to the right page. */
  | 'path'
  /** It is the kind of control that is wanted. */
  | 'role'
  /** It stands where it should: in the dialog, on the card, in the header. */
  | 'place'
  /** It is the only one of its kind there. */
  | 'alone'
  /** It is the other of two, of which one is known. */
  | 'other-of-two';

/** What speaks against it. */
export type AgainstKind =
  /** The words are only nearly these, or in another language than the page's. */
  | 'words-differ'
  /** The page does not say what kind of control it is. */
  | 'role-unsaid'
  /** It cannot be seen. */
  | 'hidden'
  /** Its accessible name says that it is another thing. */
  | 'other-name'
  /** It stands outside the header, and something in the header says the same. */
  | 'outside-header'
  /** It is the button of a menu that is open already. */
  | 'open-menu'
  /** Another candidate fits about as well. */
  | 'equal'
  /** All in all too little for the bar. */
  | 'too-little';

/** One piece of evidence. */
export interface Clue<Kind extends ForKind | AgainstKind = ForKind | AgainstKind> {
  readonly kind: Kind;
  /** What it added to the score, or kept from it, 0 to 1; 0 where it decided by itself. */
  readonly weight: number;
}

/** One candidate and what was made of it. */
export interface ExplainedCandidate {
  readonly element: Element;
  readonly family: Family | null;
  /** 0 to 1. */
  readonly score: number;
  /** The known words that it was taken to say, as in the wording and never as on the page; null without words. */
  readonly known: string | null;
  readonly concept: Concept | null;
  /** Language of the known words; null without words, empty where they are the same in all. */
  readonly lang: string | null;
  readonly for: readonly Clue<ForKind>[];
  readonly against: readonly Clue<AgainstKind>[];
}

/** `weak`: below the bar. `rival`: two fit about as well. `absent`: nothing says it. */
export type Outcome = 'accepted' | 'weak' | 'rival' | 'absent';

/**
 * Why one thing was found at this look, or not. It refers to elements of the page and holds no text of it: the
 * known words are those of the wording.
 */
export interface Explanation {
  readonly anchor: AnchorId;
  readonly outcome: Outcome;
  readonly score: number;
  /** Distance to the second best, 0 to 1. */
  readonly lead: number;
  /** What was asked for: 0.7 and 0.2, or 0.8 and 0.2 while a secret or a verification is on screen. */
  readonly bar: { readonly score: number; readonly lead: number };
  /** The best first, at most ten. */
  readonly candidates: readonly ExplainedCandidate[];
}

/** What `locate` notes of a candidate. */
export interface Noted {
  readonly element: Element;
  readonly family: Family | null;
  readonly score: number;
  readonly evidence: Evidence | null;
  readonly pros: readonly Clue<ForKind>[];
  readonly cons: readonly Clue<AgainstKind>[];
}

/** One candidate in the words of an explanation. */
export function explained({ element, family, score, evidence, pros, cons }: Noted): ExplainedCandidate {
  return {
    element,
    family,
    score,
    known: evidence?.phrase ?? null,
    concept: evidence?.concept ?? null,
    lang: evidence?.lang ?? null,
    for: pros,
    against: cons,
  };
}
