import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mixedAccount } from '../site/mixed-account.ts';
import { newOpId } from '../../src/messages/op-id.ts';
import type { KeyFields } from '../../src/keys/key-record.ts';
import { defaultOptions } from '../site/practice-options.ts';
import { settle } from '../site/rehearse.ts';
import { type Site, startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { appears, control, fill, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { ask } from './harness/lifecycle.ts';
import { OverlayReader } from './harness/overlay.ts';
import { takePicture } from './harness/pictures.ts';
import { poll } from './harness/poll.ts';
import { createVault } from './harness/popup-tasks.ts';

const passphrase = 'what stands there and what is here, 2026';
const apiPage = 'https://www.binance.com/en/my/settings/api-management';
const account = mixedAccount();
/** Two of the seven are strangers. */
const strangers = ['tax 2024', 'test <b>123</b>'];

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);
const shows = (page: Page, text: string) =>
  poll(
    () => `the page to show "${text}"`,
    async () => (await textOf(page)).includes(text),
  );

declare global {
  interface Window {
    axe: typeof axe;
  }
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document.body, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

async function store(page: Page, label: string, change: Partial<KeyFields> = {}): Promise<string> {
  const key = account.find((one) => one.label === label);
  const fields: KeyFields = {
    ...{
      label,
      apiKey: key?.apiKey ?? '',
      secretKey: key?.secretKey ?? '',
      publicKey: '',
      account: '',
      tool: '',
    },
    ...{
      keyType: key?.type ?? 'hmac',
      environment: 'live',
      purpose: 'spot-bot',
      addresses: [],
      rotateBy: null,
      note: '',
    },
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    ...change,
  };
  return (await ask(page, 'key.save', { opId: newOpId(), id: null, revision: 0, fields })).id;
}

describe.each(browserNames)('the page’s list beside the vault in %s', (name) => {
  let site: Site;
  let browser: TestBrowser;
  let popup: Page;

  beforeAll(async () => {
    site = await startSite();
    site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false, keys: account });
    browser = await launchBrowser(name, {
      extensionDir: resolve(builtExtension(name)),
      sitePort: site.port,
      windowSize: { width: 1280, height: 900 },
    });
    popup = await browser.openExtensionPage('popup');
    await createVault(popup, passphrase);
    for (const { label } of account) if (!strangers.includes(label)) await store(popup, label);
    const { keys } = await ask(popup, 'key.list', {});
    const id = keys.find(({ label }) => label === 'old bot')?.id ?? '';
    await ask(popup, 'key.care', { opId: newOpId(), id, change: { retired: true } });
    const elsewhere = { apiKey: 'Z'.repeat(64), secretKey: 'Y'.repeat(64), account: 'bots' };
    await store(popup, 'key of a sub-account', elsewhere);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** The page of ours that a press opens. */
  const openedBy = async (press: () => Promise<void>): Promise<Page> => {
    const before = new Set(await browser.driver.pages());
    await press();
    return poll('Keystep’s own page', async () => {
      for (const page of await browser.driver.pages()) {
        // Firefox's driver is not told the address of every tab that an extension opens.
        const address = before.has(page) ? '' : await page.evaluate(() => location.href).catch(() => '');
        if (address.startsWith(browser.extensionOrigin)) return page;
      }
      return undefined;
    });
  };
  /** Presses the panel's button on Binance's page and gives the page of ours that opens. */
  const compare = async (): Promise<Page> => {
    const page = await browser.openPage(apiPage);
    const overlay = new OverlayReader(browser, page);
    await overlay.waitFor('the button', ({ actions }) => actions.some((one) => one.name === 'list-keys'));
    const opened = await openedBy(() => overlay.press('list-keys'));
    await settle(page);
    expect(
      site.journal().filter(({ kind }) => kind === 'foreign-write' || kind === 'synthetic-event'),
    ).toEqual([]);
    await page.close();
    await opened.bringToFront();
    return opened;
  };
  const closed = async (page: Page): Promise<void> => {
    await page.close();
    await poll('the list to go with its tab', async () => (await ask(popup, 'listing.read', {})) === null);
  };
  const rows = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('section')].map((section) => [
        section.querySelector('h2')?.textContent,
        [...section.querySelectorAll('li')].map((row) => row.querySelector('bdi')?.textContent),
      ]),
    );

  it('tells which is which, and what is wrong', async () => {
    const page = await compare();
    await shows(page, 'The page showed 7 keys. 5 of them are in your vault.');
    expect(await rows(page)).toEqual([
      ['Look at these first', ['test <b>123</b>', 'old bot', 'grid bot', 'open bot']],
      ['Not in your vault', ['tax 2024']],
      ['In your vault, nothing to do', ['freqtrade spot', 'own script']],
      ['In your vault, not on this page', ['key of a sub-account']],
    ]);
    const text = await textOf(page);
    for (const part of [
      'Withdrawals are on, and not planned.',
      'A box is ticked that Keystep doesn’t know: Enable Symbol Whitelist.',
      'You put it out of use here, and Binance still lists it.',
      'It may do more than its plan: Futures.',
      'Any address may use it, and it may do more than read.',
      'Account: bots',
    ]) {
      expect(text).toContain(part);
    }
    for (const { apiKey, secretKey } of account) {
      expect(text).not.toContain(apiKey);
      if (secretKey !== null) expect(text).not.toContain(secretKey.slice(0, 12));
    }
    await closed(page);
  });

  it.each(['light', 'dark'] as const)(
    'reads well in %s, at 200 percent, and with the keyboard alone',
    async (theme) => {
      await ask(popup, 'settings.write', { theme });
      const page = await compare();
      await shows(page, 'Look at these first');
      await page.setViewport({ width: 1280, height: 1700 });
      await takePicture(page, `${name}-listing-${theme}`);
      expect(await faults(page)).toEqual([]);
      // Half the width is what 200 percent leave.
      await page.setViewport({ width: 640, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.setViewport({ width: 320, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await takePicture(page, `${name}-listing-${theme}-narrow`);
      await page.setViewport({ width: 1280, height: 900 });
      const named: string[] = [];
      await poll('the keyboard to reach every button', async () => {
        await page.keyboard.press('Tab');
        named.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
        return named.includes('Forget this list');
      });
      expect(named.filter((each) => each === 'Keep it here')).toHaveLength(2);
      expect(named).toContain('Open Binance');
      await page.keyboard.press('Enter');
      await appears(page, { role: 'heading', name: 'Settings' });
      expect(await ask(popup, 'listing.read', {})).toBeNull();
      await ask(popup, 'settings.write', { theme: 'system' });
      await page.close();
    },
  );

  it('fills the form for a stranger whose secret is at hand', async () => {
    const page = await compare();
    const form = await openedBy(() => press(page, 'Keep it here'));
    await form.bringToFront();
    const key = await control(form, { role: 'textbox', name: 'API key' });
    expect(await key.evaluate((field) => (field as HTMLInputElement).value)).toBe(account[6]?.apiKey);
    await press(form, 'Cancel');
    await form.close();
    await closed(page);
  });

  it('asks for the passphrase first while the vault is locked, and forgets the list with the next lock', async () => {
    await ask(popup, 'vault.lock', {});
    const page = await compare();
    await shows(page, 'Unlock to see what the page showed');
    expect(await textOf(page)).not.toContain('grid bot');
    await takePicture(page, `${name}-listing-locked`);
    await fill(page, 'Passphrase', passphrase);
    await press(page, 'Unlock');
    await shows(page, 'Look at these first');
    await ask(popup, 'vault.lock', {});
    await shows(page, 'Unlock to see what the page showed');
    expect(await textOf(page)).not.toContain('grid bot');
    await fill(page, 'Passphrase', passphrase);
    await press(page, 'Unlock');
    await shows(page, 'Nothing to compare');
    await takePicture(page, `${name}-listing-nothing`);
    await page.close();
  });

  // The last one: the practice site takes the test's own writing for ours.
  it('says so where no key can be read any more', async () => {
    const page = await browser.openPage(apiPage);
    const overlay = new OverlayReader(browser, page);
    await overlay.waitFor('the button', ({ actions }) => actions.some((one) => one.name === 'list-keys'));
    // Between the look and the press the page writes its keys in another way.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('main div, main input')) {
        if (element.children.length === 0 && /^[A-Za-z0-9]{64}$/.test(element.textContent))
          element.textContent = '…';
      }
    });
    await overlay.press('list-keys');
    await overlay.waitFor('the reason', ({ text }) => text.includes('Keystep can’t read the keys here'));
    expect(await ask(popup, 'listing.read', {})).toBeNull();
    await page.close();
  });
});
