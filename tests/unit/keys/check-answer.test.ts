import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/keys/check-answer.ts';
import type { CheckNote } from '../../../src/keys/check-note.ts';

const bot = {
  purpose: 'spot-bot',
  permissions: ['enableReading', 'enableSpotAndMarginTrading'],
  addresses: ['203.0.113.7'],
} as const;
const note = (change: Partial<CheckNote>): CheckNote => ({
  ...{
    at: 0,
    outcome: 'answered',
    on: ['enableReading'],
    ipRestricted: false,
    expiresAt: null,
    refusal: null,
  },
  ...change,
});
const whole = ['enableReading', 'enableSpotAndMarginTrading'];

describe('a check in a word', () => {
  it.each<[string, Partial<CheckNote>, first: string, last: string]>([
    ['fresh: it may read, from anywhere', {}, 'right', 'differs'],
    ['as planned', { on: whole, ipRestricted: true }, 'right', 'right'],
    ['still open to any address', { on: whole }, 'right', 'differs'],
    ['withdrawals', { on: [...whole, 'enableWithdrawals'], ipRestricted: true }, 'differs', 'differs'],
    ['a permission nobody knows', { on: ['enableMagic'] }, 'differs', 'differs'],
    ['it works, and no more is told', { outcome: 'works', on: [] }, 'right', 'right'],
    ['refused', { outcome: 'refused', on: [], refusal: -2015 }, 'refused', 'refused'],
  ])('%s', (_name, change, first, last) => {
    expect([checkAnswer(bot, note(change), false), checkAnswer(bot, note(change), true)]).toEqual([
      first,
      last,
    ]);
  });
  it('without a plan is right unless it is dangerous', () => {
    const open = { purpose: 'other', permissions: [], addresses: [] } as const;
    expect(checkAnswer(open, note({ on: whole }), true)).toBe('right');
    expect(checkAnswer(open, note({ on: ['enableWithdrawals'] }), true)).toBe('differs');
  });
});
