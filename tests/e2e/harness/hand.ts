import type { Page } from 'puppeteer-core';
import { poll } from './poll.ts';

/**
 * Presses a control of the practice site as a hand with eyes does: brings it into sight, waits until it stands still
 * and nothing lies over it, then presses its middle with the mouse. Looks up now and then: false where `isWanted` says that
 * there is no need any more.
 */
export async function press(
  page: Page,
  id: string,
  isWanted: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  let covered: string | null = null;
  const at = await poll(
    () => `${id} to be free to press; over it lies ${covered ?? 'nothing, but it is not there'}`,
    async () => {
      if (!(await isWanted())) return 'unwanted';
      await page.bringToFront();
      const seen = await page.evaluate(lookAt, id);
      covered = seen?.covered ?? null;
      return seen && seen.covered === null ? seen : undefined;
    },
    8000,
  );
  if (at === 'unwanted') return false;
  await page.mouse.click(at.x, at.y);
  return true;
}

/** Presses a field and types into it, key by key. */
export async function type(page: Page, id: string, text: string): Promise<void> {
  await press(page, id);
  await page.keyboard.type(text);
}

/** Runs in the page: the middle of a control and what lies over it; null while it moves or is not there. */
async function lookAt(id: string): Promise<{ x: number; y: number; covered: string | null } | null> {
  const find = () => window.__practice.truth()[id];
  // A tab that has just lost the front draws no frames: then this look counts for nothing.
  const frames = () =>
    new Promise<boolean>((done) => {
      setTimeout(() => done(false), 500);
      requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
    });
  const over = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const at = { x: x + width / 2, y: y + height / 2 };
    const hit = document.elementFromPoint(at.x, at.y);
    const free = hit !== null && (element.contains(hit) || hit.contains(element) || hit.shadowRoot !== null);
    return { ...at, hit, free };
  };
  const before = find();
  if (!before) return null;
  const first = over(before);
  // Something of the page lies over it, or it is out of sight. Our own panel is to move by itself.
  if (!first.free && first.hit?.parentElement !== document.documentElement) {
    before.scrollIntoView({ block: 'center', behavior: 'instant' });
  }
  if (!(await frames())) return null;
  const now = find();
  if (!now) return null;
  const { x, y, hit, free } = over(now);
  if (Math.abs(x - first.x) + Math.abs(y - first.y) > 0.5) return null;
  return { x, y, covered: free ? null : (hit?.outerHTML.slice(0, 120) ?? 'the edge of the window') };
}
