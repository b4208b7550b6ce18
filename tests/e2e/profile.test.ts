import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultOptions } from '../site/practice-options.ts';
import { type Site, startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { control, fill, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { OverlayReader } from './harness/overlay.ts';
import { followGuide } from './harness/person.ts';
import { takePictures } from './harness/pictures.ts';
import { poll } from './harness/poll.ts';
import { createVault, openKey, planKey, revealSecret, reviewKept, unlock } from './harness/popup-tasks.ts';
import { makeProfileDir, removeProfileDir } from './harness/profile-dir.ts';
import type { Canary } from './harness/profile-scan/canary.ts';
import { scanProfile } from './harness/profile-scan/scan.ts';

const apiPage = 'https://www.binance.com/en/my/settings/api-management';

/** Letters and digits that stand nowhere else in the world. */
const unique = (length: number) =>
  randomBytes(length)
    .toString('base64')
    .replaceAll(/[^A-Za-z0-9]/g, 'x')
    .slice(0, length);

let site: Site;
let profile: string;
let browser: TestBrowser;

beforeEach(async () => {
  site = await startSite();
  site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false });
  profile = makeProfileDir();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePictures(browser, task.name).catch(() => undefined);
  await browser.close();
  await site.close();
  removeProfileDir(profile);
});

/** Values typed into Keystep, each of its own. */
function makeCanaries() {
  return {
    passphrase: `walk ${unique(20)} home`,
    planLabel: `plan ${unique(12)}`,
    label: `label ${unique(12)}`,
    account: `account ${unique(12)}`,
    note: `note ${unique(24)}`,
    apiKey: unique(64),
    secretKey: unique(64),
    draftLabel: `draft ${unique(12)}`,
    draftSecret: unique(64),
    search: `search ${unique(12)}`,
  };
}

const asList = (values: Readonly<Record<string, string>>): Canary[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

/**
 * Leaves a value in the page's own storage and in a field of the page, and waits until the browser has written both
 * down: from then on a scan that finds nothing of ours means something.
 */
async function leaveControls(): Promise<() => Promise<void>> {
  const stored = { name: 'stored by the page', value: `control ${unique(24)}` };
  const typed = { name: 'typed into the page', value: `control ${unique(24)}` };
  const page = await browser.openPage('https://accounts.binance.com/en/login');
  await page.bringToFront();
  await page.evaluate(async (value) => {
    localStorage.setItem('control', value);
    const request = indexedDB.open('control', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    await new Promise((done) => (request.onsuccess = done));
    const transaction = request.result.transaction('rows', 'readwrite', { durability: 'strict' });
    transaction.objectStore('rows').put({ value, filler: 'ab'.repeat(2000) }, 1);
    await new Promise((done) => (transaction.oncomplete = done));
  }, stored.value);
  // The practice site's own fields ask not to be remembered.
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.name = 'control';
    document.body.replaceChildren(field);
    field.focus();
  });
  await page.keyboard.type(typed.value);
  return async () => {
    await poll(
      'the browser to write down what the page left',
      () => new Set(scanProfile(profile, [stored, typed]).findings.map(({ canary }) => canary)).size === 2,
      60_000,
    );
  };
}

function findingsOf(canaries: Readonly<Record<string, string>>): string[] {
  return scanProfile(profile, asList(canaries)).findings.map(
    ({ canary, file, form, packing }) => `${canary} in ${file} (${form}, ${packing})`,
  );
}

describe.each(browserNames)('the profile folder of %s', (name) => {
  const start = async () => {
    browser = await launchBrowser(name, {
      extensionDir: builtExtension(name),
      sitePort: site.port,
      userDataDir: profile,
      savesSessionsEveryMs: 1000,
    });
  };

  it('holds nothing readable of what was typed into Keystep or kept by it', async () => {
    const canaries = makeCanaries();
    await start();
    const popup = await browser.openExtensionPage('popup');
    await createVault(popup, canaries.passphrase);
    await planKey(popup, { purpose: 'Spot bot', label: canaries.planLabel });
    const page = await browser.waitForPage(
      (url) => url.startsWith('https://') && url.includes('binance.com'),
    );
    await page.goto(apiPage);
    await page.bringToFront();
    const overlay = new OverlayReader(browser, page);
    const errand = { flow: 'current', label: 'a bot', addresses: ['203.0.113.7'], validityDays: 90 } as const;
    const kept = await followGuide(page, overlay, errand);

    const review = await browser.openExtensionPage('popup');
    await reviewKept(review, canaries.label);
    await openKey(review, canaries.label);
    expect(await revealSecret(review)).toBe(kept.secretKey);
    // A tab of its own each: what stays typed in a tab is what a browser likes to remember.
    const adding = await browser.openExtensionPage('popup');
    await press(adding, 'Add key');
    await fill(adding, 'Label', `${canaries.label} by hand`);
    await fill(adding, 'API key', canaries.apiKey);
    await fill(adding, 'Secret key', canaries.secretKey);
    await fill(adding, 'Account', canaries.account);
    await fill(adding, 'Note', canaries.note);
    await press(adding, 'Save');
    await control(adding, { role: 'listitem', name: `${canaries.label} by hand`, match: 'begins' });
    const searching = await browser.openExtensionPage('popup');
    await fill(searching, 'Search keys', canaries.search);

    const drafting = await browser.openExtensionPage('popup');
    await press(drafting, 'Add key');
    await fill(drafting, 'Label', canaries.draftLabel);
    await fill(drafting, 'Secret key', canaries.draftSecret);

    const controlsAreThere = await leaveControls();
    await controlsAreThere();
    const all = { ...canaries, keptApiKey: kept.apiKey, keptSecretKey: kept.secretKey };
    expect(findingsOf(all)).toEqual([]);
    await browser.closeKeepingProfile();
    await controlsAreThere();
    expect(findingsOf(all)).toEqual([]);
  });

  it('holds nothing readable, and the key, after a kill right after "Kept"', async () => {
    const passphrase = `walk ${unique(20)} home`;
    await start();
    await createVault(await browser.openExtensionPage('popup'), passphrase);
    const controlsAreThere = await leaveControls();
    const page = await browser.openPage(apiPage);
    const overlay = new OverlayReader(browser, page);
    const errand = { flow: 'current', label: 'a bot', addresses: [], validityDays: 90 } as const;
    const shown = await followGuide(page, overlay, { ...errand, planned: false, until: 'keep-key' });
    await controlsAreThere();
    await overlay.press('keep-key');
    await overlay.waitFor('Kept', ({ text }) => /\bKept\b/.test(text));
    await browser.kill();
    await controlsAreThere();
    const { apiKey, secretKey } = shown;
    expect(findingsOf({ passphrase, apiKey, secretKey })).toEqual([]);

    browser = await browser.restart();
    const popup = await browser.openExtensionPage('popup');
    await unlock(popup, passphrase);
    await reviewKept(popup, 'kept before the kill');
    await openKey(popup, 'kept before the kill');
    expect(await revealSecret(popup)).toBe(secretKey);
  });
});
