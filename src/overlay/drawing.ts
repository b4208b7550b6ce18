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

// Rectangles on 220 by 100 px: class, x, y, width, height, and radius where it is not 3. A label takes the word's place.
const scenes: Record<Shape, readonly string[]> = {
  menu: [
    'sheet 24 12 148 84 8',
    'bar 36 24 70 6',
    'mark-here 30 38 136 24 6',
    'word 40 47 84 6',
    'bar 36 71 90 6',
    'bar 186 6 20 20 10',
  ],
  dialog: [
    'sheet 24 8 172 92 8',
    'bar 36 22 90 7',
    'bar 36 38 140 6',
    'mark-here 36 56 148 26 6',
    'word 46 66 84 6',
  ],
  field: [
    'sheet 24 8 172 92 8',
    'word 36 23 70 6',
    'mark-here 36 38 148 26 6',
    'bar 46 48 2 7 0',
    'bar 36 76 60 8',
  ],
  boxes: [
    'sheet 24 8 172 92 8',
    'bar 36 22 12 12',
    'bar 56 25 84 6',
    'mark-here 30 40 158 26 6',
    'sheet 36 47 12 12',
    'word 56 50 84 6',
    'bar 36 74 12 12',
    'bar 56 77 64 6',
  ],
};

const longestLabel = 22;

/** A small drawing of what to look for, labelled in the page's words. The list beside it says the same. */
export function drawLookFor(make: Maker, step: StepId, quote: Quote | null): HTMLElement {
  const parts = scenes[shapes[step] ?? 'dialog'].map((line) => {
    const [shade = '', x = '', y = '', width = '', height = '', rx = '3'] = line.split(' ');
    return shade === 'word' && quote !== null
      ? text(make, quote, x, String(Number(y) + 7))
      : make.svg('rect', { class: shade, x, y, width, height, rx });
  });
  return make.html(
    'div',
    { class: 'drawing', 'aria-hidden': 'true' },
    make.svg('svg', { width: '220', height: '100', viewBox: '0 0 220 100' }, ...parts),
  );
}

function text(make: Maker, quote: Quote, x: string, y: string): SVGElement {
  const shown = quote.says.length > longestLabel ? `${quote.says.slice(0, longestLabel - 1)}…` : quote.says;
  return make.svg('text', { x, y, lang: quote.lang }, shown);
}
