import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOptions } from '../../site/practice-options.ts';
import { type Site, startSite } from '../../site/server.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { press } from '../harness/hand.ts';
import { browserNames, builtExtension, launchBrowser } from '../harness/launch.ts';
import { OverlayReader } from '../harness/overlay.ts';
import { market } from './heavy-page.ts';

describe.each(browserNames)('a page with 10,000 nodes in %s', (name) => {
  let site: Site;
  let browser: TestBrowser;

  beforeAll(async () => {
    site = await startSite();
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false, ticker: false });
    browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort: site.port });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it.each([
    ['rests', 0],
    ['makes 150 of its rows anew ten times a second', 150],
  ])('is looked through to its end, though many turns are needed, and followed: it %s', async (_, rows) => {
    const page = await browser.openPage('https://www.binance.com/en/my/settings/api-management');
    await page.bringToFront();
    const overlay = new OverlayReader(browser, page);
    await overlay.waitForStep('create-key');
    const nodes = await page.evaluate((html) => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
      return document.getElementsByTagName('*').length;
    }, market(1360));
    expect(nodes).toBeGreaterThan(10_000);
    await page.evaluate((html) => {
      const book = document.createElement('section');
      document.querySelector('main')?.append(book);
      setInterval(() => (book.innerHTML = html), 100);
    }, market(rows));
    const since = performance.now();
    await press(page, 'create-api');
    // Usually a second. Without an end it would be never.
    await overlay.waitForStep('choose-type', 15_000);
    console.log(
      `${name}, ${rows} rows anew: the next step ${Math.round(performance.now() - since)} ms after the press`,
    );
    await page.close();
  });
});
