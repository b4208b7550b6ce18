/** Tells, without looking, that an element is no longer where it was. */
export interface ShiftWatch {
  /** Watches an element from where it stands now, and no other. */
  at(target: Element, box: DOMRect): void;
  stop(): void;
}

/**
 * An intersection observer whose root is cut to the element's own box: whatever moves the element, less of it is inside,
 * and the browser says so with the next frame (the way of Floating UI's `autoUpdate`). It costs nothing while nothing
 * moves. What moves less than a pixel, or is clipped whole, waits for the next look.
 */
export function createShiftWatch(onShift: () => void): ShiftWatch {
  let observer: IntersectionObserver | null = null;

  function stop(): void {
    observer?.disconnect();
    observer = null;
  }

  function watch(target: Element, box: DOMRect, threshold: number): void {
    stop();
    const { ownerDocument: root } = target;
    const { clientWidth, clientHeight } = root.documentElement;
    const gaps = [box.top, clientWidth - box.right, clientHeight - box.bottom, box.left];
    const rootMargin = gaps.map((gap) => `${-Math.floor(gap)}px`).join(' ');
    let first = true;
    const heard: IntersectionObserverCallback = ([entry]) => {
      const ratio = entry?.intersectionRatio ?? 0;
      if (!first) onShift();
      // Something clips it: then what can be seen of it is the measure.
      else if (threshold === 1 && ratio > 0 && ratio < 1) watch(target, box, ratio);
      first = false;
    };
    observer = new IntersectionObserver(heard, { root, rootMargin, threshold });
    observer.observe(target);
  }

  return { at: (target, box) => watch(target, box, 1), stop };
}
