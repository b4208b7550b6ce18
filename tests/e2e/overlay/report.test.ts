import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReport } from '../../../scripts/import-report.ts';
import { defaultOptions } from '../../site/practice-options.ts';
import { found } from '../../site/reported-page.ts';
import { type Site, startSite } from '../../site/server.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { tabToOurs } from '../harness/keyboard.ts';
import { browserNames, builtExtension, launchBrowser } from '../harness/launch.ts';
import { pasted } from '../harness/lifecycle.ts';
import { OverlayReader } from '../harness/overlay.ts';
import { takePicture } from '../harness/pictures.ts';
import { poll } from '../harness/poll.ts';

const apiPage = 'https://www.binance.com/en/my/settings/api-management';

describe.each(browserNames)('a wrong hint, reported in %s', (browserName) => {
  let site: Site;
  let browser: TestBrowser;
  let page: Page;
  let overlay: OverlayReader;

  beforeAll(async () => {
    site = await startSite();
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: true });
    browser = await launchBrowser(browserName, {
      extensionDir: builtExtension(browserName),
      sitePort: site.port,
    });
    page = await browser.openPage(apiPage);
    overlay = new OverlayReader(browser, page);
    await overlay.waitForStep('create-key');
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const shown = async (): Promise<string> => {
    const root = await browser.closedRoot(page);
    return (await root?.call((tree) => tree.querySelector('.report:not([hidden]) pre')?.textContent)) ?? '';
  };

  it('is shown before it is copied, says nothing of the account, and becomes a page with the same decision', async () => {
    expect(await shown()).toBe('');
    await overlay.press('report');
    const report = await poll('the report', async () => (await shown()) || undefined);
    await takePicture(page, `${browserName} report`);
    expect(report).toContain('step: create-key, at create-api');
    expect(report).toContain('<button type="button" data-found="create-api">Create API</button>');
    expect(report).not.toMatch(/@|\b\d{4}/);
    const imported = openReport(report);
    expect(imported.marks.has('create-api')).toBe(true);
    expect(found(imported.look())).toEqual(imported.marks);
    await overlay.press('copy-report');
    await overlay.waitFor('the copy to be told', ({ text }) => text.includes('Report copied'));
    const reader = await browser.openExtensionPage('popup');
    await reader.waitForSelector('input');
    // A field of one line keeps no line ends.
    await poll('the report on the clipboard', async () => {
      const text = await pasted(reader);
      return text.includes('keystep report 1') && text.replaceAll(/\s/g, '') === report.replaceAll(/\s/g, '');
    });
    await reader.close();
  });

  it('can be reported by keyboard alone, and put away again', async () => {
    await page.bringToFront();
    await tabToOurs(page, overlay, 'report');
    await page.keyboard.press('Enter');
    await poll('the report to be away', async () => (await shown()) === '');
    await page.keyboard.press('Enter');
    await poll('the report', async () => (await shown()) !== '');
    await tabToOurs(page, overlay, 'copy-report');
    await page.keyboard.press('Enter');
    await overlay.waitFor('the copy to be told', ({ text }) => text.includes('Report copied'));
  });

  it('stays away after it was put away: on the next load, and in another tab', async () => {
    await overlay.press('dismiss');
    await poll('no guide', async () => (await overlay.state()) === null);
    await page.reload();
    const other = await browser.openPage(apiPage);
    // The guide is there where it is wanted: what has settled without it stays so.
    const popup = await browser.openExtensionPage('popup');
    await popup.waitForSelector('input');
    for (const tab of [page, other]) {
      await tab.bringToFront();
      await tab.waitForFunction(() => window.__practice.state().screen === 'api-page', { polling: 50 });
      expect(await new OverlayReader(browser, tab).state()).toBeNull();
    }
  });
});
