import type { Page } from 'puppeteer-core';
import { poll } from './poll.ts';

/**
 * Loads a page of ours in a fresh tab of Firefox. `goto` never settles there (Firefox 153, 2026-11-22): the document says
 * when it has loaded. The driver keeps a load that another one cancelled to itself, and once in some thousands of times a
 * tab stayed empty: where it still shows the page that it began with, ours is asked for anew after
 * far longer than it takes to load, and that is told.
 */
export async function showExtensionPage(page: Page, url: string, patienceMs = 10_000): Promise<void> {
  let seen = '';
  let asked = 0;
  const ask = () => {
    asked = Date.now();
    page.goto(url).catch(() => undefined);
  };
  ask();
  await poll(
    () => `${url} to load; the tab shows: ${seen}`,
    async () => {
      seen = await page.evaluate(() => `${document.readyState} ${location.href}`).catch(String);
      if (/^(?:interactive|complete) moz-extension:/.test(seen)) return true;
      if (seen.endsWith(' about:blank') && Date.now() - asked > patienceMs) {
        console.warn(`${url} was asked for anew.`);
        ask();
      }
      return false;
    },
  );
}
