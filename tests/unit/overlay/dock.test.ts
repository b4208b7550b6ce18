import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAt, chooseCorner, choosePlace, cornersFor, coverage, isHard } from '../../../src/overlay/dock.ts';

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

  const box = (left: number, top: number, right: number, bottom: number, weight = 1) => ({
    left,
    top,
    right,
    bottom,
    weight,
  });

  it('leaves a banner’s buttons at the bottom free where another corner is', () => {
    const buttons = [box(900, 740, 1040, 780), box(1060, 740, 1250, 780)];
    expect(choosePlace(cornersFor('ltr'), size, viewport, buttons)).toEqual({
      x: 'left',
      y: 'bottom',
      close: false,
      most: null,
    });
  });

  it('goes nearer to the edge, then stands lower, before it covers a large target', () => {
    const tall = { width: 368, height: 700 };
    const between = box(380, 100, 900, 700, 4);
    expect(choosePlace(cornersFor('ltr'), tall, viewport, [between])).toMatchObject({
      close: true,
      most: null,
    });
    const wide = box(300, 40, 1000, 440, 4);
    expect(choosePlace(cornersFor('ltr'), tall, viewport, [wide])).toEqual({
      x: 'right',
      y: 'bottom',
      close: true,
      most: 352,
    });
  });

  it('covers nothing that counts wherever some corner, edge or height would leave it free', () => {
    const side = fc.integer({ min: 0, max: 1100 });
    const one = fc
      .tuple(side, fc.integer({ min: 0, max: 700 }), side, fc.constantFrom(0.3, 1, 4))
      .map(([left, top, extent, weight]) => box(left, top, left + extent / 3, top + extent / 4, weight));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), (obstacles) => {
        const corners = cornersFor('ltr');
        const hard = obstacles.filter(isHard);
        const { most, close, ...corner } = choosePlace(corners, size, viewport, obstacles);
        const height = Math.min(size.height, most ?? Infinity);
        const covered = coverage(boxAt(corner, { ...size, height }, viewport, close), hard);
        const free = corners.some((each) => coverage(boxAt(each, size, viewport), hard) === 0);
        if (free || most !== null) expect(covered).toBe(0);
        if (free) expect([close, most]).toEqual([false, null]);
      }),
    );
  });
});
