import { isVisible } from './dom.ts';
import type { Candidate } from './features.ts';
import type { KeyGroup } from './key-values.ts';
import type { Observation } from './observation.ts';
import { bearsLabel, cardAround, freshGroup } from './read-keys.ts';
import type { Concept } from './wording/phrases.ts';

/** The key card that the guide speaks of. */
export interface Card {
  readonly root: Element;
  readonly why: Observation['card'];
  readonly group: KeyGroup | null;
}

const editing: readonly Concept[] = ['ip-restricted', 'ip-unrestricted', 'save'];

/**
 * Which key card is meant: the one that shows its secret, the one being edited, the one with the plan's label,
 * or the only one. Null where several are equal: then nothing on any of them is pointed at.
 */
export function cardInQuestion(
  root: Element,
  inDialog: boolean,
  groups: readonly KeyGroup[],
  candidates: readonly Candidate[],
  label: string | null,
): Card | null {
  const { group, status } = freshGroup(groups, (one) => bearsLabel(one, groups, label, root));
  if (inDialog) return { root, why: status === 'read' ? 'fresh' : 'only', group };
  const holders = groups.map(({ holder }) => holder);
  if (status === 'read' && group !== null && group.secret !== null)
    return { root: cardAround(group.holder, holders, root), why: 'fresh', group };
  const edited = editedCards(root, holders, candidates);
  if (edited.length === 1 && edited[0] !== undefined && groups.length > 1) {
    return {
      root: edited[0],
      why: 'editing',
      group: groups.find(({ holder }) => edited[0]?.contains(holder)) ?? null,
    };
  }
  const labelled = groups.filter((one) => bearsLabel(one, groups, label, root));
  if (labelled.length === 1 && labelled[0] !== undefined) {
    return { root: cardAround(labelled[0].holder, holders, root), why: 'label', group: labelled[0] };
  }
  return groups.length > 1
    ? null
    : { root, why: groups.length === 1 ? 'only' : null, group: groups[0] ?? null };
}

/** Cards that show a control which only editing brings. */
function editedCards(
  root: Element,
  holders: readonly Element[],
  candidates: readonly Candidate[],
): Element[] {
  const saves = candidates.filter(
    ({ family, own, element }) =>
      family === 'button' &&
      own.some(({ concept, way }) => concept === 'save' && way === 'whole') &&
      isVisible(element),
  );
  return [...new Set(saves.map(({ element }) => cardAround(element, holders, root)))].filter((card) =>
    candidates.some(
      ({ element, own, captions }) =>
        card.contains(element) && [...own, ...captions].some(({ concept }) => editing.includes(concept)),
    ),
  );
}
