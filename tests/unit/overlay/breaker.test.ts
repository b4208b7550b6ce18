import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/overlay/breaker.ts';

describe('circuit breaker', () => {
  it('allows up to the limit within the window, then no more until it is reset', () => {
    let now = 0;
    const breaker = createBreaker(3, 1_000, () => now);
    expect([1, 2, 3, 4].map(() => breaker.allow())).toEqual([true, true, true, false]);
    now = 10_000;
    expect(breaker.allow()).toBe(false);
    breaker.reset();
    expect(breaker.allow()).toBe(true);
  });

  it('forgets what lies further back than the window', () => {
    let now = 0;
    const breaker = createBreaker(2, 1_000, () => now);
    const allowed = Array.from({ length: 20 }, () => {
      now += 500;
      return breaker.allow();
    });
    expect(allowed).not.toContain(false);
  });
});
