import type { KeyTarget } from '../keys/key-target.ts';
import type { Card } from './card.ts';
import type { Inside } from './inside.ts';
import type { KeyGroup } from './key-values.ts';
import { bearsLabel, cardAround } from './read-keys.ts';
import { isWholeValue, textsSaying } from './texts-on-page.ts';
import type { Reading } from './wording/match.ts';
import type { Concept } from './wording/phrases.ts';

/** Whether the page shows the key that is looked for, and that one alone. */
export interface Target {
  readonly state: 'found' | 'none' | 'several';
  readonly card: Card | null;
}

/**
 * The card of one key, by its label and the ends of its API key together: both must be there. Of two that are equal
 * neither is meant.
 */
export function findTarget(root: Element, groups: readonly KeyGroup[], target: KeyTarget): Target {
  const meant = groups.filter(
    (group) => showsEnds(group, target) && bearsLabel(group, groups, target.label, root),
  );
  const [group] = meant;
  if (group === undefined) return { state: 'none', card: null };
  if (meant.length > 1) return { state: 'several', card: null };
  const holders = groups.map(({ holder }) => holder);
  return { state: 'found', card: { root: cardAround(group.holder, holders, root), why: 'target', group } };
}

/** An API key that the page hides in the middle: at least three characters at each end. */
const hidden = /^([A-Za-z0-9]{3,})[^A-Za-z0-9]+([A-Za-z0-9]{3,})$/;

function showsEnds({ api }: KeyGroup, { first, last }: KeyTarget): boolean {
  if (first === '' || last === '') return false;
  const text = api.value ?? textOf(api.element);
  if (isWholeValue(text)) return text.startsWith(first) && text.endsWith(last);
  const [, head, tail] = hidden.exec(text) ?? [];
  if (head === undefined || tail === undefined) return false;
  return (head.startsWith(first) || first.startsWith(head)) && (tail.endsWith(last) || last.endsWith(tail));
}

function textOf(element: Element | null): string {
  const text = element instanceof HTMLInputElement ? element.value : element?.textContent;
  return text?.trim() ?? '';
}

/** What the dialog on top asks to delete, by its words; null where it says nothing of that. */
export function deletionAsked({ said }: Inside, dialog: Element): 'one' | 'all' | null {
  const says = (concepts: readonly Concept[], ways: readonly Reading['way'][]) =>
    textsSaying(said, dialog, concepts, ways).length > 0;
  if (says(['delete-all'], ['whole'])) return 'all';
  if (says(['delete-key', 'delete-question'], ['whole'])) return 'one';
  return says(['delete-question'], ['near']) ? 'one' : null;
}
