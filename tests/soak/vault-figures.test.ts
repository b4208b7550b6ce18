import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { browserNames, builtExtension, launchBrowser } from '../e2e/harness/launch.ts';
import { ask } from '../e2e/harness/lifecycle.ts';
import { growVault, keyFields, plantVault } from '../e2e/harness/plant-vault.ts';
import { rest, timed, timedList } from '../e2e/harness/timed.ts';
import { startSite } from '../site/server.ts';

const passphrase = 'a vault that is measured often';
const unlocks = 7;
const saves = 30;
const rotations = 3;

type Work = 'unlock' | 'list' | 'save' | 'rotate';

/** Milliseconds. */
interface Figures {
  readonly browser: string;
  readonly keys: number;
  readonly unlock: number;
  /** The quickest: the derivation alone differs by more than all the rest takes. */
  readonly bestUnlock: number;
  /** All of it, in the slices that the popup asks for. */
  readonly list: number;
  readonly save: number;
  readonly saveP95: number;
  /** A new vault key for all of it. */
  readonly rotate: number;
  /**
   * The longest that one of our pages could do nothing: of each kind of work the median over its repetitions, of these
   * the most. And the worst of all, in which Firefox counts what other programs took.
   */
  readonly longestPause: number;
  readonly worstPause: number;
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
    expect(usual.bestUnlock - empty.bestUnlock).toBeLessThanOrEqual(100);
    expect(usual.saveP95 / empty.saveP95).toBeLessThanOrEqual(1.5);
    expect(many.list).toBeLessThanOrEqual(100);
    for (const { longestPause } of [usual, many]) expect(longestPause).toBeLessThanOrEqual(50);
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
    const took = { unlock: [], list: [], save: [], rotate: [] } as Record<Work, number[]>;
    const pauses = { unlock: [], list: [], save: [], rotate: [] } as Record<Work, number[]>;
    const measured = async (work: Work, run: () => Promise<number>) => {
      await longestPause(page);
      took[work].push(await run());
      pauses[work].push(await longestPause(page));
    };
    for (let round = 0; round < unlocks; round += 1) {
      await ask(page, 'vault.lock', {});
      await measured('unlock', () => timed(page, 'vault.unlock', { passphrase }));
      await rest();
      await measured('list', () => timedList(page, keys));
    }
    for (let round = 0; round < saves; round += 1) {
      await rest();
      const opId = crypto.randomUUID().replaceAll('-', '');
      const fields = keyFields(`added ${round}`);
      await measured('save', () => timed(page, 'key.save', { opId, id: null, revision: 0, fields }));
    }
    for (let round = 0; round < rotations; round += 1) {
      await rest();
      await measured('rotate', () => timed(page, 'vault.rotate-key', { passphrase, code: null }));
    }
    return {
      browser: name,
      keys,
      unlock: quantile(took.unlock, 0.5),
      bestUnlock: quantile(took.unlock, 0),
      list: quantile(took.list, 0.5),
      save: quantile(took.save, 0.5),
      saveP95: quantile(took.save, 0.95),
      rotate: quantile(took.rotate, 0.5),
      longestPause: Math.max(...Object.values(pauses).map((each) => quantile(each, 0.5))),
      worstPause: quantile(Object.values(pauses).flat(), 1),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * Notes the longest time that the page's thread was kept by one task: Chromium tells it. In Firefox it is the longest time
 * between two turns of the event loop, with what other programs took in it.
 */
async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as { longestPause: number };
    watched.longestPause = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          watched.longestPause = Math.max(watched.longestPause, duration);
      }).observe({ type: 'longtask' });
      return;
    }
    const channel = new MessageChannel();
    let before = performance.now();
    channel.port1.onmessage = () => {
      const now = performance.now();
      watched.longestPause = Math.max(watched.longestPause, now - before);
      before = now;
      setTimeout(() => channel.port2.postMessage(null), 4);
    };
    channel.port2.postMessage(null);
  });
}

/** The longest since this was asked last. */
function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => {
    const watched = globalThis as unknown as { longestPause: number };
    const { longestPause: longest } = watched;
    watched.longestPause = 0;
    return longest;
  });
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0);
}
