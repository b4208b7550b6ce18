import { describe, expect, it } from 'vitest';
import type { CheckNote } from '../../../src/keys/check-note.ts';
import { checkStanding, planDifference, type PlannedKey } from '../../../src/keys/plan-difference.ts';

const tax: PlannedKey = { purpose: 'tax', permissions: ['enableReading'], addresses: [] };
const bot: PlannedKey = {
  purpose: 'spot-bot',
  permissions: ['enableReading', 'enableSpotAndMarginTrading'],
  addresses: ['198.51.100.7'],
};
const answered = (on: readonly string[], ipRestricted: boolean | null = true): CheckNote => ({
  at: 0,
  outcome: 'answered',
  on,
  ipRestricted,
  expiresAt: null,
  refusal: null,
});

describe('plan and answer', () => {
  it('match where exactly what was planned is on', () => {
    const note = answered(['enableReading']);
    expect(planDifference(tax, note)).toEqual({ missing: [], tooMuch: [], openToAny: false });
    expect(checkStanding(tax, note)).toBe('matches');
  });

  it('differ by what is missing, too much, or open to any address', () => {
    const note = answered(['enableReading', 'enableWithdrawals', 'enableAlphaWithdrawals'], false);
    expect(planDifference(bot, note)).toEqual({
      missing: ['enableSpotAndMarginTrading'],
      tooMuch: ['enableWithdrawals', 'enableAlphaWithdrawals'],
      openToAny: true,
    });
    expect(checkStanding(bot, note)).toBe('differs');
  });

  it('say nothing of addresses where none are planned or Binance tells nothing', () => {
    expect(checkStanding(tax, answered(['enableReading'], false))).toBe('matches');
    expect(planDifference(bot, answered([], null)).openToAny).toBe(false);
  });

  it('are not compared for a key without a purpose, but for withdrawals and what nobody knows', () => {
    const unplanned: PlannedKey = { purpose: 'other', permissions: [], addresses: [] };
    expect(checkStanding(unplanned, answered(['enableReading', 'enableFutures']))).toBe('unplanned');
    expect(checkStanding(unplanned, answered(['enableWithdrawals']))).toBe('differs');
    expect(checkStanding(unplanned, answered(['permitsAnything']))).toBe('differs');
  });

  it('are not compared where the key was refused, or nothing was reported', () => {
    const { at, on, ipRestricted, expiresAt } = answered([], null);
    expect(checkStanding(bot, { at, on, ipRestricted, expiresAt, outcome: 'works', refusal: null })).toBe(
      'works',
    );
    expect(checkStanding(bot, { at, on, ipRestricted, expiresAt, outcome: 'refused', refusal: -2015 })).toBe(
      'refused',
    );
  });
});
