import type { CheckNote } from '../keys/check-note.ts';
import { permissions } from '../keys/permissions.ts';
import { planDifference, type PlannedKey } from '../keys/plan-difference.ts';

/** One permission as planned and as Binance reports it. */
export interface CheckRow {
  /** Binance's name of the permission. */
  readonly flag: string;
  readonly known: boolean;
  readonly planned: boolean;
  readonly on: boolean;
  /** `danger`: it can move funds away. Null where nothing differs. */
  readonly differs: 'danger' | 'warn' | null;
}

/** Rows to show: what differs, worst first, then what is on as planned. What is off as planned needs no row. */
export function checkRows(plan: PlannedKey, note: CheckNote): readonly CheckRow[] {
  const { missing, tooMuch } = planDifference(plan, note);
  const known: readonly string[] = permissions;
  const row = (flag: string): CheckRow => {
    const differs = tooMuch.includes(flag) || (missing as readonly string[]).includes(flag);
    const tone = /withdraw/iu.test(flag) && tooMuch.includes(flag) ? 'danger' : 'warn';
    return {
      flag,
      known: known.includes(flag),
      planned: (plan.permissions as readonly string[]).includes(flag),
      on: note.on.includes(flag),
      differs: differs ? tone : null,
    };
  };
  const flags = [...new Set([...plan.permissions, ...note.on])];
  const rank = ({ differs }: CheckRow) => (differs === 'danger' ? 0 : differs === 'warn' ? 1 : 2);
  return flags.map(row).sort((a, b) => rank(a) - rank(b));
}

/** How many things differ: each permission, and the addresses. */
export function differenceCount(plan: PlannedKey, note: CheckNote): number {
  const { missing, tooMuch, openToAny } = planDifference(plan, note);
  return missing.length + tooMuch.length + (openToAny ? 1 : 0);
}
