import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleKit } from '../../site/kit-bundle.ts';
import { defaultOptions } from '../../site/practice-options.ts';
import { type Site, startSite } from '../../site/server.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { press } from '../harness/hand.ts';
import { browserNames, builtExtension, launchBrowser } from '../harness/launch.ts';
import { OverlayReader } from '../harness/overlay.ts';
import { poll } from '../harness/poll.ts';
import { eavesdrop, type Heard } from './eavesdrop.ts';
import * as attacks from './attacks.ts';

const apiPage = 'https://www.binance.com/en/my/settings/api-management';

describe.each(browserNames)('the extension on a page that fights it, in %s', (browserName) => {
  let site: Site;
  let browser: TestBrowser;
  let page: Page;
  let overlay: OverlayReader;

  beforeAll(async () => {
    site = await startSite();
    // Made with a kit: the practice site's own pages note every foreign write, which an attack has too many of.
    site.wear(await bundleKit('radix'));
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false, ticker: false });
    browser = await launchBrowser(browserName, {
      extensionDir: builtExtension(browserName),
      sitePort: site.port,
    });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async () => {
    page = await browser.driver.newPage();
    await page.evaluateOnNewDocument(eavesdrop);
    await page.goto(apiPage, { waitUntil: 'domcontentloaded' });
    await page.bringToFront();
    overlay = new OverlayReader(browser, page);
    await overlay.waitForStep('create-key');
  });
  afterEach(async () => {
    await page.evaluate(() => window.ceaseFire?.());
    await page.close();
  });

  const heard = (): Promise<Heard> => page.evaluate(() => window.heard());

  /** The page still does what it does, and knows nothing of what we say. */
  async function staysUsable(): Promise<void> {
    await press(page, 'create-api');
    await poll('the page to open its dialog', () =>
      page.evaluate(() => window.__practice.state().screen === 'dialog-type'),
    );
    expect(await heard()).toEqual({ events: [], roots: 0, words: [] });
  }

  it('puts itself right after being removed, stripped and hidden once, and goes on', async () => {
    await page.evaluate(attacks.once);
    await poll('the panel on top', () => isOnTop());
    await staysUsable();
    await overlay.waitForStep('choose-type');
    expect((await overlay.state())?.panel).not.toBeNull();
  });

  it.each(['remove', 'strip'] as const)('gives up against one that never stops to %s it', async (what) => {
    const count = await page.evaluate(attacks.war, what);
    expect(count).toBeGreaterThan(50);
    expect(count).toBeLessThanOrEqual(102);
    await staysUsable();
  });

  it('stays visible against a style sheet that hides everything of ours', async () => {
    await page.evaluate(attacks.hide);
    expect(await isOnTop()).toBe(true);
    await staysUsable();
    await overlay.waitForStep('choose-type');
    expect(await isOnTop()).toBe(true);
  });

  it('stops raising itself over one that covers it again and again', async () => {
    await page.evaluate(attacks.cover);
    await poll('the page to have won', () => page.evaluate(() => window.covers > 10));
    await page.evaluate(() => window.ceaseFire?.());
    await staysUsable();
    // The next step is another try.
    await overlay.waitForStep('choose-type');
    await poll('the panel on top', () => isOnTop());
  });

  it('guides on through changes without end, and leaves the page its time', async () => {
    await page.evaluate(attacks.mutate);
    await staysUsable();
    await overlay.waitForStep('choose-type');
    const slowest = await page.evaluate(attacks.slowestFrame);
    expect(slowest).toBeLessThan(250);
  });

  it('does not touch what the page has redefined', async () => {
    await page.evaluate(attacks.redefine);
    await press(page, 'create-api');
    await overlay.waitForStep('choose-type');
    expect(await page.evaluate(() => window.touched)).toEqual([]);
    expect((await heard()).roots).toBe(0);
  });

  async function isOnTop(): Promise<boolean> {
    const panel = (await overlay.state())?.panel;
    if (!panel) return false;
    return page.evaluate(
      (x, y) => {
        const hit = document.elementFromPoint(x, y);
        return hit instanceof HTMLElement && hit.popover === 'manual' && hit.attributes.length <= 2;
      },
      panel.x + panel.width / 2,
      panel.y + 20,
    );
  }
});
