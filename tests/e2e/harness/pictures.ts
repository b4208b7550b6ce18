import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { TestBrowser } from './browser.types.ts';

/** Pictures of all tabs of a test that failed, in `out/test`. */
export async function takePictures(browser: TestBrowser, title: string): Promise<void> {
  for (const [index, page] of (await browser.driver.pages()).entries()) {
    await page.bringToFront();
    await takePicture(page, `${browser.name}-${title.slice(0, 70)}-${index}`);
  }
}

/** A picture of one tab, in `out/test`. */
export async function takePicture(page: Page, title: string): Promise<void> {
  const folder = join('out', 'test');
  mkdirSync(folder, { recursive: true });
  const name = title.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 80);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
