import { dialogSelector } from './dom.ts';
import type { Candidate } from './features.ts';
import type { PageText } from './texts-on-page.ts';

/** All known things that a scope holds, in document order. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly texts: readonly PageText[];
  /** What the page shows while something is still to come. */
  readonly placeholders: readonly Element[];
  /** What calls itself a dialog, shown or not. */
  readonly dialogs: readonly Element[];
}

/** What was found in a part of the page. */
export interface Block extends Found {
  readonly element: Element;
  readonly count: number;
  readonly text: string;
  /** How far up the words beside its controls are looked for; null when not above the block itself. */
  readonly reach: Element | null;
  /** The look that found it. */
  readonly round: number;
}

/** Elements within another. */
export function countIn(element: Element): number {
  return element.getElementsByTagName('*').length;
}

/** Whether a block that holds `now` elements is what it was when it was found. */
export function isUnchanged({ element, count, text, candidates, texts }: Block, now: number): boolean {
  return (
    count === now &&
    text === element.textContent &&
    candidates.every((one) => one.element.isConnected) &&
    texts.every(({ node }) => node.isConnected)
  );
}

/** Whether anything known was found. */
export function isFruitful({ candidates, texts, placeholders, dialogs }: Found): boolean {
  return candidates.length + texts.length + placeholders.length + dialogs.length > 0;
}

/** Whether an element calls itself a dialog. */
export function isDialog(element: Element): boolean {
  return element.matches(dialogSelector);
}
