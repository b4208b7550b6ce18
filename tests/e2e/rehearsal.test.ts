import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { control, fill, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { pressKeep, shows } from './harness/lifecycle.ts';
import { OverlayReader, type OverlayState } from './harness/overlay.ts';
import { poll } from './harness/poll.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const path = 'extension/rehearsal/index.html';
const pictures = join('out', 'test', 'rehearsal');

/** The hand of a person: presses a control by its words, and types into a field. */
interface Hand {
  press(name: string, role?: 'button' | 'radio' | 'checkbox'): Promise<void>;
  type(field: string, text: string): Promise<void>;
  keep(): Promise<void>;
}

/** The whole way, in the order in which the guide says it; `at` is called at each step before it is done. */
const way: readonly (readonly [step: string, act: (hand: Hand) => Promise<void>])[] = [
  ['create-key', (hand) => hand.press('Create API')],
  ['choose-type', (hand) => hand.press('Next')],
  ['name-key', (hand) => hand.type('Label API Key to proceed', 'practice bot')],
  ['generate', (hand) => hand.press('Next')],
  ['verify-identity', (hand) => answer(hand)],
  ['keep-key', (hand) => hand.keep()],
  ['edit-restrictions', (hand) => hand.press('Edit restrictions')],
  ['restrict-ip', (hand) => hand.press('Restrict access to trusted IPs only (Recommended)', 'radio')],
  ['restrict-ip', (hand) => hand.type('IP', '203.0.113.7')],
  ['confirm-ip', (hand) => hand.press('Confirm')],
  ['tick-permissions', (hand) => hand.press('Enable Spot & Margin & Stock Trading', 'checkbox')],
  ['save-restrictions', (hand) => hand.press('Save')],
  ['verify-identity', (hand) => answer(hand)],
];

async function answer(hand: Hand): Promise<void> {
  await hand.type('Six digits', '123456');
  await hand.press('Submit');
}

async function walk(overlay: OverlayReader, hand: Hand, at: (step: string) => Promise<void>): Promise<void> {
  for (const [index, [step, act]] of way.entries()) {
    const { actions } = await overlay.waitFor(`step ${step}`, (state) => {
      // The field comes after the choice, at the same step.
      const asked = way[index - 1]?.[0] !== step || state.text.includes('paste');
      return state.step === step && asked;
    });
    const isPointed = ({ anchor, spotlight }: OverlayState) => anchor === 'found' && spotlight !== null;
    if (actions.some(({ name }) => name === 'show-me')) {
      // Further down the page: the panel says so and brings it into sight.
      if ((await overlay.state())?.text.includes('up or down')) await overlay.press('show-me');
      await overlay.waitFor(`${step} to be pointed at`, isPointed);
    }
    await at(`${String(index + 1).padStart(2, '0')}-${step}`);
    await act(hand);
  }
  await overlay.waitForStep('done');
  await at('14-done');
}

/** Moves the focus by Tab, or by Shift and Tab, until it stands where `isThere` says. */
async function tabTo(
  page: Page,
  what: string,
  isThere: () => Promise<boolean>,
  backwards = false,
): Promise<void> {
  if (backwards) await page.keyboard.down('Shift');
  try {
    for (let turn = 0; turn < 60; turn += 1) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
  } finally {
    if (backwards) await page.keyboard.up('Shift');
  }
  throw new Error(`Tab does not lead to ${what}.`);
}

function keyboardHand(page: Page, overlay: OverlayReader): Hand {
  const focus = async (name: string, role: 'button' | 'radio' | 'checkbox' | 'textbox') => {
    const wanted = await control(page, { role, name });
    // A group of radio buttons is one stop of Tab; the arrows move within it.
    const isThere = () =>
      wanted.evaluate((element) => {
        const { activeElement: active } = document;
        const sameGroup = (other: Element | null) =>
          other instanceof HTMLInputElement &&
          element instanceof HTMLInputElement &&
          other.type === 'radio' &&
          other.name === element.name;
        return active === element || sameGroup(active);
      });
    // A person sees which way it is. Past the ends Tab would lead into the browser's own bars.
    const isBehind = await wanted.evaluate(
      (element) =>
        document.activeElement !== null &&
        (element.compareDocumentPosition(document.activeElement) & 4) !== 0,
    );
    await tabTo(page, name, isThere, isBehind);
    if (!(await wanted.evaluate((element) => document.activeElement === element)))
      await page.keyboard.press('ArrowDown');
  };
  return {
    press: async (name, role = 'button') => {
      await focus(name, role);
      if (role !== 'radio') await page.keyboard.press(role === 'button' ? 'Enter' : ' ');
    },
    type: async (name, text) => {
      await focus(name, 'textbox');
      await page.keyboard.type(text);
    },
    keep: async () => {
      await tabTo(page, 'Keep in vault', async () => (await overlay.focused()) === 'keep-key');
      await poll('Keep in vault to be pressed', async () => {
        await page.keyboard.press('Enter');
        const state = await overlay.state();
        return state !== null && state.step !== 'keep-key';
      });
    },
  };
}

function mouseHand(page: Page, overlay: OverlayReader): Hand {
  return {
    press: (name, role) => press(page, name, role),
    type: (name, text) => fill(page, name, text),
    keep: async () => {
      await pressKeep(overlay);
    },
  };
}

/** Everything that the extension has stored anywhere. */
async function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const own = globalThis as unknown as { browser?: { storage: Storages }; chrome: { storage: Storages } };
    const { storage } = own.browser ?? own.chrome;
    const databases = await indexedDB.databases();
    const areas = await Promise.all([storage.local.get(null), storage.session.get(null)]);
    return JSON.stringify([areas, databases, localStorage.length, sessionStorage.length]);
  });
}

