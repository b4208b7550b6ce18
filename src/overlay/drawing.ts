import type { StepId } from '../guide/step-id.ts';
import type { TextValue } from '../texts.ts';
import type { Maker } from './dom.ts';

type Shape = 'menu' | 'dialog' | 'field' | 'boxes';
type Quote = Exclude<TextValue, string>;

// What the thing to look for is like on any such page. Nothing here copies a page's looks.
const shapes: Partial<Record<StepId, Shape>> = {
  'sign-in': 'menu',
  'open-profile': 'menu',
  'open-api-management': 'menu',
  'enter-public-key': 'field',
  'name-key': 'field',
  'set-validity': 'field',
  'restrict-ip': 'field',
  'choose-permission': 'boxes',
  'tick-permissions': 'boxes',
  'accept-terms': 'boxes',
};

const longestLabel = 22;

/** A small drawing of what to look for, labelled in the page's words. The list beside it says the same. */
export function drawLookFor(make: Maker, step: StepId, quote: Quote | null): HTMLElement {
  const { svg } = make;
  const box = (shade: string, x: number, y: number, width: number, height: number, round = 3): SVGElement =>
    svg('rect', {
      class: shade,
      x: String(x),
      y: String(y),
      width: String(width),
      height: String(height),
      rx: String(round),
    });
  const label = (x: number, y: number, fallback: SVGElement): SVGElement =>
    quote === null ? fallback : text(make, quote, x, y);

  const scenes: Record<Shape, () => SVGElement[]> = {
    menu: () => [
      box('sheet', 24, 12, 148, 84, 8),
      box('bar', 36, 24, 70, 6),
      box('mark-here', 30, 38, 136, 24, 6),
      label(40, 54, box('word', 40, 47, 84, 6)),
      box('bar', 36, 71, 90, 6),
      svg('circle', { class: 'bar', cx: '196', cy: '16', r: '10' }),
    ],
    dialog: () => [
      box('sheet', 24, 8, 172, 92, 8),
      box('bar', 36, 22, 90, 7),
      box('bar', 36, 38, 140, 6),
      box('mark-here', 36, 56, 148, 26, 6),
      label(46, 73, box('word', 46, 66, 84, 6)),
    ],
    field: () => [
      box('sheet', 24, 8, 172, 92, 8),
      label(36, 30, box('word', 36, 23, 70, 6)),
      box('mark-here', 36, 38, 148, 26, 6),
      box('bar', 46, 48, 2, 7, 0),
      box('bar', 36, 76, 60, 8),
    ],
    boxes: () => [
      box('sheet', 24, 8, 172, 92, 8),
      box('bar', 36, 22, 12, 12),
      box('bar', 56, 25, 84, 6),
      box('mark-here', 30, 40, 158, 26, 6),
      box('sheet', 36, 47, 12, 12),
      label(56, 57, box('word', 56, 50, 84, 6)),
      box('bar', 36, 74, 12, 12),
      box('bar', 56, 77, 64, 6),
    ],
  };
  return make.html(
    'div',
    { class: 'drawing', 'aria-hidden': 'true' },
    svg(
      'svg',
      { width: '220', height: '100', viewBox: '0 0 220 100' },
      ...scenes[shapes[step] ?? 'dialog'](),
    ),
  );
}

function text(make: Maker, quote: Quote, x: number, y: number): SVGElement {
  const shown = quote.says.length > longestLabel ? `${quote.says.slice(0, longestLabel - 1)}…` : quote.says;
  return make.svg('text', { x: String(x), y: String(y), lang: quote.lang }, shown);
}
