import type { Host } from './host.ts';

// Long enough that nobody means to press what has only just appeared under the pointer.
const steadyMs = 500;

/** Tells a considered press from one that a page lured or hurried the person into. */
export interface PressGuard {
  /** To be called whenever the control appeared or moved. */
  unsettle(): void;
  /** True for a trusted press on a control that stood still for 500 ms with nothing of the page over it. */
  allows(control: Element, event: MouseEvent): boolean;
}

/** A guard for what `host` shows. */
export function createPressGuard(document: Document, host: Host): PressGuard {
  let steadySince = performance.now();
  return {
    unsettle() {
      steadySince = performance.now();
    },
    allows(control, event) {
      if (!event.isTrusted || performance.now() - steadySince < steadyMs) return false;
      const [x, y] = event.detail === 0 ? middleOf(control) : [event.clientX, event.clientY];
      return document.elementFromPoint(x, y) === host.element && isAt(host.root, control, x, y);
    },
  };
}

function middleOf(control: Element): readonly [number, number] {
  const { left, top, width, height } = control.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function isAt(root: ShadowRoot, control: Element, x: number, y: number): boolean {
  const hit = root.elementFromPoint(x, y);
  return hit !== null && control.contains(hit);
}
