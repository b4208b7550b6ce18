import { controlAt } from '../truth.ts';
import { describe } from './describe.ts';
import { note } from './journal.ts';

/** Events without an `on...` property. */
const further = [
  'focusin',
  'focusout',
  'DOMContentLoaded',
  'compositionstart',
  'compositionend',
  'touchstart',
];

/** Every event type that the browser names: `on...` properties of windows, documents and elements. */
function eventTypes(): Set<string> {
  const types = new Set(further);
  for (const object of [window, Document.prototype, HTMLElement.prototype, Element.prototype])
    for (const name of Object.keys(Object.getOwnPropertyDescriptors(object)))
      if (name.startsWith('on')) types.add(name.slice(2));
  return types;
}

/** Begins to watch: events that nobody caused, and what the person does, by the names of the controls. */
export function watchEvents(): void {
  for (const type of eventTypes())
    window.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) note('synthetic-event', `${event.type} on ${describe(event.target)}`);
      },
      true,
    );
  window.addEventListener(
    'click',
    (event) => event.isTrusted && note('click', controlAt(event.target)),
    true,
  );
  window.addEventListener(
    'input',
    (event) => {
      const field = event.composedPath()[0];
      if (!event.isTrusted || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        return;
      note('typed', `${controlAt(field)}=${field.value}`);
    },
    true,
  );
}
