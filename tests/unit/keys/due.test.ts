import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dueDays, dueOf } from '../../../src/keys/due.ts';
import type { Dated } from '../../../src/keys/due.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 28, 12);
const key = (rotateBy: number | null, care: Partial<Dated['care']> = {}): Dated => ({
  rotateBy,
  care: { snoozedUntil: null, retiredAt: null, ...care },
});

describe('when a key is due', () => {
  it.each([
    ['has no date', key(null), 'none'],
    ['has long to go', key(now + 15 * day), 'later'],
    ['is near its date', key(now + 14 * day), 'soon'],
    ['is past its date', key(now - 1), 'passed'],
    ['is past its date and put off', key(now - day, { snoozedUntil: now + 1 }), 'snoozed'],
    ['is past its date and was put off until now', key(now - day, { snoozedUntil: now }), 'passed'],
    ['has long to go and was put off', key(now + 15 * day, { snoozedUntil: now + day }), 'later'],
    ['is out of use', key(now - day, { retiredAt: now - day }), 'retired'],
  ] as const)('one that %s', (_what, dated, due) => {
    expect(dueOf(dated, now)).toBe(due);
  });

  it('is told by the number of the day alone, earliest first', () => {
    const keys = [
      key(now + 3 * day),
      key(null),
      key(Date.UTC(2026, 10, 28)),
      key(now - 9 * day, { retiredAt: now }),
      key(now - 9 * day, { snoozedUntil: now + 7 * day }),
      key(now + 3 * day),
    ];
    const today = dayNumber(now);
    expect(dueDays(keys)).toEqual([
      [today, 1],
      [today + 4, 2],
      [today + 8, 1],
    ]);
  });

  it('is never told earlier than the list of keys says it, wherever the clock jumps', () => {
    const time = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(time, fc.option(time), time, (rotateBy, snoozedUntil, at) => {
        const dated = key(rotateBy, { snoozedUntil });
        const [[from] = [Infinity]] = dueDays([dated]);
        if (dayNumber(at) >= from) expect(['passed', 'soon']).toContain(dueOf(dated, at));
      }),
    );
  });
});
