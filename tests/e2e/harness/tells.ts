import { TargetType } from 'puppeteer-core';
import { bidiPage, evaluateInWindow } from './bidi.ts';
import type { TestBrowser } from './browser.types.ts';

/**
 * Does what pressing the shortcut of a command does, from where the browser has recognised it on: a driver's keys go
 * to the page and never reach the browser's own shortcuts.
 */
export async function pressShortcut(browser: TestBrowser, command: string): Promise<void> {
  if (browser.name === 'chromium') return tellWorker(browser, 'commands.onCommand', command);
  const [page] = await browser.driver.pages();
  if (!page) throw new Error('There is no tab.');
  const text = JSON.stringify(command);
  await evaluateInWindow(
    bidiPage(browser.driver, page),
    `(async () => {
      const policy = WebExtensionPolicy.getActiveExtensions().find(({ id }) => id.startsWith("keystep@"));
      const known = (await policy.extension.shortcuts.commands).get(${text});
      if (!known) throw new Error("no such command");
      const keys = [...document.querySelectorAll('keyset[id^="ext-keyset-id-"] > key')];
      const wanted = known.shortcut.split("+").at(-1).toUpperCase();
      keys.find((key) => key.getAttribute("key")?.toUpperCase() === wanted).doCommand();
    })()`,
  );
}

/** What Chromium tells of the person: an event of its own, given to the listeners that the worker has. */
export function tellIdleState(browser: TestBrowser, state: 'active' | 'idle' | 'locked'): Promise<void> {
  return tellWorker(browser, 'idle.onStateChanged', state);
}

async function tellWorker(
  { driver, extensionOrigin }: TestBrowser,
  event: string,
  value: string,
): Promise<void> {
  const target = driver
    .targets()
    .find((each) => each.type() === TargetType.SERVICE_WORKER && each.url().startsWith(extensionOrigin));
  const worker = await target?.worker();
  if (!worker) throw new Error('The service worker sleeps.');
  await worker.evaluate(`chrome.${event}.dispatch(${JSON.stringify(value)})`);
}
