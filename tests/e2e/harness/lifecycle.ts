import type { Page } from 'puppeteer-core';
import type { MessageName, Reply, RequestOf, ValueOf } from '../../../src/messages/protocol.ts';
import { verificationCode } from '../../site/practice-options.ts';
import type { TestBrowser } from './browser.types.ts';
import { press, type } from './hand.ts';
import type { OverlayReader, OverlayState } from './overlay.ts';
import { poll } from './poll.ts';
import { replyTo } from './reply.ts';

/** Asks the background from one of our pages, as the page itself does; throws the code of an error. */
export async function ask<Name extends MessageName>(
  page: Page,
  name: Name,
  request: RequestOf<Name>,
): Promise<ValueOf<Name>> {
  const reply = (await replyTo(page, { name, request })) as Reply<ValueOf<Name>>;
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}

/** Waits until one of our pages shows this text. */
export function shows(page: Page, text: string): Promise<unknown> {
  let shown = '';
  return poll(
    () => `"${text}" on a page that shows: ${shown.slice(0, 400)}`,
    async () => {
      shown = await page.evaluate(() => document.body.innerText);
      return shown.includes(text);
    },
  );
}

/** Makes a system-generated key by hand on the API management page, until the page has it; the guide looks on. */
export async function makeKeyOnPage(page: Page, overlay: OverlayReader, label: string): Promise<void> {
  await page.bringToFront();
  await overlay.waitForStep('create-key');
  await press(page, 'create-api');
  await press(page, 'type-system');
  await press(page, 'type-next');
  await type(page, 'label', label);
  await press(page, 'label-submit');
  await passVerification(page, overlay);
}

/** Answers the page's verification once the guide has seen it. */
export async function passVerification(page: Page, overlay: OverlayReader): Promise<void> {
  await overlay.waitForStep('verify-identity');
  await type(page, 'mfa', verificationCode);
  await press(page, 'mfa-submit');
}

/** Presses "Keep in vault" once it has stood still: it refuses a press within half a second of its coming. */
export async function pressKeep(overlay: OverlayReader): Promise<OverlayState> {
  let before = '';
  let since = 0;
  await overlay.waitFor('the button Keep in vault to stand still', ({ step, panel, actions }) => {
    const now = JSON.stringify([step, panel]);
    if (now !== before) {
      before = now;
      since = Date.now();
    }
    return actions.some(({ name }) => name === 'keep-key') && Date.now() - since > 700;
  });
  await overlay.press('keep-key');
  return overlay.waitFor(
    'an answer to the press',
    ({ step, text }) => step !== 'keep-key' || /Held, not|Not kept|Not pressed|damaged|saved/.test(text),
  );
}

/** Changes one byte in the middle of the vault's header, as a failing disk would. */
export async function damageHeader(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ask = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
      });
    const database = await ask(indexedDB.open('keystep-vault'));
    const table = database.transaction('header', 'readwrite').objectStore('header');
    const row = (await ask(table.get('header'))) as { id: string; bytes: Uint8Array } | undefined;
    if (!row) throw new Error('There is no header.');
    const at = row.bytes.length >> 1;
    row.bytes[at] = (row.bytes[at] ?? 0) ^ 1;
    await ask(table.put(row));
    database.close();
  });
}

/** What is on the clipboard, read by pasting into a field of one of our pages in front. */
export async function pasted(page: Page): Promise<string> {
  await page.bringToFront();
  await page.evaluate(() => {
    const field = document.querySelector('input');
    if (field) field.value = '';
    field?.focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyV');
  await page.keyboard.up('Control');
  return page.evaluate(() => document.querySelector('input')?.value ?? '');
}

/** Loads the extension anew under its open pages, as an update does. Our own pages go with it. */
export async function reloadExtension({ driver, options }: TestBrowser): Promise<void> {
  await driver.installExtension(options.extensionDir);
}

/** Installs the extension once more in Firefox, this time with leave to run in private windows. */
export async function allowPrivateWindows(browser: TestBrowser): Promise<void> {
  const { connection } = browser.driver as unknown as {
    connection: { send(method: string, params: unknown): Promise<unknown> };
  };
  await connection.send('webExtension.install', {
    extensionData: { type: 'path', path: browser.options.extensionDir },
    'moz:allowPrivateBrowsing': true,
  });
}
