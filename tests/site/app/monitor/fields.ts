import { describe } from './describe.ts';
import { note } from './journal.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Values as the person or the app left them: a script that sets one leaves no mutation behind. */
const known = new WeakMap<Field, string>();

function valueOf(field: Field): string {
  const ticked = field instanceof HTMLInputElement && field.checked ? 'ticked ' : '';
  return ticked + field.value;
}

function fields(): Iterable<Field> {
  return document.querySelectorAll<Field>('input, textarea, select');
}

/** Takes the values as they are now: after the app wrote, or a person typed. */
export function acceptFields(): void {
  for (const field of fields()) known.set(field, valueOf(field));
}

/** Reports values that neither a person nor the app set. */
export function checkFields(): void {
  for (const field of fields()) {
    const before = known.get(field);
    const now = valueOf(field);
    known.set(field, now);
    if (before !== undefined && before !== now) note('foreign-write', `value of ${describe(field)}`);
  }
}

/** Begins to watch: what people do counts as theirs, the rest is looked at five times a second. */
export function watchFields(): void {
  for (const type of ['input', 'change'] as const)
    window.addEventListener(type, (event) => event.isTrusted && acceptFields(), true);
  setInterval(checkFields, 200);
}
