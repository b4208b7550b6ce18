import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takePictures } from './harness/pictures.ts';
import { defaultOptions } from '../site/practice-options.ts';
import { settle } from '../site/rehearse.ts';
import { type Site, startSite } from '../site/server.ts';
import type { BrowserName, TestBrowser } from './harness/browser.types.ts';
import { control } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { OverlayReader } from './harness/overlay.ts';
import { followGuide } from './harness/person.ts';
import { createVault, openKey, planKey, revealSecret, reviewKept, unlock } from './harness/popup-tasks.ts';
import { readIndexedDb } from './harness/read-indexed-db.ts';

const passphrase = 'a walk from end to end, 2026';
const label = 'Bot of the main job';
const home = 'https://www.binance.com/en';
const apiPage = 'https://www.binance.com/en/my/settings/api-management';

/** Every step that a spot bot's key meets on its way, in order. */
const usualWay = {
  current: [
    'sign-in',
    'open-profile',
    'open-api-management',
    'create-key',
    'choose-type',
    'name-key',
    'generate',
    'verify-identity',
    'keep-key',
    'check-key',
    'edit-restrictions',
    'restrict-ip',
    'confirm-ip',
    'tick-permissions',
    'save-restrictions',
    'verify-identity',
    'done',
  ],
  classic: [
    'sign-in',
    'open-profile',
    'open-api-management',
    'create-key',
    'name-key',
    'set-validity',
    'choose-permission',
    'accept-terms',
    'generate',
    'keep-key',
    'check-key',
    'done',
  ],
} as const;

let site: Site;
let browser: TestBrowser;

async function start(name: BrowserName): Promise<void> {
  browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort: site.port });
}

/** What the practice site noticed and a guide must never cause. */
function wrongs(): string[] {
  return site
    .journal()
    .filter(
      ({ kind, detail }) =>
        kind === 'foreign-write' ||
        kind === 'synthetic-event' ||
        (kind === 'dialog-close' && !detail.endsWith(' button')),
    )
    .map(({ kind, detail }) => `${kind}: ${detail}`);
}

beforeEach(async () => {
  site = await startSite();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePictures(browser, task.name);
  await browser.close();
  await site.close();
});

describe.each(browserNames)('the main job in %s', (name) => {
  it.each(['current', 'classic'] as const)(
    'leads from the signed-out home page to a kept key, in the %s flow',
    async (flow) => {
      site.configure({ ...defaultOptions, flow });
      await start(name);
      const page = await browser.openPage(home);
      await page.bringToFront();
      const popup =
        name === 'chromium' ? (await browser.openPopup()).page : await browser.openExtensionPage('popup');
      if (!popup) throw new Error('Expected a popup that takes input.');
      await createVault(popup, passphrase);
      await planKey(popup, { purpose: 'Spot bot', label });
      await page.bringToFront();

      const overlay = new OverlayReader(browser, page);
      const outcome = await followGuide(page, overlay, {
        flow,
        label,
        addresses: ['203.0.113.7', '2001:db8::7'],
        validityDays: 90,
      });
      expect(outcome.steps).toEqual(usualWay[flow]);
      await settle(page);
      expect(wrongs()).toEqual([]);

      const [made] = site.read().keys;
      expect(made).toMatchObject(
        flow === 'current'
          ? {
              label,
              ips: ['203.0.113.7', '2001:db8::7'],
              permissions: ['enableReading', 'enableSpotAndMarginTrading'],
            }
          : { label, validityDays: 90, level: 'read-write' },
      );
      expect(outcome).toMatchObject({ apiKey: made?.apiKey, secretKey: made?.secretKey });

      const list = await browser.openExtensionPage('popup');
      await reviewKept(list, `${label}, reviewed`);
      await openKey(list, `${label}, reviewed`);
      expect(await revealSecret(list)).toBe(made?.secretKey);
      const stored = JSON.stringify(await readIndexedDb(list));
      for (const value of [label, passphrase, outcome.apiKey, outcome.secretKey]) {
        expect(stored).not.toContain(value);
        expect(stored).not.toContain(Buffer.from(value).toString('hex'));
      }

      await browser.closeKeepingProfile();
      browser = await browser.restart();
      const later = await browser.openExtensionPage('popup');
      await unlock(later, passphrase);
      await openKey(later, `${label}, reviewed`);
      expect(await revealSecret(later)).toBe(made?.secretKey);
    },
  );

  it('holds a key in memory where there is no vault yet, and seals it as soon as there is one', async () => {
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false });
    await start(name);
    const page = await browser.openPage(apiPage);
    await page.bringToFront();
    const overlay = new OverlayReader(browser, page);
    // A fresh profile: the guide shows itself here.
    await overlay.waitForStep('create-key');
    const shown = await followGuide(page, overlay, {
      flow: 'current',
      label,
      addresses: [],
      validityDays: 90,
      planned: false,
      until: 'keep-key',
    });
    await overlay.press('keep-key');
    await overlay.waitFor('the panel to say that the key is held', ({ text }) =>
      text.includes('Held, not kept yet'),
    );

    const popup = await browser.openExtensionPage('popup');
    expect(JSON.stringify(await readIndexedDb(popup))).not.toContain(shown.secretKey);
    await createVault(popup, passphrase);
    await reviewKept(popup, label);
    await openKey(popup, label);
    expect(await revealSecret(popup)).toBe(shown.secretKey);
    await page.bringToFront();
    await overlay.waitFor('the panel to go on', ({ step }) => step !== 'keep-key');
    await settle(page);
    expect(wrongs()).toEqual([]);
  });

  it('opens the popup over the page', async () => {
    await start(name);
    await browser.openPage(home);
    const popup = await browser.openPopup();
    expect(await popup.text()).toContain('Create vault');
  });
});

describe('the main job in chromium, when the service worker dies', () => {
  it('keeps the vault unlocked and the key kept', async () => {
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false });
    await start('chromium');
    const popup = await browser.openExtensionPage('popup');
    await createVault(popup, passphrase);
    const page = await browser.openPage(apiPage);
    const overlay = new OverlayReader(browser, page);
    const errand = {
      flow: 'current',
      label,
      addresses: [],
      validityDays: 90,
      planned: false,
      until: 'keep-key',
    } as const;
    const shown = await followGuide(page, overlay, errand);
    await browser.stopServiceWorker();
    await overlay.press('keep-key');
    await overlay.waitFor('the panel to go on', ({ step }) => step !== 'keep-key');
    await browser.stopServiceWorker();
    const later = await browser.openExtensionPage('popup');
    await control(later, { role: 'button', name: 'Lock' });
    await reviewKept(later, label);
    await openKey(later, label);
    expect(await revealSecret(later)).toBe(shown.secretKey);
  });
});
