import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../../site/account.ts';
import { bundleKit, kitNames } from '../../site/kit-bundle.ts';
import { defaultOptions } from '../../site/practice-options.ts';
import { settle } from '../../site/rehearse.ts';
import { type Site, startSite } from '../../site/server.ts';
import type { TestBrowser } from '../harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from '../harness/launch.ts';
import { OverlayReader } from '../harness/overlay.ts';
import { takePicture } from '../harness/pictures.ts';
import { createVault, planKey } from '../harness/popup-tasks.ts';
import { startClock, stepTimes } from './clock.ts';
import { disturb } from './disturb.ts';
import { judge } from './judge.ts';
import { walk } from './walk.ts';

const apiPage = 'https://www.binance.com/en/my/settings/api-management';

/** States in which our panel is pressed twenty times: a dialog is open, or a field has the focus. */
const disturbed = ['key type', 'label, filled', 'key shown', 'address typed'];

/** Time from the page's last change to the step in the panel, ms: of the middle one, as a busy machine blurs the rest. */
const mostStepMs = 400;

describe.each(browserNames)('pages made with other kits, in %s', (browserName) => {
  let site: Site;
  let browser: TestBrowser;

  beforeAll(async () => {
    site = await startSite();
    browser = await launchBrowser(browserName, {
      extensionDir: builtExtension(browserName),
      sitePort: site.port,
    });
    const popup = await browser.openExtensionPage('popup');
    await createVault(popup, 'kits, one after the other, 2026');
    await popup.close();
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  afterEach(async ({ task }) => {
    for (const page of await browser.driver.pages()) {
      if (!page.url().startsWith('http')) continue;
      if (task.result?.state === 'fail') await takePicture(page, `${browserName} ${task.name}`);
      await page.close();
    }
  });

  it.each(kitNames)('%s: points rightly, disturbs nothing, and keeps up', async (kit) => {
    // Each kit shows the secret in a dialog in one browser and on a card in the other.
    const even = (kitNames.indexOf(kit) + browserNames.indexOf(browserName)) % 2 === 0;
    const secretPlace = even ? 'dialog' : 'card';
    site.wear(await bundleKit(kit));
    site.clearJournal();
    site.configure({
      ...defaultOptions,
      signedIn: true,
      keys: [makeKey({ label: 'older' })],
      secretPlace,
      secretRender: kitNames.indexOf(kit) % 3 === 2 ? 'input' : 'text',
      theme: even ? 'light' : 'dark',
    });
    const page = await browser.openPage(apiPage);
    const popup = await browser.openExtensionPage('popup');
    await planKey(popup, { purpose: 'Spot bot', label: 'Kit' });
    await page.bringToFront();
    const overlay = new OverlayReader(browser, page);
    await overlay.waitForStep('create-key');
    await startClock(browser, page);

    const tally = { anchored: 0, docked: [] as string[], wrong: [] as string[], disturbed: [] as string[] };
    await walk(page, overlay, secretPlace, async (moment) => {
      const { verdict, why } = await judge(page, overlay, moment);
      if (verdict === 'anchored') tally.anchored += 1;
      else if (verdict !== 'rightly docked') tally[verdict].push(why);
      if (disturbed.includes(moment.name)) {
        for (const change of await disturb(browser, page)) tally.disturbed.push(`${moment.name}: ${change}`);
      }
    });
    await settle(page);
    const closed = site
      .journal()
      .filter(({ kind, detail }) => kind === 'dialog-close' && !detail.endsWith(' button'));
    const times = (await stepTimes(page)).map(({ ms }) => Math.round(ms)).sort((a, b) => a - b);
    const middle = times[times.length >> 1] ?? 0;
    const states = tally.anchored + tally.docked.length + tally.wrong.length;
    console.log(
      `${kit}, ${browserName}: ${states} states, ${tally.anchored} anchored, ${tally.wrong.length} wrong, steps shown after ${times.join(' ')} ms`,
    );
    for (const line of [...tally.docked, ...tally.wrong]) console.log(`  ${line}`);
    expect(tally.wrong).toEqual([]);
    expect(tally.disturbed).toEqual([]);
    expect(closed).toEqual([]);
    expect(tally.anchored / states).toBeGreaterThanOrEqual(0.9);
    expect(middle).toBeLessThanOrEqual(mostStepMs);
  });
});
