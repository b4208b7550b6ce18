import type { Page } from 'puppeteer-core';

/** What is really drawn around a place of the page. */
export async function pictureAt(page: Page, { x, y }: { x: number; y: number }): Promise<string> {
  return page.screenshot({
    clip: { x: Math.round(x) - 60, y: Math.round(y) - 8, width: 120, height: 16 },
    encoding: 'base64',
    captureBeyondViewport: false,
  });
}
