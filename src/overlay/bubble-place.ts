import type { Box, Size } from './dock.ts';

/** Side of the target on which the bubble stands. */
export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Where the bubble stands, and how far along its edge the tip sits: px from its left or top. */
export interface BubblePlace {
  readonly side: Side;
  readonly left: number;
  readonly top: number;
  readonly tip: number;
}

const gap = 16;
const margin = 8;
const tipSize = 12;
/** Up to this width, px, a target has its bubble below: beside it stands what belongs to it. */
const smallTarget = 240;
/** Up to this, px each way, it is a box to tick: its words stand after it, and more boxes above and below. */
const tickBox = 40;

/** First side with room for the bubble, from the page's start; else the one with most room. Never off the screen. */
export function placeBubble(
  target: Box,
  bubble: Size,
  viewport: Size,
  direction: 'ltr' | 'rtl',
): BubblePlace {
  const room: Record<Side, number> = {
    left: target.left - gap - bubble.width,
    right: viewport.width - target.right - gap - bubble.width,
    top: target.top - gap - bubble.height,
    bottom: viewport.height - target.bottom - gap - bubble.height,
  };
  const beside: readonly [Side, Side] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const [before, after] = beside;
  const [width, height] = [target.right - target.left, target.bottom - target.top];
  const small = width <= smallTarget || viewport.width <= smallTarget * 3;
  const sides: readonly Side[] =
    width <= tickBox && height <= tickBox
      ? [before, 'bottom', 'top', after]
      : small
        ? ['bottom', 'top', ...beside]
        : [...beside, 'bottom', 'top'];
  const most = sides.reduce((best, side) => (room[side] > room[best] ? side : best));
  const side = sides.find((one) => room[one] >= margin) ?? most;

  const middleX = (target.left + target.right) / 2;
  const middleY = (target.top + target.bottom) / 2;
  const wanted = {
    left: { left: target.left - gap - bubble.width, top: middleY - bubble.height / 2 },
    right: { left: target.right + gap, top: middleY - bubble.height / 2 },
    top: { left: middleX - bubble.width / 2, top: target.top - gap - bubble.height },
    bottom: { left: middleX - bubble.width / 2, top: target.bottom + gap },
  }[side];
  const left = clamp(wanted.left, margin, viewport.width - margin - bubble.width);
  const top = clamp(wanted.top, margin, viewport.height - margin - bubble.height);
  const [along, length] =
    side === 'left' || side === 'right' ? [middleY - top, bubble.height] : [middleX - left, bubble.width];
  return { side, left, top, tip: clamp(along - tipSize / 2, tipSize / 2, length - tipSize * 1.5) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
