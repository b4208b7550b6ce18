import type { AnchorSpec } from './anchors.ts';
import type { AgainstKind, Clue, ForKind, Noted } from './explanation.ts';
import type { Candidate, Evidence } from './features.ts';
import { bestFor } from './features.ts';

/** A candidate judged for one anchor. */
export interface Judged extends Noted {
  readonly candidate: Candidate;
  readonly evidence: Evidence | null;
  /** The control itself says exactly these words. */
  readonly certain: boolean;
  /** It is a link that leads to the right page. */
  readonly leads: boolean;
}

/**
 * Weights add up to 1. Words carry most, geometry nothing: without words the best locators are right in half
 * of the cases, with them in nine of ten (own run on the Similo2 pages, 2026-11).
 */
export const weights = { words: 0.6, role: 0.25, place: 0.15 } as const;

/** Accept at this score, with this distance to the next. `strict` holds while a secret or a verification shows. */
export const bar = { score: 0.7, strict: 0.8, lead: 0.2 } as const;

/** A link that leads to the right page is worth as much as its words. */
const pathLikeness = 0.95;
/** What sets a control that says exactly the words apart from one that only nearly does. */
const certainLead = 0.25;
const weakest = 0.65;

/** The score of a candidate for an anchor; null when it cannot be it: another kind, or no words for it. */
export function judge(candidate: Candidate, anchor: AnchorSpec): Judged | null {
  const { element, family } = candidate;
  if (!anchor.is.includes(family)) return null;
  const own = fitting(candidate.own, anchor);
  const caption = anchor.captioned === true ? fitting(candidate.captions, anchor) : null;
  const evidence = strength(caption) > strength(own) ? caption : own;
  const leads = anchor.path !== undefined && candidate.path === anchor.path;
  const words = Math.max(strength(evidence), leads ? pathLikeness : 0);
  // Much on a page leads to the sign-in page: its words are needed too.
  if (words < weakest || (evidence === null && anchor.path === 'login')) return null;
  const said = family === 'generic' ? 0.5 : 1;
  const named = strength(evidence) < words ? 'path' : evidence === own ? 'words' : 'caption';
  const pros = [
    clue(named, weights.words * words),
    clue('role', weights.role * said),
    clue('place', weights.place),
  ];
  return {
    candidate,
    element,
    family,
    score: sum(pros),
    evidence,
    certain: leads || (evidence !== null && evidence === own && evidence.way === 'whole'),
    leads,
    pros,
    cons: [
      ...(words < 1 ? [clue('words-differ', weights.words * (1 - words))] : []),
      ...(said < 1 ? [clue('role-unsaid', weights.role * (1 - said))] : []),
    ],
  };
}

/** One piece of evidence. */
export function clue<Kind extends ForKind | AgainstKind>(kind: Kind, weight = 0): Clue<Kind> {
  return { kind, weight };
}

/** What the evidence adds up to. */
export function sum(clues: readonly Clue[]): number {
  return clues.reduce((total, { weight }) => total + weight, 0);
}

/** The better first; among equals, the link that leads to the right page. */
export function byScore(a: Judged, b: Judged): number {
  return standing(b) - standing(a);
}

/** Words in another language weigh less than a link that leads there. */
function standing({ score, leads }: Judged): number {
  return leads ? score + 0.1 : score;
}

/** Distance of the first to the next, 0 to 1. */
export function leadOf(first: Judged, next: Judged | undefined): number {
  if (next === undefined) return first.score;
  const gap = first.score - next.score;
  return (first.certain && !next.certain) || (first.leads && !next.leads) ? Math.max(gap, certainLead) : gap;
}

function strength(evidence: Evidence | null): number {
  return evidence === null ? 0 : evidence.likeness * evidence.trust;
}

const ways = { whole: ['whole'], start: ['whole', 'start'], near: ['whole', 'start', 'near'] } as const;

function fitting(list: readonly Evidence[], anchor: AnchorSpec): Evidence | null {
  const fit: readonly string[] = ways[anchor.match];
  return bestFor(
    list.filter(({ way }) => fit.includes(way)),
    anchor.says,
  );
}
