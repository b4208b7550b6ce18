import type { Page } from 'puppeteer-core';
import type { OverlayReader } from './overlay.ts';

/** More than all that can have the focus on a page, and once around the browser's own. */
const mostTabs = 150;

/** Moves the focus to a control of the practice site with Tab alone, or backwards: from our panel, which comes last. */
export async function tabTo(page: Page, id: string, way: 'on' | 'back' = 'on'): Promise<void> {
  if (way === 'back') await page.keyboard.down('Shift');
  try {
    for (let count = 0; count < mostTabs; count += 1) {
      if (await page.evaluate(hasFocus, id)) return;
      await page.keyboard.press('Tab');
    }
  } finally {
    if (way === 'back') await page.keyboard.up('Shift');
  }
  throw new Error(`Tab does not lead to ${id}.`);
}

/** Moves the focus to one of our own buttons with Tab alone. */
export async function tabToOurs(page: Page, overlay: OverlayReader, action: string): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    if ((await overlay.focused()) === action) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to our ${action}.`);
}

/** Runs in the page: whether a control, or something in it, has the focus. */
function hasFocus(id: string): boolean {
  const control = window.__practice.truth()[id];
  if (control === undefined) return false;
  const root = control.getRootNode() as Document | ShadowRoot;
  return root.activeElement !== null && control.contains(root.activeElement);
}
