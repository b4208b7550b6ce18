import { holderOf } from './shadow-trees.ts';

/** Whether a person can see the target now; if not, why. */
export type Sight = 'seen' | 'hidden' | 'off-screen' | 'covered';

/** Looks at the pixels that the target should own; `host` is our own and looked through. Reads layout. */
export function sightOf(target: Element, host: Element): Sight {
  const rect = target.getBoundingClientRect();
  if (!target.isConnected || rect.width < 1 || rect.height < 1 || !isShown(target)) return 'hidden';
  // The middle alone will do, or most of the other points: a sticky header may take some.
  const [middle, ...others] = samples(rect);
  if (owns(target, host, middle) || others.filter((point) => owns(target, host, point)).length >= 3)
    return 'seen';
  return isOutside(target, rect) ? 'off-screen' : 'covered';
}

type Point = readonly [x: number, y: number];

function samples({ left, top, width, height }: DOMRect): readonly [Point, ...Point[]] {
  const at = (x: number, y: number): Point => [left + width * x, top + height * y];
  return [at(0.5, 0.5), at(0.15, 0.25), at(0.85, 0.25), at(0.15, 0.75), at(0.85, 0.75)];
}

// Custom checkboxes lay an invisible input over what they draw: there the parent decides.
function isShown(target: Element): boolean {
  const seen = target.localName === 'input' ? (target.parentElement ?? target) : target;
  return (
    target.checkVisibility({ visibilityProperty: true }) &&
    seen.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

function owns(target: Element, host: Element, [x, y]: Point): boolean {
  const tree = target.getRootNode() as Document | ShadowRoot;
  const first = tree.elementFromPoint(x, y);
  const hit = first === host ? tree.elementsFromPoint(x, y).find((element) => element !== host) : first;
  if (hit === null || hit === undefined) return false;
  if (target.contains(hit)) return true;
  const label = hit.closest('label');
  if (label !== null && (label.control === target || label.contains(target))) return true;
  // A disabled control often lets the pointer through to what is around it.
  return hit.contains(target) && letsThrough(target) && !isOutside(target, target.getBoundingClientRect());
}

function letsThrough(target: Element): boolean {
  return target.ownerDocument.defaultView?.getComputedStyle(target).pointerEvents === 'none';
}

/** True when the middle of the target lies outside the viewport or a container that scrolls. */
function isOutside(target: Element, { left, top, width, height }: DOMRect): boolean {
  const [x, y] = [left + width / 2, top + height / 2];
  const page = target.ownerDocument.documentElement;
  if (x < 0 || y < 0 || x > page.clientWidth || y > page.clientHeight) return true;
  for (let holder = holderOf(target); holder !== null && holder !== page; holder = holderOf(holder)) {
    if (holder === target.ownerDocument.body || !clips(holder)) continue;
    const box = holder.getBoundingClientRect();
    if (x < box.left || y < box.top || x > box.right || y > box.bottom) return true;
  }
  return false;
}

function clips(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return /auto|scroll|hidden|clip/.test(style?.overflow ?? '');
}
