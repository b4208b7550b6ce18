import type { Box, Obstacle } from './dock.ts';

const dialogs = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';
/** What a person presses or fills in. */
export const controls =
  'button,a[href],input,select,textarea,[role=button],[role=checkbox],[role=radio],[role=tab]';
const controlLimit = 60;
const air = 12;

/** Covering the target is worst, then a control of the dialog; ways around the site and the rest only tip the scales. */
export const weights = { target: 4, control: 1, way: 0.3, dialog: 0.01 };
/** Dialogs that stand over one another. */
const dialogLimit = 3;

/** What the panel must not cover: the target, and the controls of the page's dialogs. A banner may call itself one too. */
export function obstaclesOf(document: Document, target: Element | null): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (target !== null) found.push(obstacle(target, weights.target, air));
  for (const dialog of shownDialogs(document)) {
    found.push(obstacle(dialog, weights.dialog));
    for (const control of [...dialog.querySelectorAll(controls)].slice(0, controlLimit))
      found.push(obstacle(control, weights.control));
  }
  return found;
}

// The last in the document are the topmost in every kit that appends its dialogs to the body. One that fills the
// viewport says nothing of where there is room: its controls count all the same.
function shownDialogs(document: Document): readonly Element[] {
  return [...document.querySelectorAll(dialogs)]
    .filter((dialog) => {
      const box = dialog.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && dialog.checkVisibility({ visibilityProperty: true });
    })
    .slice(-dialogLimit);
}

/** An element as an obstacle, with some px to spare around it. */
export function obstacle(element: Element, weight: number, spare = 0): Obstacle {
  const box: Box = element.getBoundingClientRect();
  return {
    left: box.left - spare,
    top: box.top - spare,
    right: box.right + spare,
    bottom: box.bottom + spare,
    weight,
  };
}
