import { describe, expect, it } from 'vitest';
import { clampValidity, daysUntil, rotateBy, validityRisk } from '../../../src/keys/validity.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 22, 12);

describe('validity', () => {
  it('says in four words how long a leak could last', () => {
    expect([7, 30, 31, 90, 91, 180, 181, 365].map(validityRisk)).toEqual([
      'short',
      'short',
      'usual',
      'usual',
      'long',
      'long',
      'very-long',
      'very-long',
    ]);
  });

  it('stays within 7 to 365 whole days, and is 90 for what is no number', () => {
    expect([-1, 0, 7.4, 365.6, 1e9, NaN, Infinity].map(clampValidity)).toEqual([7, 7, 7, 365, 365, 90, 90]);
  });

  it('counts a day begun as a day, and tells today from overdue', () => {
    expect(daysUntil(rotateBy(now, 90), now)).toBe(90);
    expect(daysUntil(rotateBy(now, 90), now + 1000)).toBe(90);
    expect(daysUntil(now + 1, now)).toBe(1);
    expect(daysUntil(now, now)).toBe(0);
    expect(daysUntil(now - 1, now)).toBe(-1);
    expect(daysUntil(now - 2 * day, now)).toBe(-2);
  });
});
