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

/** A day and how many keys become due on it. */
export type DueDay = readonly [day: number, keys: number];

/** The days on which keys become due and how many, earliest first; keys out of use or without a date left out. */
export function dueDays(keys: readonly Dated[]): readonly DueDay[] {
  const days = new Map<number, number>();
  for (const { rotateBy, care } of keys) {
    if (rotateBy === null || care.retiredAt !== null) continue;
    const day = Math.ceil(Math.max(rotateBy, care.snoozedUntil ?? 0) / dayMs);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].sort(([a], [b]) => a - b);
}
