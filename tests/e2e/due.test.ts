import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayNumber, type DueDay } from '../../src/keys/due.ts';
import { type Site, startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { hasControl, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { ask, shows } from './harness/lifecycle.ts';
import { takePicture, takePictures } from './harness/pictures.ts';
import { poll } from './harness/poll.ts';
import { createVault, openKey, unlock } from './harness/popup-tasks.ts';
import { rest } from './harness/timed.ts';

const passphrase = 'everything grows old, 2026';
const dayMs = 24 * 60 * 60 * 1000;
const alarm = 'care.due';
const days = 'care.due-days';
const nextDay = 'care.next-due-day';
const toldDay = 'care.told-day';

interface Extension {
  readonly action: {
    getBadgeText(of: object): Promise<string>;
    getTitle(of: object): Promise<string>;
    setTitle(details: { readonly title: string }): Promise<void>;
  };
  readonly alarms: {
    get(
      name: string,
    ): Promise<{ readonly scheduledTime: number; readonly periodInMinutes?: number } | undefined>;
    create(name: string, at: { readonly when: number }): Promise<void>;
    clear(name: string): Promise<boolean>;
  };
  readonly storage: Record<'local' | 'session', Area>;
}
interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
}

/** Runs in one of our pages, with what the browser gives the extension. */
function inExtension<Args extends readonly unknown[], Value>(
  page: Page,
  fn: (extension: Extension, ...args: Args) => Promise<Value>,
  ...args: Args
): Promise<Value> {
  const code = `((...args) => (${fn.toString()})(globalThis.browser ?? globalThis.chrome, ...args))(...${JSON.stringify(args)})`;
  return page.evaluate(code) as Promise<Value>;
}

const badge = (page: Page) => inExtension(page, (extension) => extension.action.getBadgeText({}));
const tooltip = (page: Page) => inExtension(page, (extension) => extension.action.getTitle({}));
const alarmOf = (page: Page) =>
  inExtension(page, async (extension, name) => (await extension.alarms.get(name)) ?? null, alarm);
const stored = (page: Page, area: 'local' | 'session', key: string) =>
  inExtension(
    page,
    async ({ storage }, from, name) => (await storage[from].get(name))[name] ?? null,
    area,
    key,
  );

/** Waits until the toolbar's button says this; an empty text is nothing due. */
const badgeSays = (page: Page, wanted: string) => {
  let shown = '';
  return poll(
    () => `the badge to say "${wanted}"; it says "${shown}"`,
    async () => {
      shown = await badge(page);
      return shown === wanted;
    },
  );
};

/** Puts other days in the place of those that the background has noted. */
const moveDays = (page: Page, to: readonly unknown[]) =>
  inExtension(page, ({ storage }, key, moved) => storage.session.set({ [key]: moved }), days, to);
/** Lets the alarm ring now. */
const wake = (page: Page) =>
  inExtension(page, ({ alarms }, name) => alarms.create(name, { when: Date.now() }), alarm);

let site: Site;
let browser: TestBrowser;

async function store(popup: Page, label: string, rotateBy: number | null): Promise<string> {
  const fields = {
    label,
    apiKey: label.padEnd(64, 'k').replaceAll(/[^a-zA-Z0-9]/g, 'x'),
    secretKey: 's'.repeat(64),
    publicKey: '',
    keyType: 'hmac',
    environment: 'live',
    account: '',
    purpose: 'spot-bot',
    tool: '',
    permissions: ['enableReading'],
    addresses: [],
    rotateBy,
    note: '',
  } as const;
  const opId = crypto.randomUUID().replaceAll('-', '');
  return (await ask(popup, 'key.save', { opId, id: null, revision: 0, fields })).id;
}

/** The popup anew, as the toolbar opens it every time. */
async function reopen(popup: Page): Promise<Page> {
  await popup.close();
  return browser.openExtensionPage('popup');
}

async function restart(): Promise<Page> {
  await browser.closeKeepingProfile();
  browser = await browser.restart();
  return browser.openExtensionPage('popup');
}

beforeEach(async () => {
  site = await startSite();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePictures(browser, task.name);
  await browser.close();
  await site.close();
});

describe.each(browserNames)('a key that grows old in %s', (name) => {
  const start = async (): Promise<Page> => {
    browser = await launchBrowser(name, {
      extensionDir: resolve(builtExtension(name)),
      sitePort: site.port,
    });
    const popup = await browser.openExtensionPage('popup');
    await createVault(popup, passphrase);
    return popup;
  };

  it('changes the button, which is left alone as long as it would be the same', async () => {
    const popup = await start();
    await store(popup, 'Long past', Date.now() - 40 * dayMs);
    await badgeSays(popup, '1');
    await rest();
    await inExtension(popup, (extension) => extension.action.setTitle({ title: 'as it is' }));
    await store(popup, 'No date', null);
    await rest();
    expect(await tooltip(popup)).toBe('as it is');
    await store(popup, 'Past too', Date.now() - 2 * dayMs);
    await badgeSays(popup, '2');
    await rest();
    expect(await tooltip(popup)).toBe('Keystep: a key is due');
  });

  it('is on the badge and first in the list from its day on, and off both when it is put off', async () => {
    let popup = await start();
    const now = Date.now();
    await store(popup, 'No date', null);
    await store(popup, 'Next week', now + 7 * dayMs);
    await store(popup, 'Next year', now + 300 * dayMs);
    // Worth a look in the list, and not yet due on the toolbar.
    expect(await badge(popup)).toBe('');
    const late = await store(popup, 'Long past', now - 40 * dayMs);
    await store(popup, 'Past too', now - 2 * dayMs);
    await badgeSays(popup, '2');
    expect(await tooltip(popup)).toBe('Keystep: a key is due');

    popup = await reopen(popup);
    await shows(popup, 'Next year');
    const order = await popup.evaluate(() => document.body.innerText);
    const places = ['Long past', 'Past too', 'Next week', 'Next year', 'No date'].map((label) =>
      order.indexOf(label),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(order.match(/Rotate now/g)).toHaveLength(2);
    await takePicture(popup, `due-list-${name}`);

    await openKey(popup, 'Long past');
    await shows(popup, 'This key is due');
    await press(popup, 'Remind me in a week');
    await shows(popup, 'You will be reminded on');
    await badgeSays(popup, '1');
    const { care } = (await ask(popup, 'key.list', {})).keys.find(({ id }) => id === late) ?? {};
    expect(Math.round(((care?.snoozedUntil ?? 0) - now) / dayMs)).toBe(7);

    // Put off it stays, whatever the browser does in between.
    popup = await restart();
    await badgeSays(popup, '!');
    await unlock(popup, passphrase);
    await badgeSays(popup, '1');
    await openKey(popup, 'Long past');
    await press(popup, 'Remind me now');
    await shows(popup, 'This key is due');
    await badgeSays(popup, '2');
    expect(await hasControl(popup, { role: 'button', name: 'Remind me in a week' })).toBe(true);
  });

  it('is told after a restart while the vault is locked, and by an alarm that was lost', async () => {
    let popup = await start();
    const past = Date.now() - dayMs;
    await store(popup, 'Past', past);
    await badgeSays(popup, '1');
    const set = await alarmOf(popup);
    expect(set?.periodInMinutes).toBe(360);
    // Everything that stands on disk of all dates: one number.
    expect(await stored(popup, 'local', nextDay)).toBe(dayNumber(past) + 1);
    await inExtension(popup, (extension, lost) => extension.alarms.clear(lost), alarm);
    expect(await alarmOf(popup)).toBeNull();

    popup = await restart();
    await badgeSays(popup, '!');
    expect(await tooltip(popup)).toBe('Keystep: a key is due');
    expect(
      (await poll('the alarm to be back', () => alarmOf(popup).then((found) => found ?? undefined)))
        .periodInMinutes,
    ).toBe(360);
    await takePicture(popup, `due-locked-${name}`);
  });

  it('is caught up with by the next alarm when its day came unnoticed, and let go when the clock jumps back', async () => {
    const popup = await start();
    const now = Date.now();
    await store(popup, 'Soon', now + 2 * dayMs);
    await store(popup, 'Past', now - dayMs);
    await badgeSays(popup, '1');
    const noted: readonly DueDay[] = [
      [dayNumber(now), 1],
      [dayNumber(now) + 3, 1],
    ];
    expect(await stored(popup, 'session', days)).toEqual(noted);
    // No test turns the browser's clock: the days come to meet it, as for a computer that slept for five of them.
    await moveDays(
      popup,
      // More keys on each, and what no Keystep wrote.
      [...noted.map(([day, keys]) => [day - 5, 2 * keys]), null, [20_000], 'x'],
    );
    expect(await badge(popup)).toBe('1');
    await wake(popup);
    await badgeSays(popup, '4');
    // Nothing was allowed, so nothing was told outside of the window.
    expect(await stored(popup, 'local', toldDay)).toBeNull();
    await moveDays(
      popup,
      noted.map(([day, keys]) => [day + 5, keys]),
    );
    await wake(popup);
    await badgeSays(popup, '');
  });
});

// A browser without a window keeps no notification to look at: what is seen here is the day of the one it was told.
it('is told outside of the window only from where that is allowed, and the day is noted, in firefox', async () => {
  browser = await launchBrowser('firefox', {
    extensionDir: resolve(builtExtension('firefox')),
    sitePort: site.port,
  });
  const popup = await browser.openExtensionPage('popup');
  await createVault(popup, passphrase);
  const today = dayNumber(Date.now());
  await store(popup, 'Past', Date.now() - dayMs);
  await badgeSays(popup, '1');
  expect(await stored(popup, 'local', toldDay)).toBeNull();
  const options = await browser.openExtensionPage('options');
  await press(options, 'Allow notifications');
  await shows(options, 'Allowed');
  await wake(popup);
  const told = await poll(
    'the day to be noted',
    async () => (await stored(popup, 'local', toldDay)) ?? undefined,
  );
  expect([today, today + 1]).toContain(told);
});
