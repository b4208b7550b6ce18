import { describe, expect, it } from 'vitest';
import { readRestrictions } from '../../../src/binance/restrictions.ts';
import { permissions } from '../../../src/keys/permissions.ts';
import { checkStanding, planDifference, type PlannedKey } from '../../../src/keys/plan-difference.ts';
import { purposes } from '../../../src/keys/purposes.ts';
import { answerOf, judge, oracleFlags } from './oracle.ts';

const plans: readonly PlannedKey[] = [
  ...purposes.map(({ id, permissions: planned }) => ({ purpose: id, permissions: planned })),
  // Everything that a purpose lets the person add.
  ...purposes.map(({ id, permissions: planned, optional }) => ({
    purpose: id,
    permissions: [...planned, ...optional],
  })),
  { purpose: 'other' as const, permissions: [] },
  { purpose: 'other' as const, permissions: permissions },
].flatMap((plan) => [
  { ...plan, addresses: [] },
  { ...plan, addresses: ['198.51.100.7'] },
]);

describe('every combination of 13 flags', () => {
  it('has all permissions that the product knows, and one that it does not', () => {
    const names = oracleFlags.map(([name]) => name);
    expect([...permissions].filter((name) => !names.includes(name))).toEqual([]);
    expect(names.length).toBe(12);
  });

  it('against every purpose differs as a table says that was written apart', () => {
    const wrong: string[] = [];
    for (let combination = 0; combination < 8192; combination++) {
      const answer = answerOf(combination);
      const note = { at: 0, outcome: 'answered' as const, refusal: null, ...readRestrictions(answer) };
      for (const plan of plans) {
        const { missing, tooMuch, openToAny } = planDifference(plan, note);
        const expected = judge(
          {
            statesPurpose: plan.purpose !== 'other',
            permissions: plan.permissions,
            namesAddresses: plan.addresses.length > 0,
          },
          answer,
        );
        const found = { missing: [...missing].sort(), tooMuch: [...tooMuch].sort(), openToAny };
        const differs = missing.length + tooMuch.length > 0 || openToAny;
        const said = checkStanding(plan, note) === 'differs';
        if (JSON.stringify(found) !== JSON.stringify(expected) || said !== differs) {
          wrong.push(`${combination} against ${plan.purpose}: ${JSON.stringify(found)}`);
        }
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
