import { describe, expect, it } from 'vitest';
import { createSightKeeper } from '../../../src/overlay/sight-keeper.ts';

describe('sight keeper', () => {
  it('believes the first good look at a new target', () => {
    expect(createSightKeeper().settle('seen')).toBe('seen');
  });

  it('lets go at the first bad look, and comes back after two good ones in a row', () => {
    const keeper = createSightKeeper();
    const looks = ['seen', 'covered', 'seen', 'off-screen', 'seen', 'seen', 'seen'] as const;
    expect(looks.map((look) => keeper.settle(look))).toEqual([
      'seen',
      'covered',
      'covered',
      'off-screen',
      'off-screen',
      'seen',
      'seen',
    ]);
  });

  it('starts anew with another target', () => {
    const keeper = createSightKeeper();
    keeper.settle('hidden');
    keeper.reset();
    expect(keeper.settle('seen')).toBe('seen');
  });
});
