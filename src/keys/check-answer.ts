import type { CheckNote } from './check-note.ts';
import { planDifference, type PlannedKey } from './plan-difference.ts';

/** What came of a check, in a word: all that a page's panel may hear of it (P5). */
export type CheckAnswer = 'right' | 'refused' | 'differs';

/**
 * A check in a word. Before the limits are set (`final` false) a key is right as soon as it works and may do nothing
 * that was not planned: what it may not do yet comes later.
 */
export function checkAnswer(plan: PlannedKey, note: CheckNote, final: boolean): CheckAnswer {
  if (note.outcome !== 'answered') return note.outcome === 'works' ? 'right' : 'refused';
  const { missing, tooMuch, openToAny } = planDifference(plan, note);
  const lacks = final && (missing.length > 0 || openToAny);
  return tooMuch.length > 0 || lacks ? 'differs' : 'right';
}
