import { placeBubble } from './bubble-place.ts';
import { hasOnly, type Maker } from './dom.ts';
import { createShiftWatch } from './shift-watch.ts';

/** What points at the target: a ring around it and a few words beside it. Neither takes a pointer. */
export interface Pointer {
  /** Points at `target`, or at nothing. Parts exist only while they point. */
  aim(target: Element | null, words: readonly (Node | string)[] | null, danger: boolean): void;
  /** Measures again and follows. */
  place(): void;
  /** Whether nobody else has written into the parts. */
  isAsDrawn(): boolean;
  /** The parts that stand in the layer, if they point. */
  parts(): readonly Element[];
  /** Points at nothing. The next time it is done with new parts. */
  stop(): void;
}

/** Air between the target and the ring's outer edge, px. */
const ringAir = 6;

/** A pointer that draws into `layer`; `onMove` is called when the target was found elsewhere than before. */
export function createPointer(view: Window, layer: HTMLElement, make: Maker, onMove: () => void): Pointer {
  let { ring, tip, bubble } = createParts(make);
  const shifts = createShiftWatch(onMove);
  let current: Element | null = null;
  let drawn = '';
  let said: readonly Node[] = [];
  /** It stood still since it was drawn, and the browser tells when it moves. */
  let watched = false;

  function stop(): void {
    current = null;
    drawn = '';
    leave();
    ring.remove();
    bubble.remove();
    said = [];
    ({ ring, tip, bubble } = createParts(make));
  }

  function leave(): void {
    watched = false;
    shifts.stop();
  }

  function place(): void {
    // What is gone has no place. Whether the ring goes too is decided by who looks for it.
    if (current?.isConnected !== true) return;
    const rect = current.getBoundingClientRect();
    const { left, top, width, height } = rect;
    const key = [left, top, width, height, layer.clientWidth, layer.clientHeight].join();
    if (key === drawn) {
      if (!watched) shifts.at(current, rect);
      watched = true;
      return;
    }
    leave();
    // What has moved once is often still on its way.
    if (drawn !== '') onMove();
    drawn = key;
    const style = {
      left: left - ringAir,
      top: top - ringAir,
      width: width + 2 * ringAir,
      height: height + 2 * ringAir,
    };
    for (const [name, value] of Object.entries(style)) ring.style.setProperty(name, `${value}px`);
    if (bubble.isConnected) stand(current, rect);
  }

  function stand(target: Element, rect: DOMRect): void {
    const { direction } = view.getComputedStyle(target);
    const size = { width: bubble.offsetWidth, height: bubble.offsetHeight };
    const viewport = { width: layer.clientWidth, height: layer.clientHeight };
    const place = placeBubble(rect, size, viewport, direction === 'rtl' ? 'rtl' : 'ltr');
    const upright = place.side === 'left' || place.side === 'right';
    bubble.style.left = `${place.left}px`;
    bubble.style.top = `${place.top}px`;
    bubble.dataset['side'] = place.side;
    tip.style.left = upright ? '' : `${place.tip}px`;
    tip.style.top = upright ? `${place.tip}px` : '';
  }

  return {
    aim(target, words, danger) {
      if (target === null) {
        stop();
        return;
      }
      current = target;
      // A page that renders its control anew must not make the ring blink.
      if (!ring.isConnected) layer.append(ring);
      for (const part of [ring, bubble]) part.toggleAttribute('data-danger', danger);
      if (words === null) bubble.remove();
      else {
        bubble.replaceChildren(...words, tip);
        said = [...bubble.childNodes].slice(0, -1).map((node) => node.cloneNode(true));
        if (!bubble.isConnected) layer.append(bubble);
      }
      drawn = '';
      place();
    },
    place,
    isAsDrawn() {
      const words = [...bubble.childNodes].slice(0, -1);
      return (
        hasOnly(ring, ['data-part', 'aria-hidden', 'data-danger'], ['left', 'top', 'width', 'height']) &&
        !ring.hasChildNodes() &&
        hasOnly(bubble, ['class', 'aria-hidden', 'data-danger', 'data-side'], ['left', 'top']) &&
        bubble.className === 'bubble' &&
        words.length === said.length &&
        words.every((node, index) => node.isEqualNode(said[index] ?? null)) &&
        hasOnly(tip, ['class'], ['left', 'top']) &&
        !tip.hasChildNodes()
      );
    },
    parts: () => [ring, bubble],
    stop,
  };
}

function createParts(make: Maker) {
  return {
    ring: make.html('div', { 'data-part': 'spotlight', 'aria-hidden': 'true' }),
    tip: make.html('span', { class: 'tip' }),
    bubble: make.html('div', { class: 'bubble', 'aria-hidden': 'true' }),
  };
}
