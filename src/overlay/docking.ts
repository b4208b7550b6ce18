import { setAttribute } from './dom.ts';
import { boxAt, choosePlace, cornersFor, coverage, isHard, type Place, type Size } from './dock.ts';
import { floatingIn } from './floating.ts';
import { obstaclesOf } from './obstacles.ts';
import { hostOf } from './shadow-trees.ts';

/** Chooses where the panel or the chip stands. */
export interface Docking {
  /**
   * Puts `part` where it covers neither the target nor the controls of the page's dialog or of a banner. Once it stands it stays,
   * unless it would cover one of them and nobody is `busy` with it. True when it went elsewhere. Reads layout.
   */
  place(part: HTMLElement, target: Element | null, busy: boolean): boolean;
  /** A new step: the usual corner is asked first again. */
  reset(): void;
}

/** Docking inside `layer`, which fills the viewport. */
export function createDocking(layer: HTMLElement): Docking {
  let place: Place | null = null;
  return {
    reset() {
      place = null;
    },
    place(part, target, busy) {
      const document = layer.ownerDocument;
      const host = hostOf(layer) ?? layer;
      const viewport = { width: layer.clientWidth, height: layer.clientHeight };
      const size = wholeSize(part);
      const still = obstaclesOf(document, target);
      const boxOf = ({ most, close, ...corner }: Place) =>
        boxAt(corner, { ...size, height: Math.min(size.height, most ?? Infinity) }, viewport, close);
      const covers = (at: Place) => {
        const box = boxOf(at);
        return coverage(box, [...still, ...floatingIn(document, host, [box])].filter(isHard)) > 0;
      };
      if (place === null || (!busy && covers(place))) {
        const corners = cornersFor(pageDirection(document));
        const boxes = corners.map((corner) => boxAt(corner, size, viewport));
        place = choosePlace(corners, size, viewport, [...still, ...floatingIn(document, host, boxes)]);
      }
      const { x, y, close, most } = place;
      const height = most === null ? '' : `${most}px`;
      const moved = part.dataset['x'] !== x || part.dataset['y'] !== y || part.style.maxHeight !== height;
      setAttribute(part, 'data-x', x);
      setAttribute(part, 'data-y', y);
      setAttribute(part, 'data-close', close ? '' : null);
      if (part.style.maxHeight !== height) part.style.maxHeight = height;
      return moved;
    },
  };
}

/** The size of a part that says all it has to say, also where it stands lower and scrolls. */
function wholeSize(part: HTMLElement): Size {
  const { offsetWidth: width, offsetHeight } = part;
  const scroll = part.querySelector('.scroll');
  const hidden =
    part.style.maxHeight === '' || scroll === null ? 0 : scroll.scrollHeight - scroll.clientHeight;
  return { width, height: offsetHeight + hidden };
}

/** Which way the page reads. */
export function pageDirection(document: Document): 'ltr' | 'rtl' {
  const page = document.documentElement;
  return document.defaultView?.getComputedStyle(page).direction === 'rtl' ? 'rtl' : 'ltr';
}