interface Storages {
  readonly local: { get(keys: null): Promise<object> };
  readonly session: { get(keys: null): Promise<object> };
}

async function faults(page: Page): Promise<unknown[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document.body, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  });
}

describe.each(browserNames)('the rehearsal in %s', (name) => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let browser: TestBrowser;
  let page: Page;
  let overlay: OverlayReader;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    site = await startSite();
    browser = await launchBrowser(name, { extensionDir: resolve(builtExtension(name)), sitePort: site.port });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async () => {
    page = await browser.openExtensionPage(path);
    await page.bringToFront();
    overlay = new OverlayReader(browser, page);
  });
  afterEach(() => page.close());

  it('is walked by mouse, says what it is, and stores nothing', async () => {
    await shows(page, 'Rehearsal: this is not Binance');
    // Each start of the background looks at the copy once, and notes in memory that it did.
    await poll('the start to be over', async () => (await stored(page)).includes('vault.copy-compared'));
    const before = await stored(page);
    const found: unknown[] = [];
    await walk(overlay, mouseHand(page, overlay), async (step) => {
      found.push(...(await faults(page)));
      await page.screenshot({ path: join(pictures, `${name}-${step}.png`) });
    });
    await shows(page, 'Nothing was kept');
    const { text } = await overlay.waitForStep('done');
    expect(text).toContain('rehearsal');
    expect(text).toContain('practice page in Keystep');
    expect(text).not.toContain('www.binance.com');
    expect(found).toEqual([]);
    expect(await stored(page)).toBe(before);
  });

  it('is walked by keyboard alone', async () => {
    await walk(overlay, keyboardHand(page, overlay), () => Promise.resolve());
  });

  it('can be begun again, and the guide put away and called back', async () => {
    await overlay.waitForStep('create-key');
    await overlay.press('dismiss');
    await press(page, 'Show the guide');
    await overlay.waitForStep('create-key');
    await press(page, 'Create API');
    await overlay.waitForStep('choose-type');
    await press(page, 'Self-generated', 'radio');
    await press(page, 'Next');
    await shows(page, 'goes on with the other one');
    await press(page, 'Close');
    await overlay.waitForStep('create-key');
    await press(page, 'Start again');
    await overlay.waitForStep('create-key');
  });

  it('needs no sideways scrolling at twice the size, and its controls can be reached', async () => {
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });
    await overlay.waitForStep('create-key');
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(await wide()).toBe(false);
    await walk(overlay, keyboardHand(page, overlay), async (step) => {
      expect(await wide()).toBe(false);
      await page.screenshot({ path: join(pictures, `${name}-twice-${step}.png`) });
    });
  });
});

describe.each(browserNames)('the rehearsal in the dark in %s', (name) => {
  it('has no fault that axe finds', async () => {
    mkdirSync(pictures, { recursive: true });
    const site = await startSite();
    const extensionDir = resolve(builtExtension(name));
    const browser = await launchBrowser(name, { extensionDir, sitePort: site.port, colorScheme: 'dark' });
    try {
      const page = await browser.openExtensionPage(path);
      await page.bringToFront();
      const overlay = new OverlayReader(browser, page);
      const found: unknown[] = [];
      await walk(overlay, mouseHand(page, overlay), async (step) => {
        found.push(...(await faults(page)));
        await page.screenshot({ path: join(pictures, `${name}-dark-${step}.png`) });
      });
      expect(found).toEqual([]);
    } finally {
      await browser.close();
      await site.close();
    }
  });
});
