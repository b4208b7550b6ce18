import type { KeyCare } from './key-care.ts';
import { daysUntil } from './validity.ts';

/** Days before the date from which a key is worth a look. */
export const soonDays = 14;

/** How near the day is on which a key should be replaced. */
export type Due = 'none' | 'passed' | 'soon' | 'later' | 'snoozed' | 'retired';

/** What decides over it. */
export interface Dated {
  readonly rotateBy: number | null;
  readonly care: Pick<KeyCare, 'snoozedUntil' | 'retiredAt'>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Whether a key is due at `now`, milliseconds since 1970. A key out of use never is, one put off not yet. */
export function dueOf({ rotateBy, care }: Dated, now: number): Due {
  if (care.retiredAt !== null) return 'retired';
  if (rotateBy === null) return 'none';
  const days = daysUntil(rotateBy, now);
  if (days > soonDays) return 'later';
  if (care.snoozedUntil !== null && care.snoozedUntil > now) return 'snoozed';
  return days < 0 ? 'passed' : 'soon';
}

/** The number of a day in UTC, counted from 1970: no time zone and no alarm has a say in it. */
export function dayNumber(time: number): number {
  return Math.floor(time / dayMs);
}

/** The days from which keys are due, earliest first; those out of use and without a date left out. */
export function dueDays(keys: readonly Dated[]): readonly number[] {
  return keys
    .filter(({ rotateBy, care }) => rotateBy !== null && care.retiredAt === null)
    .map(({ rotateBy, care }) => Math.ceil(Math.max(rotateBy ?? 0, care.snoozedUntil ?? 0) / dayMs))
    .sort((a, b) => a - b);
}
