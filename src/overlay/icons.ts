import type { Maker } from './dom.ts';

/** Our own icons: one path each on a grid of 20, drawn with strokes of 1.5. */
const paths = {
  minimise: 'M4.75 10h10.5',
  close: 'm5 5 10 10M15 5 5 15',
  info: 'M2.75 10a7.25 7.25 0 1 0 14.5 0a7.25 7.25 0 1 0-14.5 0M10 9.25v4M10 6.6v.01',
  check: 'M2.75 10a7.25 7.25 0 1 0 14.5 0a7.25 7.25 0 1 0-14.5 0M6.9 10.2l2.1 2.1 4.1-4.5',
  warning:
    'M8.7 3.9 2.5 14.6a1.5 1.5 0 0 0 1.3 2.25h12.4a1.5 1.5 0 0 0 1.3-2.25L11.3 3.9a1.5 1.5 0 0 0-2.6 0ZM10 8v3.25M10 13.9v.01',
  lock: 'M6 8.75h8a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-4.25a2 2 0 0 1 2-2ZM6.75 8.75v-2.5a3.25 3.25 0 0 1 6.5 0v2.5',
  vault:
    'M5 3.25h10a2.25 2.25 0 0 1 2.25 2.25v8A2.25 2.25 0 0 1 15 15.75H5a2.25 2.25 0 0 1-2.25-2.25v-8A2.25 2.25 0 0 1 5 3.25ZM7 9.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M10 6.5v1M10 11.5v1M7 9.5h1M12 9.5h1M5.5 15.75v1.75M14.5 15.75v1.75',
  copy: 'M9.25 7.25h5.5a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2h-5.5a2 2 0 0 1-2-2v-5.5a2 2 0 0 1 2-2ZM12.75 7.25v-2a2 2 0 0 0-2-2h-5.5a2 2 0 0 0-2 2v5.5a2 2 0 0 0 2 2h2',
  target: 'M4.5 10a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3',
  again:
    'M16.25 8.5A6.5 6.5 0 0 0 4.6 6.4L3.25 8M3.25 4v4h4M3.75 11.5a6.5 6.5 0 0 0 11.65 2.1L16.75 12M16.75 16v-4h-4',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof paths;

/** Draws an icon of `size` px. Decoration: it has no name of its own. */
export function icon(make: Maker, name: IconName, size = 16): SVGElement {
  return make.svg(
    'svg',
    { class: 'icon', viewBox: '0 0 20 20', width: String(size), height: String(size), 'aria-hidden': 'true' },
    make.svg('path', { d: paths[name] }),
  );
}

/** Draws Keystep's mark: a key whose blade is a staircase. */
export function mark(make: Maker, size: number): SVGElement {
  return make.svg(
    'svg',
    { class: 'mark', viewBox: '0 0 24 24', width: String(size), height: String(size), 'aria-hidden': 'true' },
    make.svg('rect', { width: '24', height: '24', rx: '6.5' }),
    make.svg('circle', { cx: '7.9', cy: '16.1', r: '2.9' }),
    make.svg('path', { d: 'M10.2 13.8V11h3.2V8.2h3.2V5.4h2' }),
  );
}

/** Draws how far the person is: an arc of `index` parts of `total`. */
export function progressRing(make: Maker, index: number, total: number): SVGElement {
  const circle = { cx: '10', cy: '10', r: '7.5' };
  return make.svg(
    'svg',
    { class: 'icon ring', viewBox: '0 0 20 20', width: '20', height: '20', 'aria-hidden': 'true' },
    make.svg('circle', circle),
    make.svg('circle', {
      ...circle,
      class: 'arc',
      pathLength: String(total),
      'stroke-dasharray': `${index} ${total}`,
    }),
  );
}
