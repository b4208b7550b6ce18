import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { makeKey } from '../site/account.ts';
import { startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { control, fill, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { takePicture, takePictures } from './harness/pictures.ts';
import { poll } from './harness/poll.ts';
import { createVault, openKey } from './harness/popup-tasks.ts';

const passphrase = 'seven calm otters count the tide';
// Made on the spot: nobody's keys.
const { apiKey, secretKey } = makeKey();
const secret = secretKey ?? '';

describe.each(browserNames)('export in %s', (name) => {
  const downloads = mkdtempSync(join(tmpdir(), 'keystep-downloads-'));
  let site: Awaited<ReturnType<typeof startSite>>;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    site = await startSite();
    browser = await launchBrowser(name, {
      extensionDir: resolve(builtExtension(name)),
      sitePort: site.port,
      downloadDir: downloads,
    });
    page = await browser.openExtensionPage('popup');
    await createVault(page, passphrase);
    await press(page, 'Add key');
    await fill(page, 'Label', 'Small bot');
    await fill(page, 'API key', apiKey);
    await fill(page, 'Secret key', secret);
    await press(page, 'Save');
    await openKey(page, 'Small bot');
    await press(page, 'Export');
  });
  afterEach(({ task }) => {
    onTestFailed(() => takePictures(browser, task.name));
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  /** The text of a file, once the browser has written all of it. */
  const downloaded = (file: string) =>
    poll(`the download ${file} among ${readdirSync(downloads).join()}`, () =>
      Promise.resolve(
        readdirSync(downloads).includes(file)
          ? readFileSync(join(downloads, file), 'utf8') || undefined
          : undefined,
      ),
    );

  it('shows each program’s file with the values masked', async () => {
    await press(page, 'freqtrade config', 'radio', 'begins');
    await control(page, { role: 'button', name: 'Export' });
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    expect(html).toContain(secret.slice(0, 5));
    expect(html).not.toContain(secret);
    expect(html).not.toContain(apiKey);
    for (const theme of ['light', 'dark'] as const) {
      await page
        .emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
        .catch(() => undefined);
      await takePicture(page, `export-${name}-${theme}`);
    }
  });

  it('saves a file under the name that the program expects', async () => {
    await press(page, 'Export');
    expect(JSON.parse(await downloaded('config-private.json'))).toEqual({
      exchange: { name: 'binance', key: apiKey, secret },
    });
  });

  it('goes through the list by the arrow keys, and saves by the keyboard', async () => {
    const radio = await control(page, { role: 'radio', name: 'freqtrade config', match: 'begins' });
    await radio.focus();
    await page.keyboard.press('ArrowDown');
    const value = await page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    expect(value).toBe('freqtrade-env');
    const button = await control(page, { role: 'button', name: 'Export' });
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await downloaded('freqtrade.env')).toContain(`FREQTRADE__EXCHANGE__SECRET=${secret}\n`);
  });

  it('saves a placeholder for the secret', async () => {
    await press(page, '.env binance.env', 'radio', 'begins');
    await press(page, 'Leave a placeholder', 'checkbox', 'begins');
    await press(page, 'Export');
    const text = await downloaded('binance.env');
    expect(text).toContain(apiKey);
    expect(text).toContain('PASTE_YOUR_SECRET_KEY_HERE');
    expect(text).not.toContain(secret);
    await press(page, 'Leave a placeholder', 'checkbox', 'begins');
  });

  it('leaves the popup’s document without the secret', async () => {
    await press(page, 'Copy');
    await page.waitForFunction(() => document.body.innerText.includes('Clipboard clears'));
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(secret);
    await press(page, 'Clear now');
  });

  it('saves from the toolbar’s popup too', async () => {
    const tab = await browser.openPage('https://www.binance.com/en');
    await tab.bringToFront();
    const { page: popup } = await browser.openPopup();
    if (popup) {
      await openKey(popup, 'Small bot');
      await takePicture(popup, 'popup-key');
      await press(popup, 'Export');
      await press(popup, 'ccxt JavaScript', 'radio', 'begins');
      await takePicture(popup, 'popup-export');
      await press(popup, 'Export');
    } else {
      // Firefox's driver only reads the popup: another page of ours presses in it.
      for (const words of ['Small bot', 'Export', 'ccxt JavaScript', 'Export']) await pressInPopup(words);
    }
    expect(JSON.parse(await downloaded('binance-keys.json'))).toEqual({ apiKey, secret });
  });

  /** Presses what these words begin, in the open popup, from a page of ours. */
  const pressInPopup = (words: string) =>
    poll(`the popup to take a press on ${words}`, () =>
      page.evaluate((begin) => {
        const { extension } = (globalThis as unknown as { browser: FirefoxApi }).browser;
        const view = extension.getViews({ type: 'popup' })[0];
        const controls = [...(view?.document.querySelectorAll<HTMLElement>('button, label') ?? [])];
        const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
        const found = controls.find((each) => clean(each.textContent).startsWith(begin));
        found?.click();
        return found !== undefined;
      }, words),
    );
});

/** What is used of Firefox's own API. */
interface FirefoxApi {
  readonly extension: { getViews(what: { type: 'popup' }): readonly Window[] };
}
