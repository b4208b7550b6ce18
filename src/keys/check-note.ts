/**
 * How a check ended. `answered`: Binance reported the key's permissions. `works`: it accepted the signature, and
 * does not report permissions in that environment. `refused`: it knows why, and says a code.
 */
export const checkOutcomes = ['answered', 'works', 'refused'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** What the last check of a key found: facts alone, so that a plan which changes later is compared with them anew. */
export interface CheckNote {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: CheckOutcome;
  /** Permissions that are on, by Binance's field names, those that Keystep doesn't know too; empty unless answered. */
  readonly on: readonly string[];
  /** Whether only chosen addresses may use the key; null where Binance didn't say. */
  readonly ipRestricted: boolean | null;
  /** When trading with the key ends, milliseconds since 1970; null where Binance didn't say. */
  readonly expiresAt: number | null;
  /** Binance's error code, such as -2015; null unless refused. */
  readonly refusal: number | null;
}

/** Most permissions that a note takes; Binance had eleven in 2026. */
export const maxFlags = 64;

const flagName = /^(?:enable|permits)[A-Za-z0-9]{1,56}$/;

/** Whether a field of Binance's answer is the name of a permission, known or not. */
export function isFlagName(name: string): boolean {
  return flagName.test(name);
}

/** A note from an opened record; null where anything is missing or of another kind. */
export function parseCheckNote(value: unknown): CheckNote | null {
  if (typeof value !== 'object' || value === null) return null;
  const { at, outcome, on, ipRestricted, expiresAt, refusal } = value as Record<string, unknown>;
  if (!isTime(at) || !isOutcome(outcome) || !isFlagList(on)) return null;
  if (ipRestricted !== null && typeof ipRestricted !== 'boolean') return null;
  if (expiresAt !== null && !isTime(expiresAt)) return null;
  if (refusal !== null && !(typeof refusal === 'number' && Number.isSafeInteger(refusal))) return null;
  return { at, outcome, on, ipRestricted, expiresAt, refusal };
}

function isOutcome(value: unknown): value is CheckOutcome {
  return (checkOutcomes as readonly unknown[]).includes(value);
}

function isFlagList(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= maxFlags &&
    value.every((name) => typeof name === 'string' && isFlagName(name))
  );
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
