import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../site/account.ts';
import { startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { control, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { ask, pasted } from './harness/lifecycle.ts';
import { poll } from './harness/poll.ts';
import { createVault, openKey, unlock } from './harness/popup-tasks.ts';
import { pressShortcut, tellIdleState } from './harness/tells.ts';

const passphrase = 'seven calm otters count the tide';
const { apiKey, secretKey } = makeKey();

describe.each(browserNames)('locking in %s', (name) => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    site = await startSite();
    browser = await launchBrowser(name, { extensionDir: resolve(builtExtension(name)), sitePort: site.port });
    page = await browser.openExtensionPage('popup');
    await createVault(page, passphrase);
    await ask(page, 'key.save', {
      opId: '0'.repeat(32),
      id: null,
      revision: 0,
      fields: {
        label: 'Backtest box',
        apiKey,
        secretKey,
        publicKey: '',
        keyType: 'hmac',
        environment: 'testnet',
        account: '',
        purpose: 'other',
        tool: '',
        permissions: [],
        addresses: [],
        rotateBy: null,
        note: '',
      },
    });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const isOpen = async () => (await ask(page, 'vault.state', {})).status === 'unlocked';
  const toBeLocked = () => control(page, { role: 'button', name: 'Unlock' });

  it('by its shortcut forgets what pages show, and clears what was copied', async () => {
    await openKey(page, 'Backtest box');
    await press(page, 'Copy API key');
    const reader = await browser.openExtensionPage('popup');
    await control(reader, { role: 'textbox', name: 'Search keys' });
    await poll('the copied key on the clipboard', async () => (await pasted(reader)) === apiKey);
    await reader.close();
    await pressShortcut(browser, 'lock-vault');
    await toBeLocked();
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('Backtest box');
    await poll('an empty clipboard', async () => (await pasted(page)) === '');
  });

  if (name === 'chromium') {
    it('with the screen, whatever the setting', async () => {
      await unlock(page, passphrase);
      await ask(page, 'settings.write', { lockWhenAway: false });
      await tellIdleState(browser, 'locked');
      await toBeLocked();
    });

    it('when nobody is there, unless the setting says no', async () => {
      await unlock(page, passphrase);
      await tellIdleState(browser, 'idle');
      await tellIdleState(browser, 'active');
      expect(await isOpen()).toBe(true);
      await ask(page, 'settings.write', { lockWhenAway: true });
      await tellIdleState(browser, 'idle');
      await toBeLocked();
    });
  } else {
    it('when nobody is there, as Firefox itself tells', async () => {
      await unlock(page, passphrase);
      expect(await isOpen()).toBe(true);
      // The least that it takes. The background asks for five minutes.
      await page.evaluate('browser.idle.setDetectionInterval(15)');
      await poll('the vault to lock', async () => !(await isOpen()), 60_000);
      await toBeLocked();
    });
  }
});
