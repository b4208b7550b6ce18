import type { Box } from '../contender.types.ts';

/**
 * The hole in a veil that is one SVG path: the box of its last part. Enough of the path language for the rectangles
 * with round corners that tours draw.
 */
export function holeIn(path: Element | null): Box | null {
  const data = path?.getAttribute('d') ?? '';
  const svg = path?.closest('svg');
  if (!svg) return null;
  const last = data.slice(data.toUpperCase().lastIndexOf('M'));
  let [x, y] = [0, 0];
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, command = '', rest = ''] of last.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);
    const relative = command === command.toLowerCase();
    const size = { m: 2, l: 2, h: 1, v: 1, a: 7, q: 4 }[command.toLowerCase()] ?? 0;
    for (let at = 0; size > 0 && at + size <= numbers.length; at += size) {
      const end = numbers.slice(at, at + size);
      const [toX, toY] =
        command.toLowerCase() === 'h'
          ? [end[0], undefined]
          : command.toLowerCase() === 'v'
            ? [undefined, end[0]]
            : end.slice(-2);
      x = toX === undefined ? x : relative ? x + toX : toX;
      y = toY === undefined ? y : relative ? y + toY : toY;
      xs.push(x);
      ys.push(y);
    }
  }
  if (xs.length < 3) return null;
  const box = svg.getBoundingClientRect();
  return {
    left: box.left + Math.min(...xs),
    right: box.left + Math.max(...xs),
    top: box.top + Math.min(...ys),
    bottom: box.top + Math.max(...ys),
  };
}
