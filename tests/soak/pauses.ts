import type { Page } from 'puppeteer-core';

/**
 * Notes the longest time that the page's thread was kept by one task, from now on: Chromium tells it. In Firefox it is the
 * longest time between two turns of the event loop, with what other programs took in it.
 */
export async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as { longestPause?: number };
    if (watched.longestPause !== undefined) {
      watched.longestPause = 0;
      return;
    }
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      watched.longestPause = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          watched.longestPause = Math.max(watched.longestPause ?? 0, duration);
      }).observe({ type: 'longtask' });
      return;
    }
    const channel = new MessageChannel();
    let before = performance.now();
    watched.longestPause = 0;
    const turn = () => {
      const now = performance.now();
      watched.longestPause = Math.max(watched.longestPause ?? 0, now - before);
      before = now;
    };
    // Either is a turn: between the two, whatever waits has had its turn as well.
    channel.port1.onmessage = () => {
      turn();
      setTimeout(() => {
        turn();
        channel.port2.postMessage(null);
      }, 4);
    };
    channel.port2.postMessage(null);
  });
}

/** The longest since it was watched last, milliseconds. */
export function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { longestPause: number }).longestPause);
}
