import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAt, chooseCorner, cornersFor, coverage } from '../../../src/overlay/dock.ts';

const viewport = { width: 1280, height: 800 };
const size = { width: 368, height: 320 };

describe('dock', () => {
  it('prefers the bottom on the end side of the page', () => {
    expect(chooseCorner(cornersFor('ltr'), size, viewport, [])).toEqual({ x: 'right', y: 'bottom' });
    expect(chooseCorner(cornersFor('rtl'), size, viewport, [])).toEqual({ x: 'left', y: 'bottom' });
  });

  it('moves away from what it would cover', () => {
    const target = { left: 1000, top: 600, right: 1200, bottom: 700, weight: 4 };
    expect(chooseCorner(cornersFor('ltr'), size, viewport, [target])).toEqual({ x: 'left', y: 'bottom' });
  });

  it('rather covers a button than the target where it must cover something', () => {
    const narrow = { width: 390, height: 700 };
    const sheet = { width: 390, height: 315 };
    const target = { left: 20, top: 500, right: 370, bottom: 540, weight: 4 };
    const button = { left: 20, top: 100, right: 370, bottom: 140, weight: 1 };
    expect(chooseCorner(cornersFor('ltr'), sheet, narrow, [target, button]).y).toBe('top');
  });

  it('never covers more than any other corner would', () => {
    const obstacle = fc
      .record({
        left: fc.integer({ min: -100, max: 1300 }),
        top: fc.integer({ min: -100, max: 900 }),
        width: fc.integer({ min: 0, max: 600 }),
        height: fc.integer({ min: 0, max: 600 }),
        weight: fc.constantFrom(0.01, 1, 4),
      })
      .map(({ left, top, width, height, weight }) => ({
        left,
        top,
        right: left + width,
        bottom: top + height,
        weight,
      }));
    fc.assert(
      fc.property(fc.array(obstacle, { maxLength: 8 }), (obstacles) => {
        const corners = cornersFor('ltr');
        const chosen = coverage(
          boxAt(chooseCorner(corners, size, viewport, obstacles), size, viewport),
          obstacles,
        );
        for (const corner of corners) {
          expect(chosen).toBeLessThanOrEqual(coverage(boxAt(corner, size, viewport), obstacles));
        }
      }),
    );
  });
});
