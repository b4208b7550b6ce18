import type { AnchorId, AnchorSpec } from './anchors.ts';
import { anchors } from './anchors.ts';
import type { Concept } from './wording/phrases.ts';

const list: readonly AnchorSpec[] = anchors;

/** What a thing says, by its first concept; of things that say nothing, the label of an API key. */
export function anchorConcept(anchor: AnchorId): Concept {
  return list.find(({ id }) => id === anchor)?.says[0] ?? 'api-key-label';
}
