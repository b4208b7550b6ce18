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

/** Distance of the panel from the edges of the viewport, in px; none on narrow screens, where it is a sheet. */
export const dockMargin = 24;

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
export function boxAt(corner: Corner, size: Size, viewport: Size): Box {
  const margin = viewport.width <= sheetWidth ? 0 : dockMargin;
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

/** The corner that covers least; of equals the first. */
export function chooseCorner(
  corners: readonly Corner[],
  size: Size,
  viewport: Size,
  obstacles: readonly Obstacle[],
): Corner {
  const costs = corners.map((corner) => coverage(boxAt(corner, size, viewport), obstacles));
  return corners[costs.indexOf(Math.min(...costs))] ?? { x: 'right', y: 'bottom' };
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}
