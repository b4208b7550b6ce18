/** The guide's range of validity, in days. */
export const minValidityDays = 7;
export const maxValidityDays = 365;
export const defaultValidityDays = 90;

const dayMs = 24 * 60 * 60 * 1000;

/** How risky a validity is, in four words: the longer, the longer a leak could last. */
export type ValidityRisk = 'short' | 'usual' | 'long' | 'very-long';

/** Days to a word: up to 30 short, 90 usual, 180 long, 365 very long. */
export function validityRisk(days: number): ValidityRisk {
  if (days <= 30) return 'short';
  if (days <= 90) return 'usual';
  return days <= 180 ? 'long' : 'very-long';
}

/** Rounds to whole days within 7 to 365; what is no number becomes the default of 90. */
export function clampValidity(days: number): number {
  if (!Number.isFinite(days)) return defaultValidityDays;
  return Math.min(maxValidityDays, Math.max(minValidityDays, Math.round(days)));
}

/** The moment at which a key made at `createdAt` should be replaced, in milliseconds since 1970. */
export function rotateBy(createdAt: number, validityDays: number): number {
  return createdAt + clampValidity(validityDays) * dayMs;
}

/** Days from `now` until `due`, a day begun counting whole; negative when it has passed. Milliseconds since 1970. */
export function daysUntil(due: number, now: number): number {
  const days = (due - now) / dayMs;
  return days > 0 ? Math.ceil(days) : Math.floor(days);
}
