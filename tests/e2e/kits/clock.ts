import type { Page } from 'puppeteer-core';
import type { TestBrowser } from '../harness/browser.types.ts';

declare global {
  interface Window {
    /** When the page changed last or was used last, in ms of the page's clock. */
    settledAt: number;
    /** From then to a new step in the panel, in ms. */
    stepTimes: { readonly step: string; readonly at: number; readonly ms: number }[];
  }
}

/** Begins to take the time from the page's last change to the panel's new step. Needs a panel that is shown. */
export async function startClock(browser: TestBrowser, page: Page): Promise<void> {
  await page.evaluate(() => {
    window.settledAt = performance.now();
    window.stepTimes = [];
    const settle = (): void => void (window.settledAt = performance.now());
    const isOurs = (node: Node): boolean => node instanceof HTMLElement && node.popover === 'manual';
    new MutationObserver((records) => {
      const nodes = records.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
      if (!nodes.every(isOurs)) settle();
    }).observe(document, { childList: true, subtree: true });
    for (const type of ['click', 'input']) document.addEventListener(type, settle, true);
  });
  const root = await browser.closedRoot(page);
  await root?.call((tree) => {
    new MutationObserver(() => {
      const step = tree.querySelector<HTMLElement>('[data-part=panel]')?.dataset['step'] ?? '';
      const last = window.stepTimes.at(-1);
      // A press on our own panel leads on without any change of the page.
      if (last?.step === step || window.settledAt < (last?.at ?? 0)) return;
      const at = performance.now();
      window.stepTimes.push({ step, at, ms: at - window.settledAt });
    }).observe(tree, { attributes: true, attributeFilter: ['data-step'], subtree: true });
  });
}

/** All times so far. */
export function stepTimes(page: Page): Promise<Window['stepTimes']> {
  return page.evaluate(() => window.stepTimes);
}
