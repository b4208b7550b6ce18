import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';

describe.each(browserNames)('a press of these tests in %s', (name) => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let browser: TestBrowser;

  beforeAll(async () => {
    site = await startSite();
    browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort: site.port });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('is made again where the page moved between its two halves', async () => {
    const page = await browser.openExtensionPage('options');
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.textContent = 'Jump';
      button.onclick = () => (document.title += ' pressed');
      const move = () => (button.style.marginBlockStart = '20rem');
      button.addEventListener('pointerdown', move, { once: true });
      document.body.prepend(button);
      document.title = 'Once';
    });
    await press(page, 'Jump');
    expect(await page.title()).toBe('Once pressed');
  });
});
