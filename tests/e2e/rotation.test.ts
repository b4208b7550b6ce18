import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKey } from '../site/account.ts';
import { defaultOptions, type PracticeKey } from '../site/practice-options.ts';
import { settle } from '../site/rehearse.ts';
import { type Site, startSite } from '../site/server.ts';
import type { BrowserName, TestBrowser } from './harness/browser.types.ts';
import { appears, press } from './harness/controls.ts';
import { press as pressOnPage } from './harness/hand.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { ask, passVerification, shows } from './harness/lifecycle.ts';
import { OverlayReader } from './harness/overlay.ts';
import { followGuide } from './harness/person.ts';
import { takePicture, takePictures } from './harness/pictures.ts';
import { createVault, openKey, reviewKept, unlock } from './harness/popup-tasks.ts';
import { ringed } from './harness/ring.ts';
import { withApiAllowed } from './harness/with-api-allowed.ts';

const passphrase = 'one key goes, another comes, 2026';
const address = '203.0.113.50';
const trading = ['enableReading', 'enableSpotAndMarginTrading'] as const;

let site: Site;
let browser: TestBrowser;
let extension: string;

/** Chromium asks for the API in a window that no driver can press, so it is allowed there from the start. */
async function start(name: BrowserName, keys: readonly PracticeKey[]): Promise<Page> {
  site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false, keys });
  extension = name === 'chromium' ? withApiAllowed(builtExtension(name)) : resolve(builtExtension(name));
  browser = await launchBrowser(name, { extensionDir: extension, sitePort: site.port });
  const popup = await browser.openExtensionPage('popup');
  await createVault(popup, passphrase);
  return popup;
}

/** A key of the account in the vault, planned as a bot's. */
async function store(popup: Page, { label, apiKey, secretKey }: PracticeKey): Promise<string> {
  const { id } = await ask(popup, 'key.save', {
    opId: crypto.randomUUID().replaceAll('-', ''),
    id: null,
    revision: 0,
    fields: {
      ...{ label, apiKey, secretKey, publicKey: '', keyType: 'hmac', environment: 'live', account: '' },
      ...{
        purpose: 'spot-bot',
        tool: '',
        permissions: trading,
        addresses: [address],
        rotateBy: null,
        note: '',
      },
    },
  });
  return id;
}

/** The tab that the last press opened on Binance, and what the guide says there. */
async function onBinance(): Promise<{ page: Page; overlay: OverlayReader }> {
  const page = await browser.waitForPage((url) => url.includes('/my/settings/api-management'));
  await page.bringToFront();
  return { page, overlay: new OverlayReader(browser, page) };
}

/** Follows the guide to the deletion of this key, with mouse and keys. */
async function deleteGuided(key: PracticeKey): Promise<void> {
  const { page, overlay } = await onBinance();
  // The card may be far down the page: the panel says so, and scrolls there at a press.
  const { spotlight } = await overlay.waitForStep('delete-key');
  if (spotlight === null) await overlay.press('show-me');
  const own = `delete:${key.label}`;
  await expect.poll(async () => (await ringed(page, overlay))?.controls, { timeout: 30_000 }).toContain(own);
  await takePicture(page, `delete-key-${browser.name}`);
  await pressOnPage(page, own);
  await overlay.waitForStep('confirm-delete');
  await takePicture(page, `confirm-delete-${browser.name}`);
  await pressOnPage(page, 'dialog-confirm');
  await passVerification(page, overlay);
  await overlay.waitForStep('key-deleted');
  await takePicture(page, `key-deleted-${browser.name}`);
  expect(site.read().keys.map(({ apiKey }) => apiKey)).not.toContain(key.apiKey);
  await settle(page);
  await page.close();
}

/** What the practice site noticed and a guide must never cause. */
function wrongs(): string[] {
  return site
    .journal()
    .filter(({ kind }) => kind === 'foreign-write' || kind === 'synthetic-event')
    .map(({ kind, detail }) => `${kind}: ${detail}`);
}

beforeEach(async () => {
  site = await startSite();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePictures(browser, task.name);
  await browser.close();
  await site.close();
  if (browser.name === 'chromium') rmSync(extension, { recursive: true });
});

