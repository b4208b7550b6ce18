import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultOptions } from '../site/practice-options.ts';
import { settle } from '../site/rehearse.ts';
import { type Site, startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { OverlayReader } from './harness/overlay.ts';
import { followGuide } from './harness/person.ts';
import { takePicture, takePictures } from './harness/pictures.ts';
import { createVault, planKey } from './harness/popup-tasks.ts';
import { ringed } from './harness/ring.ts';

const address = '203.0.113.7';

/** Ticks or unticks with the keyboard: the panel may lie over a box that it does not point at. */
async function toggle(page: Page, box: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((id) => {
    const control = window.__practice.truth()[id];
    if (!(control instanceof HTMLElement)) throw new Error(`There is no ${id}.`);
    control.focus();
  }, box);
  await page.keyboard.press(' ');
}

let site: Site;
let browser: TestBrowser;

beforeEach(async () => {
  site = await startSite();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePictures(browser, task.name);
  await browser.close();
  await site.close();
});

describe.each(browserNames)('with a plan in force, in %s', (name) => {
  it('the panel warns while something is ticked that was not planned, and no longer', async () => {
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false });
    browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort: site.port });
    const popup = await browser.openExtensionPage('popup');
    await createVault(popup, 'nothing but what was planned, 2026');
    const page = await browser.openPage('https://www.binance.com/en/my/settings/api-management');
    await popup.bringToFront();
    await planKey(popup, { purpose: 'Spot bot', label: 'Planned', addresses: [address] });
    await page.bringToFront();
    const overlay = new OverlayReader(browser, page);
    const errand = { flow: 'current', label: 'Planned', addresses: [address], validityDays: 90 } as const;
    await followGuide(page, overlay, { ...errand, until: 'tick-permissions' });

    /** The panel says so, and its ring is around the box that is meant. */
    const says = async (step: string, title: string, box: string) => {
      const state = await overlay.waitFor(
        `${step}: ${title}`,
        (now) => now.step === step && now.title === title,
      );
      await expect
        .poll(async () => (await ringed(page, overlay))?.controls, { timeout: 30_000 })
        .toContain(box);
      return state.text;
    };
    const box = (permission: string) => `permission:${permission}`;
    const [withdrawals, margin, trading] = [
      'enableWithdrawals',
      'enableMargin',
      'enableSpotAndMarginTrading',
    ].map(box) as [string, string, string];
    const calm = () => says('tick-permissions', 'Tick what you planned', trading);

    expect(await calm()).not.toContain('Not in your plan');
    await toggle(page, withdrawals);
    expect(await says('tick-permissions', 'Withdrawals are on', withdrawals)).toContain('Not in your plan');
    await takePicture(page, `live-warning-withdrawals-${name}`);
    await toggle(page, withdrawals);
    expect(await calm()).not.toContain('Not in your plan');

    await toggle(page, margin);
    expect(await says('tick-permissions', 'One box too many', margin)).toContain('Not in your plan');
    // Withdrawals come first, whatever else is too much.
    await toggle(page, withdrawals);
    await says('tick-permissions', 'Withdrawals are on', withdrawals);
    await toggle(page, withdrawals);
    await says('tick-permissions', 'One box too many', margin);
    await toggle(page, margin);
    await calm();

    // As planned, and about to be saved: what is ticked now is told as well.
    await toggle(page, trading);
    await overlay.waitForStep('save-restrictions');
    await toggle(page, withdrawals);
    await says('tick-permissions', 'Withdrawals are on', withdrawals);
    await toggle(page, withdrawals);
    const { text } = await overlay.waitForStep('save-restrictions');
    expect(text).not.toContain('Not in your plan');

    // Less than planned differs too.
    await toggle(page, trading);
    await calm();
    expect(site.read().keys[0]?.permissions).toEqual(['enableReading']);
    await settle(page);
    const wrongs = site
      .journal()
      .filter(({ kind }) => kind === 'foreign-write' || kind === 'synthetic-event');
    expect(wrongs).toEqual([]);
  });
});
