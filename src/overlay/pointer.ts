import { arrow, autoUpdate, computePosition, flip, offset, shift, type Placement } from '@floating-ui/dom';
import type { Maker } from './dom.ts';

/** What points at the target: a ring around it and a few words beside it. Neither takes a pointer. */
export interface Pointer {
  /** Points at `target`, or at nothing. Parts exist only while they point. */
  aim(target: Element | null, words: readonly (Node | string)[] | null, danger: boolean): void;
  /** Measures again and follows. */
  place(): void;
  stop(): void;
}

/** Air between the target and the ring's outer edge, px. */
const ringAir = 6;
const bubbleGap = 16;
const viewportMargin = 8;
/** Up to this width, px, a target has its bubble below: beside it stands what belongs to it. */
const smallTarget = 240;

/** A pointer that draws into `layer`; `onMove` is called when the page moved the target. */
export function createPointer(layer: HTMLElement, make: Maker, onMove: () => void): Pointer {
  const ring = make.html('div', { 'data-part': 'spotlight', 'aria-hidden': 'true' });
  const tip = make.html('span', { class: 'tip' });
  const bubble = make.html('div', { class: 'bubble', 'aria-hidden': 'true' });
  let current: Element | null = null;
  let stopFollowing: (() => void) | null = null;
  let drawn = '';

  function stop(): void {
    stopFollowing?.();
    stopFollowing = null;
    current = null;
    drawn = '';
    ring.remove();
    bubble.remove();
  }

  function place(): void {
    if (current === null) return;
    const rect = current.getBoundingClientRect();
    const { left, top, width, height } = rect;
    const key = [left, top, width, height, layer.clientWidth, layer.clientHeight].join();
    if (key === drawn) return;
    drawn = key;
    const style = {
      left: left - ringAir,
      top: top - ringAir,
      width: width + 2 * ringAir,
      height: height + 2 * ringAir,
    };
    for (const [name, value] of Object.entries(style)) ring.style.setProperty(name, `${value}px`);
    if (bubble.isConnected) void placeBubble(current, rect);
  }

  async function placeBubble(target: Element, { width }: DOMRect): Promise<void> {
    const beside: Placement[] = ['left', 'right', 'bottom', 'top'];
    const below: Placement[] = ['bottom', 'top', 'right', 'left'];
    const rtl = layer.ownerDocument.defaultView?.getComputedStyle(target).direction === 'rtl';
    const sides = width <= smallTarget || layer.clientWidth <= smallTarget * 3 ? below : beside;
    const [placement = 'bottom', ...fallbackPlacements] = rtl ? sides.map(mirrored) : sides;
    const result = await computePosition(target, bubble, {
      placement,
      middleware: [
        offset(bubbleGap),
        flip({ fallbackPlacements, padding: viewportMargin }),
        shift({ padding: viewportMargin }),
        arrow({ element: tip, padding: 12 }),
      ],
    });
    if (current !== target) return;
    bubble.style.left = `${result.x}px`;
    bubble.style.top = `${result.y}px`;
    bubble.dataset['side'] = result.placement.split('-')[0] ?? '';
    const { x, y } = result.middlewareData.arrow ?? {};
    tip.style.left = x === undefined ? '' : `${x}px`;
    tip.style.top = y === undefined ? '' : `${y}px`;
  }

  return {
    aim(target, words, danger) {
      if (target === null) {
        stop();
        return;
      }
      if (target !== current) {
        stop();
        current = target;
        layer.append(ring);
        // Ancestors that scroll are read once: a new target needs a new watch.
        stopFollowing = autoUpdate(target, bubble, onMove);
      }
      for (const part of [ring, bubble]) part.toggleAttribute('data-danger', danger);
      if (words === null) bubble.remove();
      else {
        bubble.replaceChildren(...words, tip);
        if (!bubble.isConnected) layer.append(bubble);
      }
      drawn = '';
      place();
    },
    place,
    stop,
  };
}

function mirrored(placement: Placement): Placement {
  return placement === 'left' ? 'right' : placement === 'right' ? 'left' : placement;
}
