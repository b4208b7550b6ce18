import type { Page } from 'puppeteer-core';
import type { TestBrowser } from '../harness/browser.types.ts';
import { poll } from '../harness/poll.ts';

const presses = 20;

/** What must be the same before and after. */
interface Stance {
  readonly screen: string;
  readonly modals: number;
  readonly focused: string;
}

/** Presses our panel twenty times, all over it, and gives what changed on the page: nothing should. */
export async function disturb(browser: TestBrowser, page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    document.addEventListener('focusin', () => moved.push(document.activeElement?.outerHTML ?? ''), true);
  });
  const before = await stance(page);
  const root = await browser.closedRoot(page);
  if (root === null) throw new Error('There is no panel to press.');
  for (let count = 0; count < presses; count += 1) {
    const at = await poll(
      'a place on the panel',
      async () => (await root.call(placeOnPanel, count)) ?? undefined,
    );
    await page.mouse.click(at.x, at.y);
  }
  const after = await stance(page);
  const moved = (await page.evaluate('moved')) as string[];
  const changes = Object.entries(before).filter(([name, value]) => after[name as keyof Stance] !== value);
  return [...changes.map(([name, value]) => `${name} was ${value}`), ...moved.map((to) => `focus to ${to}`)];
}

function stance(page: Page): Promise<Stance> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return {
      screen: window.__practice.state().screen,
      modals: document.querySelectorAll(':modal').length,
      focused: `${active?.localName ?? ''} ${active?.id ?? ''} ${active instanceof HTMLInputElement ? active.value : ''}`,
    };
  });
}

/** Runs in our root: one of some places that no button is at, or the one of the reason. */
function placeOnPanel(root: ShadowRoot, count: number): { x: number; y: number } | null {
  const panel = root.querySelector('[data-part=panel]')?.getBoundingClientRect();
  if (panel === undefined) return null;
  const places = Array.from({ length: 40 }, (_, index) => ({
    x: panel.left + (panel.width * ((index % 5) + 0.5)) / 5,
    y: panel.top + (panel.height * (Math.floor(index / 5) + 0.5)) / 8,
  })).filter(({ x, y }) => {
    const action = root.elementFromPoint(x, y)?.closest('[data-action]')?.getAttribute('data-action');
    return root.elementFromPoint(x, y)?.closest('[data-part=panel]') && (action ?? 'why') === 'why';
  });
  return places[(count * 7) % places.length] ?? null;
}