describe.each(browserNames)('from one key to the next in %s', (name) => {
  const others = ['newest on the page', 'oldest on the page'].map((label) => makeKey({ label }));
  const old = makeKey({ label: 'Grid bot', permissions: trading, restricted: true, ips: [address] });
  const keys = [...others.slice(0, 1), old, ...others.slice(1)];

  it('makes, keeps, checks and exports the new one, deletes the old one, and survives the end of the browser', async () => {
    let popup = await start(name, keys);
    const id = await store(popup, old);
    await ask(popup, 'key.export', { id, format: 'dotenv', secret: false });
    await openKey(popup, old.label);
    await press(popup, 'Replace this key');
    await takePicture(popup, `rotate-${name}`);
    await press(popup, 'Start');

    const { page, overlay } = await onBinance();
    const { plan } = (await ask(popup, 'guide.read', {}).catch(() => null)) ?? {};
    const label = plan?.label ?? '';
    expect(label).toMatch(/^Grid bot-\d{4}-\d{2}$/);
    const errand = { flow: 'current', label, addresses: [address], validityDays: 90 } as const;
    const { steps } = await followGuide(page, overlay, errand);
    expect(steps).toContain('check-key');
    await takePicture(page, `rotated-${name}`);
    await settle(page);
    await page.close();
    const [made] = site.read().keys;
    expect(made).toMatchObject({ label, ips: [address], permissions: trading });

    // The browser ends between two steps: how far it came stands in the vault.
    await browser.closeKeepingProfile();
    browser = await browser.restart();
    popup = await browser.openExtensionPage('popup');
    await unlock(popup, passphrase);
    await openKey(popup, old.label);
    await press(popup, 'Go on');
    await press(popup, 'Review');
    await press(popup, 'Save');
    await shows(popup, 'Check the new key');
    await press(popup, 'Check');
    await shows(popup, 'Matches your plan');
    await press(popup, 'Back');
    await shows(popup, '3 of 6');
    await press(popup, 'Export');
    await press(popup, '.env', 'radio', 'begins');
    await press(popup, 'Copy');
    await shows(popup, 'Copied');
    await press(popup, 'Back');
    await shows(popup, '4 of 6');
    await press(popup, 'Show me');
    await deleteGuided(old);

    await shows(popup, '5 of 6');
    const before = await ask(popup, 'key.list', {});
    expect(before.keys.find((key) => key.id === id)?.care).toMatchObject({ retiredAt: null });
    await press(popup, 'Out of use');
    await shows(popup, '6 of 6');
    await takePicture(popup, `rotation-done-${name}`);
    const after = (await ask(popup, 'key.list', {})).keys;
    expect(after).toHaveLength(2);
    expect(after.find((key) => key.id === id)?.care?.retiredAt).toEqual(expect.any(Number));
    expect(after.find((key) => key.id !== id)?.care).toMatchObject({
      replaces: id,
      exportedTo: [{ format: 'dotenv' }],
    });
    expect(wrongs()).toEqual([]);
  });

  it('leads a leaked key to its deletion at one press, then to its replacement', async () => {
    const popup = await start(name, keys);
    const id = await store(popup, old);
    await openKey(popup, old.label);
    await press(popup, 'This key leaked');
    await deleteGuided(old);
    await appears(popup, { role: 'button', name: 'It is deleted there' });
    await takePicture(popup, `leaked-${name}`);
    await press(popup, 'It is deleted there');
    await shows(popup, 'Out of use since');
    await press(popup, 'Replace this key');
    await press(popup, 'Start');
    const { overlay } = await onBinance();
    await overlay.waitForStep('create-key');
    expect((await ask(popup, 'guide.errand', {})).replacing).toBe(id);
    expect(wrongs()).toEqual([]);
  });

  it('tells a page’s script of the key its name and ends, and no more', async () => {
    const popup = await start(name, keys);
    await store(popup, old);
    await openKey(popup, old.label);
    await press(popup, 'This key leaked');
    const { overlay } = await onBinance();
    await overlay.waitForStep('delete-key');
    const view = await ask(popup, 'guide.read', {});
    expect(view.target).toEqual({
      label: old.label,
      first: old.apiKey.slice(0, 5),
      last: old.apiKey.slice(-4),
    });
    expect(JSON.stringify(view)).not.toContain(old.apiKey.slice(0, 8));
  });
});

describe('the first check in the panel', () => {
  const errand = {
    flow: 'current',
    label: 'First',
    addresses: [],
    validityDays: 90,
    planned: false,
  } as const;
  const toCheck = async (name: BrowserName) => {
    const popup = await start(name, []);
    const page = await browser.openPage('https://www.binance.com/en/my/settings/api-management');
    const overlay = new OverlayReader(browser, page);
    await page.bringToFront();
    await followGuide(page, overlay, { ...errand, until: 'check-key' });
    await takePicture(page, `first-check-${name}`);
    await overlay.press('check-key');
    return { popup, page, overlay };
  };

  it('asks about the key that waits, and the answer goes with it into the vault, in chromium', async () => {
    const { popup, page, overlay } = await toCheck('chromium');
    await overlay.waitFor('the answer', ({ title }) => title === 'The key works');
    await takePicture(page, 'first-check-right');
    const view = await ask(popup, 'guide.read', {});
    expect([view.firstCheck, view.lastCheck]).toEqual(['right', null]);
    await reviewKept(popup, 'First');
    const { keys } = await ask(popup, 'key.list', {});
    expect(keys[0]?.care).toMatchObject({ lastCheck: { outcome: 'answered', on: ['enableReading'] } });
    // It is a record now, and is asked about as such.
    await page.bringToFront();
    await overlay.press('next');
    await overlay.waitForStep('edit-restrictions');
    await overlay.press('next');
    await overlay.waitForStep('done');
    await overlay.press('check-key');
    await overlay.waitFor('the last check', ({ text }) => text.includes('matches your plan'));
  });

  it('opens Keystep where the permission is missing, and asks nothing, in firefox', async () => {
    const { overlay } = await toCheck('firefox');
    await overlay.waitFor('the panel to say where to allow it', ({ text }) =>
      text.includes('only in Keystep itself'),
    );
    expect(site.api.heard).toEqual([]);
  });
});
