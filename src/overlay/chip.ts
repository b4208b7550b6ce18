import type { Hint } from '../guide/hint.ts';
import type { Texts } from '../texts.ts';
import { giveAction } from './actions.ts';
import type { Maker } from './dom.ts';
import { mark, progressRing } from './icons.ts';
import { plain } from './sentence.ts';

/** Fills the chip that stands for the panel while that is minimised. */
export function drawChip(chip: HTMLElement, make: Maker, texts: Texts, hint: Hint): void {
  const title = plain(texts, hint.title);
  const parts: (Node | string)[] = [mark(make, 28), make.html('span', { class: 'name' }, title)];
  const shown = [title];
  if (hint.position !== null) {
    const { index, total } = hint.position;
    const place = texts('overlay_place', [String(index), String(total)]);
    shown.push(place);
    parts.push(' ', make.html('span', { class: 'caption' }, place), progressRing(make, index, total));
  }
  // The name holds what is seen, word for word: whoever controls by voice says that.
  chip.setAttribute('aria-label', texts('overlay_chip', [shown.join(', ')]));
  chip.replaceChildren(...parts);
}

/** The empty chip. */
export function createChip(make: Maker): HTMLElement {
  return giveAction(make.html('button', { 'data-part': 'chip', type: 'button' }), 'restore');
}
