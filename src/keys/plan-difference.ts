import type { CheckNote } from './check-note.ts';
import type { KeyFields } from './key-record.ts';
import { permissions, type PermissionId } from './permissions.ts';

/** The part of a record that says what the key is meant to be. */
export type PlannedKey = Pick<KeyFields, 'purpose' | 'permissions' | 'addresses'>;

/** Where a key differs from its plan. */
export interface PlanDifference {
  /** Planned, and off on Binance. */
  readonly missing: readonly PermissionId[];
  /** On at Binance, and not planned; a permission that Keystep doesn't know is always one. */
  readonly tooMuch: readonly string[];
  /** The plan names addresses, and any may use the key. */
  readonly openToAny: boolean;
}

/** How a key stands by its last check: `unplanned` where nobody said what it is for. */
export type CheckStanding = 'matches' | 'differs' | 'unplanned' | 'works' | 'refused';

/** False for a key that was added by hand with no purpose: then there is nothing to compare with. */
export function hasPlan({ purpose, permissions }: PlannedKey): boolean {
  return purpose !== 'other' || permissions.length > 0;
}

/**
 * Compares what Binance reported with the plan. Reading comes with every key and is never too much. Where there is
 * no plan, withdrawals and what Keystep doesn't know are too much all the same.
 */
export function planDifference(
  plan: PlannedKey,
  note: Pick<CheckNote, 'on' | 'ipRestricted'>,
): PlanDifference {
  const judged = hasPlan(plan);
  const isTooMuch = (flag: string) =>
    !isPermission(flag) || flag === 'enableWithdrawals' || (judged && flag !== 'enableReading');
  return {
    missing: plan.permissions.filter((permission) => !note.on.includes(permission)),
    tooMuch: note.on.filter((flag) => !isOneOf(plan.permissions, flag) && isTooMuch(flag)),
    openToAny: plan.addresses.length > 0 && note.ipRestricted === false,
  };
}

/** How a key stands, in a word. The plan is the one of now, whatever it was when the key was checked. */
export function checkStanding(plan: PlannedKey, note: CheckNote): CheckStanding {
  if (note.outcome !== 'answered') return note.outcome;
  const { missing, tooMuch, openToAny } = planDifference(plan, note);
  if (missing.length + tooMuch.length > 0 || openToAny) return 'differs';
  return hasPlan(plan) ? 'matches' : 'unplanned';
}

function isPermission(flag: string): flag is PermissionId {
  return isOneOf(permissions, flag);
}

function isOneOf(list: readonly string[], value: string): boolean {
  return list.includes(value);
}
