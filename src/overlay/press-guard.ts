import type { CoverWatch } from './covers.ts';
import type { Host } from './host.ts';

// Long enough that nobody means to press what has only just appeared under the pointer.
const steadyMs = 500;

// Where the button stands as we drew it. Firefox's `window.find` leads a page to our nodes, which it could spread out
// under any press or make invisible.
const asDrawn =
  '[class=layer]>[data-part=panel]:not([class])>[class=foot]:not([style])>[class^=btn][data-action=keep-key]:not(.layer,[style],[data-part])';

/** Tells a considered press from one that a page lured or hurried the person into. */
export interface PressGuard {
  /** To be called whenever the control appeared or moved. */
  unsettle(): void;
  /** True for a trusted press on a control that stood still for 500 ms with nothing of the page over it. */
  allows(control: Element, event: MouseEvent): boolean;
}

/** A guard for what `host` shows, which may have `covers`. It ends with `signal`. */
export function createPressGuard(
  document: Document,
  host: Host,
  covers: CoverWatch,
  signal: AbortSignal,
): PressGuard {
  let steadySince = performance.now();
  const unsettle = (): void => void (steadySince = performance.now());
  // Of a double click on a window of the page's that closes in between, the second click would land here.
  document.defaultView?.addEventListener('focus', unsettle, { signal });
  return {
    unsettle,
    allows(control, event) {
      if (!event.isTrusted || performance.now() - steadySince < steadyMs) return false;
      const [x, y] = event.detail === 0 ? middleOf(control) : [event.clientX, event.clientY];
      const clear = covers.isClear() && isAsDrawn(control) && isOpaque(document);
      if (!clear) unsettle();
      return clear && document.elementFromPoint(x, y) === host.element && isAt(host.root, control, x, y);
    },
  };
}

/** The dock makes the panel lower where there is little room, and gives it no other style. */
function isAsDrawn(control: Element): boolean {
  const panel = control.closest<HTMLElement>('[data-part=panel]');
  return (
    control.matches(asDrawn) && panel !== null && [...panel.style].every((name) => name === 'max-height')
  );
}

/** In Firefox effects on `<html>` reach the top layer too (tried 2026-11-28). Inverted colours are a reader's own. */
function isOpaque({ documentElement }: Document): boolean {
  const { opacity, filter, maskImage } = getComputedStyle(documentElement);
  return Number(opacity) > 0.5 && !/opacity|blur|url/.test(filter) && maskImage === 'none';
}

function middleOf(control: Element): readonly [number, number] {
  const { left, top, width, height } = control.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function isAt(root: ShadowRoot, control: Element, x: number, y: number): boolean {
  const hit = root.elementFromPoint(x, y);
  return hit !== null && control.contains(hit);
}
