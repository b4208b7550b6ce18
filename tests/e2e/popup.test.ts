import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../site/account.ts';
import { startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { control, fill, hasControl, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { poll } from './harness/poll.ts';
import { replyTo } from './harness/reply.ts';

const passphrase = 'seven calm otters count the tide';
// Made on the spot: nobody's keys.
const { apiKey, secretKey } = makeKey();
const secret = secretKey ?? '';

function shows(page: Page, text: string): Promise<unknown> {
  return page.waitForFunction((part) => document.body.innerText.includes(part), { timeout: 15_000 }, text);
}

describe.each(browserNames)('the popup in %s', (name) => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    site = await startSite();
    browser = await launchBrowser(name, { extensionDir: resolve(builtExtension(name)), sitePort: site.port });
    page = await browser.openExtensionPage('popup');
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const open = async () => {
    await page.close();
    page = await browser.openExtensionPage('popup');
  };
  const unlock = async () => {
    await fill(page, 'Passphrase', passphrase);
    await press(page, 'Unlock');
    await control(page, { role: 'textbox', name: 'Search keys' });
  };

  it('refuses a short passphrase, and two that differ', async () => {
    await fill(page, 'New passphrase', 'short one');
    await fill(page, 'Repeat passphrase', 'short one');
    await press(page, 'Create vault');
    await shows(page, '6 more characters');
    await fill(page, 'New passphrase', passphrase);
    await press(page, 'Create vault');
    expect(await hasControl(page, { role: 'button', name: 'Lock' })).toBe(false);
  });

  it('creates the vault', async () => {
    await fill(page, 'New passphrase', passphrase);
    await fill(page, 'Repeat passphrase', passphrase);
    await press(page, 'Create vault');
    await control(page, { role: 'button', name: 'Lock' });
  });

  it('keeps what is typed when the page closes at once', async () => {
    await press(page, 'Add key');
    await fill(page, 'Label', 'Backtest box');
    await fill(page, 'API key', apiKey);
    await fill(page, 'Secret key', secret.slice(0, 61));
    await open();
    const field = await control(page, { role: 'textbox', name: 'Secret key' });
    expect(await field.evaluate((input) => (input as HTMLInputElement).value)).toBe(secret.slice(0, 61));
  });

  it('says what is wrong with a value, and saves it when it is right', async () => {
    await shows(page, '61 of 64');
    await fill(page, 'Secret key', secret);
    await press(page, 'Save');
    await control(page, { role: 'listitem', name: 'Backtest box', match: 'begins' });
  });

  it('shows the secret only when asked, and as it was typed', async () => {
    await press(page, 'Search keys', 'textbox');
    const item = await control(page, { role: 'listitem', name: 'Backtest box', match: 'begins' });
    await item.click();
    await control(page, { role: 'button', name: 'Copy secret key' });
    expect(await page.evaluate(() => document.body.innerHTML)).not.toContain(secret);
    await press(page, 'Reveal secret');
    await shows(page, secret);
  });

  it('clears the clipboard at once when told to', async () => {
    await press(page, 'Copy secret key');
    await shows(page, 'Clear now');
    await press(page, 'Clear now');
    const emptied = await poll('an empty clipboard', async () => (await readClipboard(browser)) === '');
    expect(emptied).toBe(true);
  });

  it('locks on demand and forgets what it showed', async () => {
    await open();
    await press(page, 'Lock');
    await control(page, { role: 'button', name: 'Unlock' });
    const text = await page.evaluate(() => document.documentElement.outerHTML);
    expect(text).not.toContain('Backtest box');
    expect(text).not.toContain(secret);
  });

  it('tells a wrong passphrase from a right one', async () => {
    await fill(page, 'Passphrase', 'not the one that it is');
    await press(page, 'Unlock');
    await shows(page, 'That isn’t the passphrase');
    await unlock();
    await control(page, { role: 'listitem', name: 'Backtest box', match: 'begins' });
  });

  it('locks in a second page at the same moment', async () => {
    const second = await browser.openExtensionPage('popup');
    await press(second, 'Lock');
    await control(second, { role: 'button', name: 'Unlock' });
    await second.close();
    await page.bringToFront();
    await unlock();
  });

  it('deletes a key and takes the deletion back', async () => {
    const item = await control(page, { role: 'listitem', name: 'Backtest box', match: 'begins' });
    await item.click();
    await press(page, 'Delete key');
    await shows(page, 'Undo');
    await press(page, 'Undo');
    await control(page, { role: 'listitem', name: 'Backtest box', match: 'begins' });
  });

  it('survives the worker’s sleep unlocked', async () => {
    if (name === 'chromium') await browser.stopServiceWorker();
    await open();
    await control(page, { role: 'listitem', name: 'Backtest box', match: 'begins' });
  });

  it('counts a shorter lock time from now on, and reading alone does not move it', async () => {
    await ask(page, 'settings.write', { autoLockMinutes: 1 });
    const { lockAt } = (await ask(page, 'vault.state', {})) as { lockAt: number };
    expect(lockAt).toBeLessThanOrEqual(Date.now() + 60_000);
    await ask(page, 'key.list', {});
    await ask(page, 'waiting.list', {});
    expect(await ask(page, 'vault.state', {})).toMatchObject({ lockAt });
  });

  it('deletes the vault behind a warning, also when the passphrase is forgotten', async () => {
    await press(page, 'Lock');
    await press(page, 'Delete vault');
    await shows(page, 'Delete');
    await control(page, { role: 'button', name: 'Delete vault' });
    await press(page, 'Delete vault');
    await control(page, { role: 'button', name: 'Create vault' });
    expect(await ask(page, 'guide.read', {})).toMatchObject({ running: false, plan: null });
  });
});

/** Sends a message as our own pages do; what comes back, or the code of the error. */
async function ask(page: Page, name: string, request: object): Promise<unknown> {
  const reply = await replyTo(page, { name, request });
  return reply?.ok === true ? reply.value : reply?.code;
}

/** What is on the clipboard, read by pasting into a page of ours. */
async function readClipboard(browser: TestBrowser): Promise<string> {
  const page = await browser.openExtensionPage('popup');
  try {
    const field = await page.waitForSelector('input');
    await field?.focus();
    const key = process.platform === 'darwin' ? 'Meta' : 'Control';
    await page.keyboard.down(key);
    await page.keyboard.press('KeyV');
    await page.keyboard.up(key);
    return await page.evaluate(() => (document.activeElement as HTMLInputElement).value);
  } finally {
    await page.close();
  }
}
