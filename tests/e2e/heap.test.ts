import { randomBytes } from 'node:crypto';
import { type CDPSession, type Page, TargetType } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOptions } from '../site/practice-options.ts';
import { type Site, startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { appears, fill, press } from './harness/controls.ts';
import { heapSnapshot, heldIn, wholeStrings } from './harness/heap.ts';
import { builtExtension, launchBrowser } from './harness/launch.ts';
import { ask, shows } from './harness/lifecycle.ts';
import { OverlayReader } from './harness/overlay.ts';
import { poll } from './harness/poll.ts';
import { createVault, openKey, planKey, revealSecret } from './harness/popup-tasks.ts';
import { pressShortcut } from './harness/tells.ts';

/** Letters and digits that stand nowhere else, from the first on. */
const unique = (length: number) => randomBytes(length).toString('hex').slice(0, length);

const typed = {
  passphrase: unique(32),
  label: unique(32),
  apiKey: unique(64),
  secretKey: unique(64),
  account: unique(32),
  note: unique(48),
  draftLabel: unique(32),
  draftSecret: unique(64),
  nextPassphrase: unique(32),
  search: unique(32),
};
const planLabel = `plan ${unique(12)}`;

let site: Site;
let browser: TestBrowser;

beforeAll(async () => {
  site = await startSite();
  site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false });
  browser = await launchBrowser('chromium', {
    extensionDir: builtExtension('chromium'),
    sitePort: site.port,
    jsFlags: wholeStrings,
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function heapOf(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const snapshot = await heapSnapshot(session);
  await session.detach();
  return snapshot;
}

async function inWorker<Value>(asker: Page, work: (session: CDPSession) => Promise<Value>): Promise<Value> {
  // An idle worker is ended: a question starts it again.
  await ask(asker, 'vault.state', {});
  const target = await browser.driver.waitForTarget(
    (each) => each.type() === TargetType.SERVICE_WORKER && each.url().startsWith(browser.extensionOrigin),
  );
  const session = await target.createCDPSession();
  const value = await work(session);
  await session.detach();
  return value;
}

describe('the memory of chromium', () => {
  it(
    'holds nothing that was typed, kept or shown, five seconds after locking',
    { timeout: 300_000 },
    async () => {
      const popup = await browser.openExtensionPage('popup');
      await createVault(popup, typed.passphrase);
      await planKey(popup, { purpose: 'Spot bot', label: planLabel });
      const site = await browser.waitForPage((url) => url.startsWith('https://www.binance.com'));
      await site.goto('https://www.binance.com/en/my/settings/api-management');
      await site.bringToFront();
      await new OverlayReader(browser, site).waitForStep('create-key');

      const adding = await browser.openExtensionPage('popup');
      await press(adding, 'Add key');
      for (const [name, value] of [
        ['Label', typed.label],
        ['API key', typed.apiKey],
        ['Secret key', typed.secretKey],
        ['Account', typed.account],
        ['Note', typed.note],
      ] as const) {
        await fill(adding, name, value);
      }
      await press(adding, 'Save');
      await appears(adding, { role: 'listitem', name: typed.label, match: 'begins' });
      await openKey(adding, typed.label);
      expect(await revealSecret(adding)).toBe(typed.secretKey);
      const searching = await browser.openExtensionPage('popup');
      await fill(searching, 'Search keys', typed.search);
      const drafting = await browser.openExtensionPage('popup');
      await press(drafting, 'Add key');
      await fill(drafting, 'Label', typed.draftLabel);
      await fill(drafting, 'Secret key', typed.draftSecret);
      const settings = await browser.openExtensionPage('options');
      await shows(settings, typed.label);
      await press(settings, 'Change passphrase');
      await fill(settings, 'New passphrase', typed.nextPassphrase);

      // What is on screen is found, so that a snapshot without it means something.
      expect(heldIn(await heapOf(adding), typed)).toEqual(expect.arrayContaining(['label', 'secretKey']));
      expect(heldIn(await heapOf(searching), typed)).toContain('search');
      expect(heldIn(await heapOf(drafting), typed)).toEqual(
        expect.arrayContaining(['draftLabel', 'draftSecret']),
      );
      expect(heldIn(await heapOf(settings), typed)).toContain('nextPassphrase');
      expect(heldIn(await heapOf(site), { planLabel })).toEqual(['planLabel']);
      const planted = { planted: unique(32) };
      await inWorker(popup, async (session) => {
        const expression = `globalThis.planted = ${JSON.stringify(planted.planted)} + "!"; 0`;
        await session.send('Runtime.evaluate', { expression });
        expect(heldIn(await heapSnapshot(session), planted)).toEqual(['planted']);
      });

      await ask(popup, 'vault.state', {});
      await pressShortcut(browser, 'lock-vault');
      const pages = { popup, adding, searching, drafting, settings, site };
      for (const page of [popup, adding, searching, drafting])
        await appears(page, { role: 'button', name: 'Unlock' });
      const lockedAt = Date.now();
      await poll('five seconds to pass', () => Date.now() - lockedAt > 5000);
      const found: Record<string, string[]> = {};
      for (const [name, page] of Object.entries(pages)) found[name] = heldIn(await heapOf(page), typed);
      await ask(popup, 'vault.state', {});
      found['worker'] = await inWorker(popup, async (session) => heldIn(await heapSnapshot(session), typed));
      expect(found).toEqual({
        popup: [],
        adding: [],
        searching: [],
        drafting: [],
        settings: [],
        site: [],
        worker: [],
      });
    },
  );
});
