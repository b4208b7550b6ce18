import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Site, startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { builtExtension, launchBrowser } from './harness/launch.ts';
import { showExtensionPage } from './harness/show-extension-page.ts';

let site: Site;
let browser: TestBrowser;

beforeEach(async () => {
  site = await startSite();
  browser = await launchBrowser('firefox', { extensionDir: builtExtension('firefox'), sitePort: site.port });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await browser.close();
  await site.close();
});

it('a page of ours is asked for anew where Firefox left the tab empty, and that is told', async () => {
  const page = await browser.driver.newPage();
  const told = vi.spyOn(console, 'warn').mockReturnValue();
  const asked = vi.spyOn(page, 'goto').mockResolvedValueOnce(null);
  const url = `${browser.extensionOrigin}/extension/popup/index.html`;
  await showExtensionPage(page, url, 1_000);
  expect(await page.evaluate(() => location.href)).toBe(url);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(told).toHaveBeenCalledOnce();
});
