import type { AnchorId } from '../site/anchors.ts';
import type { TextRef } from '../texts.ts';
import type { StepId } from './step-id.ts';

/** What the buttons of the panel can ask for. */
export const actions = [
  'minimise',
  'restore',
  'dismiss',
  'keep-key',
  'check-key',
  'copy-label',
  'copy-public-key',
  'copy-ips',
  'show-me',
  'back',
  'next',
  'open-vault',
  'list-keys',
] as const;
export type Action = (typeof actions)[number];

/** Everything the overlay draws, as data. */
export interface Hint {
  readonly step: StepId;
  /** Where to point, or null: then the panel docks and says in words what to look for. */
  readonly anchor: AnchorId | null;
  /** What the step points at, the first that is found: what a report of a wrong hint tells of. */
  readonly wanted: readonly AnchorId[];
  readonly tone: 'calm' | 'danger';
  /** Place among the steps of this person's plan, both from 1; null for the steps outside the order. */
  readonly position: { readonly index: number; readonly total: number } | null;
  /** Part of the way: "Find the page", "Create the key" ... */
  readonly phase: TextRef;
  readonly title: TextRef;
  /** A word beside the title, such as "Shown once". */
  readonly tag: TextRef | null;
  /** One or two sentences: what to do now. */
  readonly body: readonly TextRef[];
  /** Why, on demand. */
  readonly why: TextRef | null;
  /** At most six words at the control; null without an anchor. */
  readonly bubble: TextRef | null;
  /** Without an anchor: what to look for, in order. Empty when there is one. */
  readonly lookFor: readonly TextRef[];
  /** What to look for, as rectangles; null where nothing is. */
  readonly drawing: string | null;
  /** A small table, such as planned permissions against what is ticked. */
  readonly facts: readonly Fact[];
  /** First and last characters of what would be kept; only while the secret is on screen. */
  readonly preview: KeyPreview | null;
  /** In the order of the buttons; the first that is `primary` is drawn as such. */
  readonly buttons: readonly HintButton[];
}

export interface HintButton {
  readonly action: Action;
  readonly label: TextRef;
  readonly primary: boolean;
}

export interface Fact {
  readonly label: TextRef;
  readonly value: TextRef;
  readonly tone: 'plain' | 'ok' | 'warn' | 'danger';
}

/** Masked ends of the two values, 5 and 4 characters; a null secret for a self-generated key. */
export interface KeyPreview {
  readonly apiKey: { readonly first: string; readonly last: string };
  readonly secretKey: { readonly first: string; readonly last: string } | null;
}
