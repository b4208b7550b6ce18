import type { Action, Hint } from '../guide/hint.ts';

/** Actions of the overlay's own controls; `why` and those of a report never leave the overlay. */
export type OverlayAction = Action | 'why' | 'report' | 'copy-report';

const actions = new WeakMap<Element, OverlayAction>();

/**
 * Gives a control its action. The attribute is for styles and for checks from outside; what a press does is read
 * from here, so that a page that got hold of our nodes (Firefox's `window.find` leads into closed roots, tried
 * 2026-11-22) cannot make a control of its own.
 */
export function giveAction(control: HTMLElement, action: OverlayAction): HTMLElement {
  control.setAttribute('data-action', action);
  actions.set(control, action);
  return control;
}

/** The control around a node of ours and what it does; null where there is none. */
export function actionAt(node: Element | null): { control: Element; action: OverlayAction } | null {
  for (let control = node; control !== null; control = control.parentElement) {
    const action = actions.get(control);
    if (action !== undefined) return { control, action };
  }
  return null;
}

/** Whether a hint has a button for an action. */
export function offers(hint: Hint | null, action: Action): boolean {
  return hint?.buttons.some((button) => button.action === action) === true;
}
