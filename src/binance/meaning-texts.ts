import { underscored } from '../texts.ts';
import { causesOf, type MeaningId } from './meanings.ts';

/** Ids of the words for a meaning: what it is, what happened, and the causes, the likeliest first. */
export function meaningTexts(id: MeaningId): {
  readonly title: string;
  readonly what: string;
  readonly causes: readonly string[];
} {
  const own = (name: string) => `meaning_${underscored(id)}_${name}`;
  return {
    title: own('title'),
    what: own('what'),
    causes: Array.from({ length: causesOf(id) }, (_, index) => own(`cause_${index + 1}`)),
  };
}
