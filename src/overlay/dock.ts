/** A box in CSS px of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place for the panel, in physical terms. */
export interface Corner {
  readonly x: 'left' | 'right';
  readonly y: 'top' | 'bottom';
}

/** What the panel should stay away from; a higher weight is worse to cover. */
export interface Obstacle extends Box {
  readonly weight: number;
}

/** A corner, and how the panel fits into it. */
export interface Place extends Corner {
  /** Nearer to the edges than usual, since there is room only then. */
  readonly close: boolean;
  /** Height in px that it may have at most there; null where it need not shrink. What it says scrolls. */
  readonly most: number | null;
}

/** Distance of the panel from the edges of the viewport, in px; none on narrow screens, where it is a sheet. */
export const dockMargin = 24;
const closeMargin = 8;
/** Lower than this, in px, the panel says too little at once. */
const leastHeight = 260;

/** Up to this width of the viewport, in px, the panel is a sheet over the whole width. */
export const sheetWidth = 480;

/** Corners in the order of preference: bottom before top, the page's end side before its start. */
export function cornersFor(pageDirection: 'ltr' | 'rtl'): readonly Corner[] {
  const [end, start] = pageDirection === 'rtl' ? (['left', 'right'] as const) : (['right', 'left'] as const);
  return [
    { x: end, y: 'bottom' },
    { x: start, y: 'bottom' },
    { x: end, y: 'top' },
    { x: start, y: 'top' },
  ];
}

/** Where a part of `size` stands in `corner` of a viewport. */
export function boxAt(corner: Corner, size: Size, viewport: Size, close = false): Box {
  const margin = viewport.width <= sheetWidth ? 0 : close ? closeMargin : dockMargin;
  const left = corner.x === 'left' ? margin : viewport.width - margin - size.width;
  const top = corner.y === 'top' ? margin : viewport.height - margin - size.height;
  return { left, top, right: left + size.width, bottom: top + size.height };
}

/** Width and height in CSS px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Weighted area, in px², that `box` covers of the obstacles. */
export function coverage(box: Box, obstacles: readonly Obstacle[]): number {
  return obstacles.reduce((sum, obstacle) => sum + overlap(box, obstacle) * obstacle.weight, 0);
}

/** Obstacles that are worth moving for, once the panel stands. */
export function isHard(one: Obstacle): boolean {
  return one.weight >= 1;
}

/** The corner that covers least; of equals the first. */
export function chooseCorner(
  corners: readonly Corner[],
  size: Size,
  viewport: Size,
  obstacles: readonly Obstacle[],
  close = false,
): Corner {
  const costs = corners.map((corner) => coverage(boxAt(corner, size, viewport, close), obstacles));
  return corners[costs.indexOf(Math.min(...costs))] ?? { x: 'right', y: 'bottom' };
}

/** Where the panel covers nothing that counts: in a corner, else nearer to the edges, else lower than it would be. */
export function choosePlace(
  corners: readonly Corner[],
  size: Size,
  viewport: Size,
  obstacles: readonly Obstacle[],
): Place {
  const hard = obstacles.filter(isHard);
  for (const close of [false, true]) {
    const free = corners.filter((corner) => coverage(boxAt(corner, size, viewport, close), hard) === 0);
    if (free.length > 0)
      return { ...chooseCorner(free, size, viewport, obstacles, close), close, most: null };
  }
  const rooms = corners.map((corner) => roomAt(corner, size, viewport, hard));
  const most = Math.max(...rooms);
  const roomy = corners[rooms.indexOf(most)];
  return roomy !== undefined && most >= leastHeight
    ? { ...roomy, close: true, most: Math.floor(most) }
    : { ...chooseCorner(corners, size, viewport, obstacles), close: false, most: null };
}

/** Height in px that a part as wide as `size` may have in a corner without covering any of these. */
function roomAt(corner: Corner, size: Size, viewport: Size, obstacles: readonly Obstacle[]): number {
  const box = boxAt(corner, size, viewport, true);
  const beside = obstacles.filter(({ left, right }) => left < box.right && right > box.left);
  return corner.y === 'bottom'
    ? box.bottom - Math.max(0, ...beside.map(({ bottom }) => bottom))
    : Math.min(viewport.height, ...beside.map(({ top }) => top)) - box.top;
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}
