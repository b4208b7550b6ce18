import type { Box, Obstacle } from './dock.ts';
import { controls, obstacle, weights } from './obstacles.ts';
import { holderOf } from './shadow-trees.ts';

const columns = [0.05, 0.5, 0.95];
const rows = [0.03, 0.35, 0.65, 0.97];
const controlLimit = 20;
const deepest = 40;
/** What fills more of the viewport than this is the page itself, or the veil of a dialog. */
const wholePage = 0.6;
/** Ways around a site: good to leave free, and not worth moving for. */
const ways = 'nav,header,aside,[role=navigation],[role=banner]';

/**
 * Controls of what floats over the page where the panel would stand: a cookie banner, a toast, a chat. `host` is our
 * own and looked through. Reads layout and the styles of what is met at a dozen points a box.
 */
export function floatingIn(document: Document, host: Element, boxes: readonly Box[]): readonly Obstacle[] {
  const known = new Map<Element, Element | null>();
  const found = new Set<Element>();
  for (const { left, top, right, bottom } of boxes) {
    for (const column of columns) {
      for (const row of rows) {
        const stack = document.elementsFromPoint(left + (right - left) * column, top + (bottom - top) * row);
        const over = floatAround(stack.find((element) => element !== host) ?? null, known);
        if (over !== null) found.add(over);
      }
    }
  }
  return [...found].flatMap((over) =>
    [...over.querySelectorAll(controls)]
      .slice(0, controlLimit)
      .map((control) => obstacle(control, control.closest(ways) === null ? weights.control : weights.way)),
  );
}

/** The outermost thing around an element that keeps its place while the page scrolls. */
function floatAround(element: Element | null, known: Map<Element, Element | null>): Element | null {
  if (element === null) return null;
  const before = known.get(element);
  if (before !== undefined) return before;
  const view = element.ownerDocument.defaultView;
  let found: Element | null = null;
  let left = deepest;
  for (
    let holder: Element | null = element;
    holder !== null && left > 0;
    holder = holderOf(holder), left -= 1
  ) {
    const position = view?.getComputedStyle(holder).position;
    if ((position === 'fixed' || position === 'sticky') && !isWholePage(holder)) found = holder;
  }
  known.set(element, found);
  return found;
}

function isWholePage(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  return width * height > clientWidth * clientHeight * wholePage;
}
