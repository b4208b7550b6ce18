import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../site/account.ts';
import { startSite } from '../site/server.ts';
import type { TestBrowser } from './harness/browser.types.ts';
import { control, fill, press } from './harness/controls.ts';
import { browserNames, builtExtension, launchBrowser } from './harness/launch.ts';
import { shows } from './harness/lifecycle.ts';
import { createVault, openKey, revealSecret, unlock } from './harness/popup-tasks.ts';

const passphrase = 'seven calm otters count the tide';
const second = 'eight loud herons forget the moon';
const third = 'nine slow foxes remember the hill';
// Made on the spot: nobody's keys.
const { apiKey, secretKey } = makeKey();
const secret = secretKey ?? '';

/** Everything that stands in a page, fields included. */
const everything = (page: Page) =>
  page.evaluate(
    () =>
      document.documentElement.outerHTML +
      Array.from(document.querySelectorAll('input'), ({ value }) => value).join('\n'),
  );

describe.each(browserNames)('the vault’s own secrets in %s', (name) => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let browser: TestBrowser;
  let popup: Page;
  let settings: Page;
  let groups: readonly string[] = [];

  beforeAll(async () => {
    site = await startSite();
    browser = await launchBrowser(name, { extensionDir: resolve(builtExtension(name)), sitePort: site.port });
    popup = await browser.openExtensionPage('popup');
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const openSettings = async () => {
    await settings.close();
    settings = await browser.openExtensionPage('options');
  };

  it('offers a recovery code after the vault was made, and makes it in a tab', async () => {
    await createVault(popup, passphrase);
    await press(popup, 'Make recovery code');
    settings = await browser.waitForPage((url) => url.includes('/options/'));
    await press(settings, 'Show the code');
    groups = await readCode(settings);
    expect(groups.join('-')).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    await press(settings, 'I have it');
    await typeBack(settings, groups);
    await press(settings, 'Save code');
    await shows(settings, 'The recovery code is saved');
    for (const group of groups) expect(await everything(settings)).not.toContain(group);
  });

  it('no longer reminds of it', async () => {
    await popup.bringToFront();
    await popup.waitForFunction(() => !document.body.innerText.includes('recovery code'));
  });

  it('asks for the passphrase again before it shows a secret that was asked for late', async () => {
    await press(popup, 'Add key');
    await fill(popup, 'Label', 'Backtest box');
    await fill(popup, 'API key', apiKey);
    await fill(popup, 'Secret key', secret);
    await press(popup, 'Save');
    await openKey(popup, 'Backtest box');
    await forgetProof(popup);
    await press(popup, 'Reveal secret');
    await shows(popup, 'It has been a while');
    await fill(popup, 'Passphrase', passphrase);
    await press(popup, 'Go on');
    await shows(popup, secret);
  });

  it('writes what it did into the diary, and no value', async () => {
    await openSettings();
    await shows(settings, '“Backtest box”: the secret was shown');
    await shows(settings, 'A recovery code was made');
    expect(await everything(settings)).not.toContain(secret);
  });

  it('forgets in the popup and in the settings as soon as either locks', async () => {
    await press(settings, 'Make a new code');
    await press(settings, 'Show the code');
    const shown = await readCode(settings);
    await press(popup, 'Lock');
    await control(settings, { role: 'button', name: 'Unlock' });
    const text = (await everything(settings)) + (await everything(popup));
    for (const piece of [secret, 'Backtest box', ...shown]) expect(text).not.toContain(piece);
  });

  it('waits after three wrong passphrases', async () => {
    await popup.bringToFront();
    for (const wrong of ['not the first of them', 'nor the second of them', 'nor is it the third']) {
      await fill(popup, 'Passphrase', wrong);
      await press(popup, 'Unlock');
      await shows(popup, 'That isn’t the passphrase');
    }
    await shows(popup, 'Next try in');
    await shows(popup, 'You can try again now');
  });

  it('opens with the recovery code, and tells a slip in it from a wrong one', async () => {
    await press(popup, 'Forgotten passphrase?');
    const [first = '', ...rest] = groups;
    const slip = `${first.slice(0, 3)}${first.endsWith('2') ? '3' : '2'}`;
    await fill(popup, 'Recovery code', [slip, ...rest].join('-'));
    await fill(popup, 'New passphrase', second);
    await fill(popup, 'Repeat passphrase', second);
    await press(popup, 'Open with the code');
    await shows(popup, 'If one character is wrong, it is number 4 of group 1');
    await fill(popup, 'Recovery code', groups.join(' ').toLowerCase());
    await press(popup, 'Open with the code');
    await control(popup, { role: 'listitem', name: 'Backtest box', match: 'begins' });
  });

  it('changes the passphrase', async () => {
    await openSettings();
    await press(settings, 'Change passphrase');
    await fill(settings, 'Current passphrase', second);
    await fill(settings, 'New passphrase', third);
    await fill(settings, 'Repeat passphrase', third);
    await press(settings, 'Change passphrase');
    await shows(settings, 'The passphrase is changed');
    await press(popup, 'Lock');
    await unlock(popup, third);
  });

  it('renews the vault key with a new code, and everything still opens', async () => {
    await openSettings();
    await press(settings, 'Renew vault key');
    await fill(settings, 'Current passphrase', third);
    await press(settings, 'Go on');
    const fresh = await readCode(settings);
    await press(settings, 'I have it');
    await typeBack(settings, fresh);
    await press(settings, 'Renew now');
    await shows(settings, 'The vault key is renewed');
    await press(popup, 'Lock');
    await unlock(popup, third);
    await openKey(popup, 'Backtest box');
    expect(await revealSecret(popup)).toBe(secret);
  });

  it('names an entry that was changed behind its back, sets it aside, and deletes it only when asked twice', async () => {
    await settings.bringToFront();
    await press(popup, 'Lock');
    await spoilRecords(settings);
    await unlock(popup, third);
    await press(popup, 'Look');
    await shows(popup, 'was changed outside Keystep');
    await press(popup, 'Understood');
    await shows(popup, 'Set aside');
    await press(popup, 'Delete');
    await shows(popup, 'Nobody can bring it back');
    await press(popup, 'Delete');
    await shows(popup, 'Everything is as Keystep left it');
  });
});

/** The groups of the code that is shown. */
async function readCode(page: Page): Promise<readonly string[]> {
  await control(page, { role: 'button', name: 'I have it' });
  return page.evaluate(() => Array.from(document.querySelectorAll('ol .mono'), (group) => group.textContent));
}

/** Types the two groups that are asked for. */
async function typeBack(page: Page, groups: readonly string[]): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('label').length === 2);
  const labels = await page.evaluate(() =>
    Array.from(document.querySelectorAll('label'), (label) => label.textContent),
  );
  for (const label of labels) await fill(page, label, groups[Number(label.replace('Group ', '')) - 1] ?? '');
}

/** As if the passphrase had been typed long ago. */
async function forgetProof(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { session } = (globalThis as unknown as { chrome: { storage: Record<'session', Area> } }).chrome
      .storage;
    const { 'vault.clock': clock } = await session.get('vault.clock');
    await session.set({ 'vault.clock': { ...(clock as object), provedAt: 0 } });
  });
}

/** Flips a bit in every stored record, and takes away the copy that could put it right. */
async function spoilRecords(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason'));
      });
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = await done(indexedDB.open(name));
    const records = database.transaction('records', 'readwrite').objectStore('records');
    for (const row of (await done(records.getAll())) as Record<string, unknown>[]) {
      const bytes = Object.values(row).find((value) => value instanceof Uint8Array);
      if (bytes) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      await done(records.put(row));
    }
    database.close();
    const { local } = (globalThis as unknown as { chrome: { storage: Record<'local', Area> } }).chrome
      .storage;
    const copy = Object.keys(await local.get(null)).filter((key) => key.startsWith('vault.copy'));
    await local.remove(copy);
  });
}

interface Area {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(values: object): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}
