import type { Hint } from '../guide/hint.ts';
import type { Texts } from '../texts.ts';
import { hasOnly, keepOnly, type Maker } from './dom.ts';
import { plain } from './sentence.ts';

const debounceMs = 500;
const attributes = ['data-part', 'class', 'role'];

/** Says one sentence per step to people who listen. */
export interface Announcer {
  readonly element: HTMLElement;
  /** Says `message` once the steps stopped changing for 500 ms; never the same twice in a row. */
  say(message: string): void;
  /** Whether nobody else speaks through it. */
  isAsSaid(): boolean;
  /** Has nothing but our own words again. */
  restore(): void;
  stop(): void;
}

/** A live region that stays where it is: one that comes and goes is often not heard. */
export function createAnnouncer(view: Window, make: Maker): Announcer {
  const element = make.html('div', { 'data-part': 'announcer', class: 'sr', role: 'status' });
  let wanted = '';
  let said = '';
  let timer = 0;
  return {
    element,
    say(message) {
      if (message === wanted) return;
      wanted = message;
      view.clearTimeout(timer);
      timer = view.setTimeout(() => (element.textContent = said = wanted), debounceMs);
    },
    isAsSaid: () =>
      element.textContent === said && element.childElementCount === 0 && hasOnly(element, attributes),
    restore() {
      keepOnly(element, attributes);
      element.textContent = said;
    },
    stop: () => view.clearTimeout(timer),
  };
}

/** What is said of a step: its place, where it has one, and its title. */
export function announcement(texts: Texts, { title, position }: Hint): string {
  const words = plain(texts, title);
  if (position === null) return words;
  return texts('overlay_announce', [String(position.index), String(position.total), words]);
}
