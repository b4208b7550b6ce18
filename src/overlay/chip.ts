import type { Hint } from '../guide/hint.ts';
import type { Texts } from '../texts.ts';
import { giveAction } from './actions.ts';
import type { Maker } from './dom.ts';
import { mark, progressRing } from './icons.ts';
import { plain } from './sentence.ts';

/** Fills the chip that stands for the panel while that is minimised. */
export function drawChip(chip: HTMLElement, make: Maker, texts: Texts, hint: Hint): void {
  const title = plain(texts, hint.title);
  const parts: Node[] = [mark(make, 28), make.html('span', { class: 'name' }, title)];
  if (hint.position === null) {
    chip.setAttribute('aria-label', texts('overlay_chip_plain', [title]));
  } else {
    const { index, total } = hint.position;
    const place = [String(index), String(total)];
    chip.setAttribute('aria-label', texts('overlay_chip', [...place, title]));
    parts.push(make.html('span', { class: 'caption' }, texts('overlay_place', place)));
    parts.push(progressRing(make, index, total));
  }
  chip.replaceChildren(...parts);
}

/** The empty chip. */
export function createChip(make: Maker): HTMLElement {
  return giveAction(make.html('button', { 'data-part': 'chip', type: 'button' }), 'restore');
}
