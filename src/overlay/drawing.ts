import type { Quote } from '../texts.ts';
import { pageDirection } from './docking.ts';
import type { Maker } from './dom.ts';

const width = 220;
const height = 100;

/**
 * A small drawing of what to look for, labelled in the page's words. The list beside it says the same. `drawing`:
 * rectangles as in `src/guide/drawings.ts`.
 */
export function drawLookFor(make: Maker, drawing: string, quotes: readonly Quote[]): HTMLElement {
  const svg = make.svg('svg', { width: `${width}`, height: `${height}`, viewBox: `0 0 ${width} ${height}` });
  // On a page that reads from the right everything stands on the other side.
  const mirrored = pageDirection(svg.ownerDocument) === 'rtl';
  for (const line of drawing.split(';')) {
    const [shade = '', left = '', y = '', wide = '', high = '', rx = '3', which = '0'] = line.split(' ');
    const quote = shade === 'word' ? quotes.at(Number(which)) : undefined;
    const x = mirrored ? `${width - Number(left) - (quote ? 0 : Number(wide))}` : left;
    svg.append(
      quote
        ? label(
            make,
            quote,
            { x, y: `${Number(y) + 7}`, 'text-anchor': mirrored ? 'end' : 'start' },
            Number(wide),
          )
        : make.svg('rect', { class: shade, x, y, width: wide, height: high, rx }),
    );
  }
  return make.html('div', { class: 'drawing', 'aria-hidden': 'true' }, svg);
}

function label(make: Maker, quote: Quote, at: Record<string, string>, wide: number): SVGElement {
  // A letter is about 6 px wide, one of Chinese, Japanese or Korean twice that.
  let left = wide + 18;
  const letters = Array.from(quote.says);
  const fits = letters.findIndex((letter) => (left -= letter > '\u2e80' ? 11 : 6) < 0);
  const shown = fits === -1 ? quote.says : `${letters.slice(0, Math.max(1, fits - 1)).join('')}…`;
  return make.svg('text', { ...at, direction: 'ltr', lang: quote.lang }, shown);
}
