import { execFileSync } from 'node:child_process';
import { createPublicKey, sign, verify } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultOptions } from '../site/practice-options.ts';
import { type Site, startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { fill, press } from './harness/controls.ts';
import { press as pressOnPage, type as typeOnPage } from './harness/hand.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { ask, passVerification, pressKeep, shows } from './harness/lifecycle.ts';
import { OverlayReader } from './harness/overlay.ts';
import { takePictures } from './harness/pictures.ts';
import { poll } from './harness/poll.ts';
import { createVault, reviewKept, unlock } from './harness/popup-tasks.ts';
import { makeProfileDir, removeProfileDir } from './harness/profile-dir.ts';
import { scanProfile } from './harness/profile-scan/scan.ts';

const passphrase = 'seven pale moths circle the lamp';
const label = 'Key made at home';
const apiPage = 'https://www.binance.com/en/my/settings/api-management';

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

/** Plans a key of this type for a script of one's own, and starts. */
async function plan(popup: Page, keyType: string): Promise<void> {
  await press(popup, 'Plan a new key');
  await press(popup, 'Own script', 'radio', 'begins');
  await press(popup, 'Continue');
  await press(popup, keyType, 'radio');
  await fill(popup, 'Label', label);
  await press(popup, 'Start on Binance');
}

async function paste(page: Page, id: string): Promise<void> {
  await pressOnPage(page, id);
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyV');
  await page.keyboard.up('Control');
}

describe.each(browserNames)('a key that Keystep makes itself, in %s', (name) => {
  it.each(['Ed25519', 'RSA'])(
    '%s: sealed before its public half is shown, joined with its API key',
    async (keyType) => {
      browser = await launchBrowser(name, {
        extensionDir: builtExtension(name),
        sitePort: site.port,
        userDataDir: profile,
        savesSessionsEveryMs: 1000,
      });
      const popup = await browser.openExtensionPage('popup');
      await createVault(popup, passphrase);
      await plan(popup, keyType);
      await browser.waitForPage((url) => url.startsWith('https://') && url.includes('binance.com'));

      // The plan and the pair outlive the browser.
      await browser.closeKeepingProfile();
      browser = await browser.restart();
      const own = await browser.openExtensionPage('popup');
      await unlock(own, passphrase);
      await shows(own, '1 private key, API key missing');
      const [pair] = await ask(own, 'pair.list', {});
      const page = await browser.openPage(apiPage);
      const overlay = new OverlayReader(browser, page);
      await page.bringToFront();
      await overlay.waitForStep('create-key');
      await pressOnPage(page, 'create-api');
      await overlay.waitForStep('choose-type');
      await pressOnPage(page, 'type-self');
      await pressOnPage(page, 'type-next');
      await overlay.waitForStep('enter-public-key');
      await overlay.press('copy-public-key');
      await overlay.waitFor('the copy', ({ text }) => text.includes('Copied'));
      await paste(page, 'public-key');
      await overlay.waitForStep('name-key');
      await typeOnPage(page, 'label', label);
      await pressOnPage(page, 'label-submit');
      await passVerification(page, overlay);
      await pressKeep(overlay);
      await poll('the key to wait', async () => (await ask(own, 'waiting.list', {})).length === 1);
      const [made] = site.read().keys;
      expect(made?.type).toBe(keyType.toLowerCase());
      expect(made?.publicKey?.replaceAll('\r', '').trim()).toBe(pair?.publicKey);

      const review = await browser.openExtensionPage('popup');
      await reviewKept(review, label);
      const { keys } = await ask(own, 'key.list', {});
      const [id = ''] = keys.map((key) => key.id);
      const { secretKey } = await ask(own, 'key.reveal', { id, to: 'copy' });
      const algorithm = keyType === 'RSA' ? 'sha256' : null;
      const text = Buffer.from('timestamp=1764314400000');
      const signature = sign(algorithm, text, secretKey);
      expect(verify(algorithm, text, createPublicKey(made?.publicKey ?? ''), signature)).toBe(true);
      const read = execFileSync('openssl', ['pkey', '-pubout'], { input: secretKey, encoding: 'utf8' });
      expect(read.trim()).toBe(pair?.publicKey);
      expect(await ask(own, 'pair.list', {})).toEqual([]);
      expect(await ask(own, 'waiting.list', {})).toEqual([]);

      // Nothing of it was ever on the page or stands readable in the profile.
      const lines = secretKey.split('\n').slice(1, -1);
      const html = await page.content();
      expect(lines.filter((line) => html.includes(line))).toEqual([]);
      await browser.closeKeepingProfile();
      const canaries = [label, ...lines].map((value, index) => ({ name: `line ${index}`, value }));
      // The label stands on the page, in a field that the browser may remember; the private key nowhere.
      expect(scanProfile(profile, canaries.slice(1)).findings).toEqual([]);
    },
  );
});
