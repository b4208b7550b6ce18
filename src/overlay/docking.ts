import { setAttribute } from './dom.ts';
import { boxAt, chooseCorner, cornersFor, coverage, type Corner } from './dock.ts';
import { isHard, obstaclesOf } from './obstacles.ts';

/** Chooses where the panel or the chip stands. */
export interface Docking {
  /**
   * Puts `part` where it covers neither the target nor the controls of the page's dialog. Once it stands it stays,
   * unless it would cover one of them and nobody is `busy` with it. True when it went elsewhere. Reads layout.
   */
  place(part: HTMLElement, target: Element | null, busy: boolean): boolean;
  /** A new step: the usual corner is asked first again. */
  reset(): void;
}

/** Docking inside `layer`, which fills the viewport. */
export function createDocking(layer: HTMLElement): Docking {
  let corner: Corner | null = null;
  return {
    reset() {
      corner = null;
    },
    place(part, target, busy) {
      const document = layer.ownerDocument;
      const obstacles = obstaclesOf(document, target);
      const size = { width: part.offsetWidth, height: part.offsetHeight };
      const viewport = { width: layer.clientWidth, height: layer.clientHeight };
      const covers = (at: Corner) => coverage(boxAt(at, size, viewport), obstacles.filter(isHard)) > 0;
      if (corner === null || (!busy && covers(corner))) {
        corner = chooseCorner(cornersFor(pageDirection(document)), size, viewport, obstacles);
      }
      const moved = part.dataset['x'] !== corner.x || part.dataset['y'] !== corner.y;
      setAttribute(part, 'data-x', corner.x);
      setAttribute(part, 'data-y', corner.y);
      return moved;
    },
  };
}

function pageDirection(document: Document): 'ltr' | 'rtl' {
  const page = document.documentElement;
  return document.defaultView?.getComputedStyle(page).direction === 'rtl' ? 'rtl' : 'ltr';
}
