import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { browserNames, builtExtension, launchBrowser } from '../e2e/harness/launch.ts';
import { ask } from '../e2e/harness/lifecycle.ts';
import { growVault, keyFields, plantVault } from '../e2e/harness/plant-vault.ts';
import { rest, timed, timedList } from '../e2e/harness/timed.ts';
import { startSite } from '../site/server.ts';

const passphrase = 'a vault that is measured often';
const unlocks = 15;
const saves = 60;

/** Milliseconds. */
interface Figures {
  readonly browser: string;
  readonly keys: number;
  readonly unlock: number;
  /** All of it, in the slices that the popup asks for. */
  readonly list: number;
  readonly save: number;
  readonly saveP95: number;
  /**
   * The longest that one of our pages could do nothing while the first form for a passphrase is drawn. With it Firefox
   * loads its own password manager, once, in the thread that the page has: told, and judged in Chromium alone.
   */
  readonly formPause: number;
  /** The same over all that follows. */
  readonly longestPause: number;
  /** A new vault key for all of it, and the longest pause meanwhile. */
  readonly rotate: number;
  readonly rotatePause: number;
}

const all: Figures[] = [];

afterAll(() => {
  mkdirSync('out/soak', { recursive: true });
  writeFileSync('out/soak/vault.json', JSON.stringify(all, null, 2));
  console.table(all);
});

describe.each(browserNames)('the vault in %s', (name) => {
  it('opens, saves and lists with 1,000 keys and with 10,000', { timeout: 900_000 }, async () => {
    const empty = await measure(name, 0);
    const usual = await measure(name, 1_000);
    const many = await measure(name, 10_000);
    all.push(empty, usual, many);
    expect(usual.unlock - empty.unlock).toBeLessThanOrEqual(100);
    expect(usual.saveP95 / empty.saveP95).toBeLessThanOrEqual(1.5);
    expect(many.list).toBeLessThanOrEqual(100);
    for (const { formPause, longestPause, rotatePause } of [usual, many]) {
      if (name === 'chromium') expect(formPause).toBeLessThanOrEqual(50);
      expect(longestPause).toBeLessThanOrEqual(50);
      expect(rotatePause).toBeLessThanOrEqual(50);
    }
  });
});

async function measure(name: (typeof browserNames)[number], keys: number): Promise<Figures> {
  const planted = await growVault(passphrase, keys);
  const site = await startSite();
  const browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort: site.port });
  try {
    const page = await browser.openExtensionPage('options');
    await ask(page, 'vault.state', {});
    await plantVault(page, planted);
    // The first unlock may raise the strength, and the copy is made anew.
    await ask(page, 'vault.unlock', { passphrase });
    // A page that nobody sees is held up by the browser itself.
    await page.bringToFront();
    await watchPauses(page);
    await ask(page, 'vault.lock', {});
    await rest();
    const formPause = await longestPause(page);
    await watchPauses(page);
    const unlock = [];
    const list = [];
    for (let round = 0; round < unlocks; round += 1) {
      await ask(page, 'vault.lock', {});
      unlock.push(await timed(page, 'vault.unlock', { passphrase }));
      await rest();
      list.push(await timedList(page, keys));
    }
    const save = [];
    for (let round = 0; round < saves; round += 1) {
      await rest();
      const opId = crypto.randomUUID().replaceAll('-', '');
      const fields = keyFields(`added ${round}`);
      save.push(await timed(page, 'key.save', { opId, id: null, revision: 0, fields }));
    }
    const pause = await longestPause(page);
    await watchPauses(page);
    const rotate = await timed(page, 'vault.rotate-key', { passphrase, code: null });
    return {
      browser: name,
      keys,
      unlock: quantile(unlock, 0.5),
      list: quantile(list, 0.5),
      save: quantile(save, 0.5),
      saveP95: quantile(save, 0.95),
      formPause,
      longestPause: pause,
      rotate: Math.round(rotate),
      rotatePause: await longestPause(page),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * Notes the longest time that the page's thread was kept by one task, from now on: Chromium tells it. In Firefox it is the
 * longest time between two turns of the event loop, with what other programs took in it.
 */
async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as { longestPause?: number };
    if (watched.longestPause !== undefined) {
      watched.longestPause = 0;
      return;
    }
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      watched.longestPause = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          watched.longestPause = Math.max(watched.longestPause ?? 0, duration);
      }).observe({ type: 'longtask' });
      return;
    }
    const channel = new MessageChannel();
    let before = performance.now();
    watched.longestPause = 0;
    const turn = () => {
      const now = performance.now();
      watched.longestPause = Math.max(watched.longestPause ?? 0, now - before);
      before = now;
    };
    // Either is a turn: between the two, whatever waits has had its turn as well.
    channel.port1.onmessage = () => {
      turn();
      setTimeout(() => {
        turn();
        channel.port2.postMessage(null);
      }, 4);
    };
    channel.port2.postMessage(null);
  });
}

function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { longestPause: number }).longestPause);
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0);
}
