import type { Box, Obstacle } from './dock.ts';

const dialogs = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';
const controls = 'button,a[href],input,select,textarea,[role=button],[role=checkbox],[role=radio],[role=tab]';
const controlLimit = 60;
const air = 12;

// Covering the target is worst, then a control of the dialog; the rest of the dialog only tips the scales.
const weights = { target: 4, control: 1, dialog: 0.01 };

/** What the panel must not cover: the target, and the controls of the page's topmost dialog. */
export function obstaclesOf(document: Document, target: Element | null): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (target !== null) found.push(obstacle(target, weights.target, air));
  const dialog = topDialog(document);
  if (dialog === null) return found;
  found.push(obstacle(dialog, weights.dialog));
  for (const control of [...dialog.querySelectorAll(controls)].slice(0, controlLimit)) {
    found.push(obstacle(control, weights.control));
  }
  return found;
}

/** Obstacles that are worth moving for, once the panel stands. */
export function isHard(one: Obstacle): boolean {
  return one.weight >= weights.control;
}

// The last one in the document is the topmost in every kit that appends its dialogs to the body. One that fills
// the viewport says nothing of where there is room: its controls count all the same.
function topDialog(document: Document): Element | null {
  const shown = [...document.querySelectorAll(dialogs)].filter((dialog) => {
    const box = dialog.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && dialog.checkVisibility({ visibilityProperty: true });
  });
  return shown.at(-1) ?? null;
}

function obstacle(element: Element, weight: number, spare = 0): Obstacle {
  const box: Box = element.getBoundingClientRect();
  return {
    left: box.left - spare,
    top: box.top - spare,
    right: box.right + spare,
    bottom: box.bottom + spare,
    weight,
  };
}
