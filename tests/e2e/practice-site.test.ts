import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { generateKeyPairSync } from 'node:crypto';
import { findBrowsers } from '../../scripts/browsers.ts';
import { makeKey } from '../site/account.ts';
import type { JournalEntry, JournalKind } from '../site/journal.ts';
import { defaultOptions, type PracticeOptions } from '../site/practice-options.ts';
import {
  controlIds,
  passVerification,
  press,
  settle,
  shown,
  signIn,
  type,
  waitForScreen,
} from '../site/rehearse.ts';
import { type Site, startSite } from '../site/server.ts';

const api = 'https://www.binance.com/en/my/settings/api-management';
const quietest: Partial<PracticeOptions> = { cookieBanner: false, skeletonMs: [10, 60], seed: 7 };

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  const executablePath = findBrowsers().chromium;
  if (executablePath === undefined) throw new Error('No Chromium-family browser was found.');
  browser = await launch({
    executablePath,
    pipe: true,
    defaultViewport: { width: 1280, height: 800 },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP *.binance.com 127.0.0.1:${site.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  site.configure({ ...defaultOptions, ...quietest });
  site.clearJournal();
  page = await browser.newPage();
});
afterEach(() => page.close());

async function open(url: string, options: Partial<PracticeOptions> = {}): Promise<void> {
  site.configure(options);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
}

async function noted(...kinds: JournalKind[]): Promise<string[]> {
  await settle(page);
  return site
    .journal()
    .filter((entry: JournalEntry) => kinds.includes(entry.kind))
    .map((entry) => `${entry.kind}: ${entry.detail}`);
}

async function createKey(label: string): Promise<void> {
  await press(page, 'create-api');
  await waitForScreen(page, 'dialog-type');
  await press(page, 'type-next');
  await waitForScreen(page, 'dialog-label');
  await type(page, 'label', label);
  await press(page, 'label-submit');
  await passVerification(page);
}

describe('practice site, walked by real input alone', () => {
  it.each(['scripted', 'native'] as const)(
    'leads through the current flow with %s dialogs, re-mounts and ticker, and notes no foreign write',
    async (dialogKind) => {
      await open('https://www.binance.com/en', { dialogKind, remountEveryMs: 150, ticker: true });
      await waitForScreen(page, 'home-signed-out');
      await signIn(page, 'current');
      await press(page, 'profile-menu');
      await press(page, 'account-menu');
      await waitForScreen(page, 'account-page');
      await press(page, 'api-management-link');
      await waitForScreen(page, 'api-page');
      await createKey('bot one');
      await waitForScreen(page, 'key-shown');
      const [kept] = site.read().keys;
      expect(await shown(page, 'api-key-value')).toBe(kept?.apiKey);
      expect(await shown(page, 'secret-key-value')).toBe(kept?.secretKey);

      await press(page, 'edit-restrictions');
      await waitForScreen(page, 'editing');
      await press(page, 'ip-restricted');
      await waitForScreen(page, 'editing-ip-restricted');
      await type(page, 'ip-field', '203.0.113.7,203.0.113.8');
      await press(page, 'ip-confirm');
      await waitForScreen(page, 'editing-ip-confirmed');
      await press(page, 'permission:enableSpotAndMarginTrading');
      await press(page, 'save');
      await passVerification(page);
      await waitForScreen(page, 'saved');
      expect(site.read().keys[0]).toMatchObject({
        label: 'bot one',
        restricted: true,
        ips: ['203.0.113.7', '203.0.113.8'],
        permissions: ['enableReading', 'enableSpotAndMarginTrading'],
      });

      expect(await noted('foreign-write', 'synthetic-event', 'host')).toEqual([]);
      expect((await noted('dialog-close')).filter((line) => !line.endsWith(' button'))).toEqual([]);
    },
  );

  it.each(['select', 'radio'] as const)(
    'leads through the classic flow with a %s of days',
    async (validityKind) => {
      await open('https://www.binance.com/en', { flow: 'classic', validityKind });
      await waitForScreen(page, 'home-signed-out');
      await signIn(page, 'classic');
      await press(page, 'profile-menu');
      await press(page, 'settings-link');
      await waitForScreen(page, 'settings');
      await press(page, 'api-and-email');
      await waitForScreen(page, 'api-page');
      await press(page, 'create-api');
      await waitForScreen(page, 'classic-form');
      await press(page, 'generate');
      await type(page, 'label', 'tax');
      if (validityKind === 'radio') await press(page, 'validity:30');
      else {
        await press(page, 'validity');
        await page.keyboard.type('30');
        await page.keyboard.press('Enter');
      }
      await press(page, 'permission-read-write');
      await press(page, 'accept-terms');
      await press(page, 'generate');
      await waitForScreen(page, 'key-shown');
      const [key] = site.read().keys;
      expect(key).toMatchObject({ label: 'tax', validityDays: 30, level: 'read-write' });
      expect(await shown(page, 'secret-key-value')).toBe(key?.secretKey);
      expect(await noted('foreign-write', 'synthetic-event', 'host')).toEqual([]);
    },
  );

  it('shows the API key alone for a self-generated key, and refuses what is no public key', async () => {
    await open(api, { signedIn: true });
    await waitForScreen(page, 'api-page');
    await press(page, 'create-api');
    await press(page, 'type-self');
    await press(page, 'type-next');
    await type(page, 'label', 'own');
    await type(page, 'public-key', 'nonsense');
    await press(page, 'label-submit');
    await waitForScreen(page, 'dialog-label');
    await press(page, 'public-key');
    for (let i = 0; i < 'nonsense'.length; i += 1) await page.keyboard.press('Backspace');
    const { publicKey } = generateKeyPairSync('ed25519');
    await page.keyboard.type(publicKey.export({ type: 'spki', format: 'pem' }).toString());
    await press(page, 'label-submit');
    await passVerification(page);
    await waitForScreen(page, 'key-only');
    expect(await controlIds(page)).not.toContain('secret-key-value');
    expect(site.read().keys[0]?.type).toBe('ed25519');
  });

  it('masks the secret after a reload, and never sends it again', async () => {
    await open(api, { signedIn: true });
    await waitForScreen(page, 'api-page');
    await createKey('once');
    await waitForScreen(page, 'key-shown');
    await page.reload({ waitUntil: 'domcontentloaded' });
    await waitForScreen(page, 'api-page');
    expect(await shown(page, 'secret-key-value')).toMatch(/^\*+$/);
    expect(await page.content()).not.toContain(site.read().keys[0]?.secretKey);
  });

  it('refuses spaces between addresses', async () => {
    await open(api, { signedIn: true, keys: [makeKey()] });
    await press(page, 'edit-restrictions');
    await press(page, 'ip-restricted');
    await type(page, 'ip-field', '203.0.113.7, 203.0.113.8');
    await page.keyboard.press('Enter');
    expect(await shown(page, 'ip-field-error')).toBe('Invalid IP address.');
    await waitForScreen(page, 'editing-ip-restricted');
  });

  it('refuses a right code once where it is told to', async () => {
    await open(api, { signedIn: true, verification: 'fail-once' });
    await createKey('twice');
    expect(await shown(page, 'mfa-error')).toBe('Incorrect verification code.');
    await passVerification(page);
    await waitForScreen(page, 'key-shown');
  });

  it.each([
    ['half-loaded', 'key-half-loaded', /^[A-Za-z0-9]{32}$/],
    ['masked-at-once', 'key-masked', /^\*+$/],
    ['unreadable', 'key-unreadable', /…/],
  ] as const)('shows a secret that is %s', async (secretMode, screen, looks) => {
    await open(api, { signedIn: true, secretMode, secretPlace: 'dialog', secretRender: 'input' });
    await createKey('odd');
    await waitForScreen(page, screen);
    expect(await shown(page, 'secret-key-value')).toMatch(looks);
  });

  it('masks the secret after a while, and when the dialog with it closes', async () => {
    await open(api, { signedIn: true, secretMaskAfterMs: 300 });
    await createKey('short');
    await waitForScreen(page, 'key-masked');
    await open(api, { secretMaskAfterMs: 0, secretPlace: 'dialog' });
    await createKey('closed');
    await waitForScreen(page, 'key-shown');
    await press(page, 'dialog-close');
    await waitForScreen(page, 'key-masked');
    expect(await noted('secret-masked')).toEqual(['secret-masked: time', 'secret-masked: closed']);
  });

  it('refuses to let an HMAC key trade from any address', async () => {
    await open(api, { signedIn: true, keys: [makeKey()] });
    await waitForScreen(page, 'api-page');
    await press(page, 'edit-restrictions');
    await press(page, 'permission:enableFutures');
    await press(page, 'permission:enableWithdrawals');
    await press(page, 'save');
    await waitForScreen(page, 'editing');
    expect(site.read().keys[0]?.permissions).toEqual(['enableReading']);
  });

  it.each([
    ['kyc-missing', { kyc: 'missing' }],
    ['two-factor-missing', { twoFactor: false }],
    ['deposit-missing', { deposit: false }],
    ['key-limit', { keys: Array.from({ length: 30 }, () => makeKey()) }],
  ] as const)('stops where Binance does: %s', async (screen, options) => {
    await open(api, { signedIn: true, ...options });
    await waitForScreen(page, 'api-page');
    await press(page, 'create-api');
    await waitForScreen(page, screen);
  });

  it('sends who is signed out to sign in, and back', async () => {
    await open(api);
    await waitForScreen(page, 'login');
    await type(page, 'login-name', 'me');
    await type(page, 'login-password', 'x');
    await press(page, 'login-submit');
    await waitForScreen(page, 'api-page');
    expect(page.url()).toBe(api);
  });
});

describe('practice site, its monitor', () => {
  beforeEach(async () => {
    await open(api, { signedIn: true, remountEveryMs: 100 });
    await waitForScreen(page, 'api-page');
  });

  it.each([
    ['an attribute', () => document.querySelector('h1')?.setAttribute('title', 'x')],
    ['a class', () => document.documentElement.classList.add('mine')],
    ['text', () => void ((document.querySelector('footer span')?.firstChild as Text).data = 'mine')],
    ['a node in the body', () => document.body.append(document.createElement('div'))],
    ['a style sheet under <html>', () => document.documentElement.append(document.createElement('style'))],
    ['a removed node', () => document.querySelector('footer')?.remove()],
  ])('notices %s written by somebody else', async (_, write) => {
    await page.evaluate(write);
    expect(await noted('foreign-write')).toHaveLength(1);
  });

  it('notices a value set by a script, and no event with it', async () => {
    await press(page, 'create-api');
    await press(page, 'type-next');
    await waitForScreen(page, 'dialog-label');
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[role=dialog] input');
      if (field) field.value = 'mine';
    });
    await press(page, 'label-submit');
    expect(await noted('foreign-write')).toEqual([expect.stringContaining('value of input')]);
  });

  it('notices events that nobody caused', async () => {
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('main button')?.dispatchEvent(new PointerEvent('pointerdown'));
      document.querySelector<HTMLElement>('h1')?.click();
    });
    expect(await noted('synthetic-event')).toHaveLength(2);
  });

  it('notices writes inside the verification', async () => {
    await press(page, 'create-api');
    await press(page, 'type-next');
    await type(page, 'label', 'x');
    await press(page, 'label-submit');
    await waitForScreen(page, 'verification');
    await page.evaluate(() => {
      document.querySelector('#mfa-shadow-host')?.shadowRoot?.append(document.createElement('i'));
    });
    expect(await noted('foreign-write')).toHaveLength(1);
  });

  it("lets a guest stand under <html> and in a native modal dialog, and in nobody else's place", async () => {
    await open(api, { dialogKind: 'native' });
    await waitForScreen(page, 'api-page');
    await press(page, 'create-api');
    await waitForScreen(page, 'dialog-type');
    await page.evaluate(async () => {
      const host = document.createElement('div');
      document.documentElement.append(host);
      await Promise.resolve();
      document.querySelector('dialog')?.append(host);
      host.setAttribute('popover', 'manual');
      await Promise.resolve();
      document.documentElement.append(host);
    });
    expect(await noted('foreign-write')).toEqual([]);
    expect((await noted('host')).length).toBeGreaterThan(3);
    await page.evaluate(() =>
      document.querySelector('.bn-modal-body')?.append(document.createElement('div')),
    );
    expect(await noted('foreign-write')).toHaveLength(1);
  });

  it.each(['scripted', 'native'] as const)('tells why a %s dialog closed', async (dialogKind) => {
    await open(api, { dialogKind });
    await waitForScreen(page, 'api-page');
    const ways = [
      () => page.mouse.click(5, 5),
      () => page.keyboard.press('Escape'),
      () => press(page, 'dialog-close'),
    ];
    for (const close of ways) {
      await press(page, 'create-api');
      await waitForScreen(page, 'dialog-type');
      await close();
      await waitForScreen(page, 'api-page');
    }
    expect(await noted('dialog-close')).toEqual(
      ['outside', 'escape', 'button'].map((cause) => `dialog-close: choose-type ${cause}`),
    );
    await press(page, 'side:sidebar-security');
    await waitForScreen(page, 'account-page');
    await press(page, 'api-management-link');
    await waitForScreen(page, 'api-page');
    await press(page, 'create-api');
    await waitForScreen(page, 'dialog-type');
    await page.evaluate(() => history.back());
    await waitForScreen(page, 'account-page');
    expect((await noted('dialog-close')).at(-1)).toBe('dialog-close: choose-type route');
  });

  it('closes a scripted dialog when a guest without a firewall is pressed, and pulls the focus back', async () => {
    await page.evaluate(() => {
      const host = document.createElement('div');
      const button = document.createElement('button');
      host.style.cssText = 'position:fixed;inset:auto auto 0 0;z-index:9999';
      host.attachShadow({ mode: 'closed' }).append(button);
      button.textContent = 'guest';
      document.documentElement.append(host);
      Object.assign(window, { guest: button });
    });
    await press(page, 'create-api');
    await waitForScreen(page, 'dialog-type');
    await page.evaluate(() => (window as unknown as { guest: HTMLElement }).guest.focus());
    expect(await noted('focus-outside')).toEqual(['focus-outside: div']);
    await page.mouse.click(10, 790);
    await waitForScreen(page, 'api-page');
    expect(await noted('dialog-close')).toEqual(['dialog-close: choose-type outside']);
  });
});
