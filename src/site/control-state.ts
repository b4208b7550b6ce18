import type { Sighting } from './observation.ts';

type ControlState = Pick<Sighting, 'checked' | 'filled' | 'disabled' | 'expanded' | 'choice'>;

/** The state of a control as the page declares it. Of a field's value only whether there is one. */
export function controlState(element: Element): ControlState {
  return {
    checked: checkedOf(element),
    filled: filledOf(element),
    disabled: isDisabled(element),
    expanded: flag(element.getAttribute('aria-expanded')),
    choice: element instanceof HTMLSelectElement ? element.selectedIndex : choiceOf(element),
  };
}

function checkedOf(element: Element): boolean | null {
  if (element instanceof HTMLInputElement) {
    return element.type === 'checkbox' || element.type === 'radio' ? element.checked : null;
  }
  const inner = element.querySelectorAll<HTMLInputElement>('input[type=checkbox],input[type=radio]');
  if (inner.length === 1 && inner[0] !== undefined) return inner[0].checked;
  for (const name of ['aria-checked', 'aria-pressed', 'aria-selected']) {
    const value = flag(element.getAttribute(name));
    if (value !== null) return value;
  }
  const state = element.getAttribute('data-state');
  if (state === 'checked' || state === 'unchecked') return state === 'checked';
  if (/(^|[-_\s])(checked|selected|active)($|[-_\s])/.test(element.getAttribute('class') ?? '')) return true;
  return null;
}

function filledOf(element: Element): boolean | null {
  if (element instanceof HTMLInputElement) {
    return element.type === 'checkbox' || element.type === 'radio' ? null : element.value !== '';
  }
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)
    return element.value !== '';
  const options = optionsOf(element);
  return options.length === 0 ? null : options.some((option) => checkedOf(option) === true);
}

/** Which of a group's options is chosen, from 0; null for what is no group, or where none is. */
function choiceOf(element: Element): number | null {
  const index = optionsOf(element).findIndex((option) => checkedOf(option) === true);
  return index === -1 ? null : index;
}

function optionsOf(element: Element): Element[] {
  if (element.localName !== 'fieldset' && !/^(radiogroup|group)$/.test(element.getAttribute('role') ?? ''))
    return [];
  return [...element.querySelectorAll('input[type=radio],[role=radio]')].slice(0, 40);
}

function isDisabled(element: Element): boolean {
  return (
    element.matches(':disabled') ||
    element.getAttribute('aria-disabled') === 'true' ||
    element.classList.contains('inactive') ||
    element.classList.contains('disabled')
  );
}

function flag(value: string | null): boolean | null {
  return value === 'true' || value === 'false' ? value === 'true' : null;
}
