import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBubble } from '../../../src/overlay/bubble-place.ts';

const viewport = { width: 1280, height: 800 };
const bubble = { width: 180, height: 34 };
const wide = { left: 400, top: 220, right: 830, bottom: 320 };

describe('bubble', () => {
  it('stands before a wide target in reading direction', () => {
    expect(placeBubble(wide, bubble, viewport, 'ltr').side).toBe('left');
    expect(placeBubble(wide, bubble, viewport, 'rtl').side).toBe('right');
  });

  it('stands below a small target, its tip at the middle of it', () => {
    const place = placeBubble({ left: 600, top: 400, right: 700, bottom: 430 }, bubble, viewport, 'ltr');
    expect(place).toEqual({ side: 'bottom', left: 560, top: 446, tip: 84 });
  });

  it('stands before a box to tick, over neither its words nor the boxes around it', () => {
    const box = { left: 600, top: 400, right: 618, bottom: 418 };
    expect(placeBubble(box, bubble, viewport, 'ltr').side).toBe('left');
    expect(placeBubble(box, bubble, viewport, 'rtl').side).toBe('right');
    expect(placeBubble({ ...box, left: 20, right: 38 }, bubble, viewport, 'ltr').side).toBe('bottom');
  });

  it('stands above a small target at the bottom of the screen', () => {
    expect(placeBubble({ left: 600, top: 760, right: 700, bottom: 790 }, bubble, viewport, 'ltr').side).toBe(
      'top',
    );
  });

  it('stays on the screen and beside the target wherever there is room on some side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: 0, max: 760 }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 300 }),
        (left, top, width, height) => {
          const target = {
            left,
            top,
            right: Math.min(left + width, 1280),
            bottom: Math.min(top + height, 800),
          };
          const place = placeBubble(target, bubble, viewport, 'ltr');
          expect(place.left).toBeGreaterThanOrEqual(8);
          expect(place.top).toBeGreaterThanOrEqual(8);
          expect(place.left + bubble.width).toBeLessThanOrEqual(1272);
          expect(place.top + bubble.height).toBeLessThanOrEqual(792);
          const apart =
            place.left >= target.right ||
            place.left + bubble.width <= target.left ||
            place.top >= target.bottom ||
            place.top + bubble.height <= target.top;
          expect(apart).toBe(true);
        },
      ),
    );
  });
});
