import type { Page } from 'puppeteer-core';

interface Watched {
  /** The longest pause since it was asked for last. */
  takePause?: () => number;
}

/**
 * Notes from now on the longest time that the page's thread was kept by one task: Chromium tells it. In Firefox it is the
 * longest time between two turns of the event loop, with what other programs took in it.
 */
export async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as Watched;
    let longest = 0;
    if (watched.takePause !== undefined) {
      watched.takePause();
    } else if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      const note = (entries: PerformanceEntryList) => {
        for (const { duration } of entries) longest = Math.max(longest, duration);
      };
      const observer = new PerformanceObserver((list) => note(list.getEntries()));
      observer.observe({ type: 'longtask' });
      watched.takePause = () => {
        note(observer.takeRecords());
        const taken = longest;
        longest = 0;
        return taken;
      };
    } else {
      const { port1, port2 } = new MessageChannel();
      let before = performance.now();
      const turn = () => {
        const now = performance.now();
        longest = Math.max(longest, now - before);
        before = now;
      };
      // Both are turns: in between the loop was free to take what waited.
      port1.onmessage = () => {
        turn();
        setTimeout(() => {
          turn();
          port2.postMessage(null);
        }, 4);
      };
      port2.postMessage(null);
      watched.takePause = () => {
        turn();
        const taken = longest;
        longest = 0;
        return taken;
      };
    }
  });
}

/** The longest since it was asked for or watched last, milliseconds. */
export function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as Watched).takePause?.() ?? NaN);
}
