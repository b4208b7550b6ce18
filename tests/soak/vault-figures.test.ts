import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { BrowserName, TestBrowser } from '../e2e/harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from '../e2e/harness/launch.ts';
import { ask } from '../e2e/harness/lifecycle.ts';
import { growVault, keyFields, plantVault } from '../e2e/harness/plant-vault.ts';
import { rest, timed, timedList } from '../e2e/harness/timed.ts';
import { startSite } from '../site/server.ts';
import { longestPause, watchPauses } from './pauses.ts';
import { undisturbed } from './undisturbed.ts';

const passphrase = 'a vault that is measured often';
const unlocks = 15;
const saves = 100;

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
  /** The same, in the rounds that were kept. */
  readonly longestPause: number;
  /** A new vault key for all of it, and the longest pause meanwhile. */
  readonly rotate: number;
  readonly rotatePause: number;
  /** Rounds that the machine's host disturbed, and the longest pause in those: told, not judged. */
  readonly disturbed: number;
  readonly disturbedPause: number;
}

const all: Figures[] = [];

afterAll(() => {
  mkdirSync('out/soak', { recursive: true });
  writeFileSync('out/soak/vault.json', JSON.stringify(all, null, 2));
  console.table(all);
});

describe.each(browserNames)('the vault in %s', (name) => {
  it('opens, saves and lists with 1,000 keys and with 10,000', { timeout: 2_400_000 }, async () => {
    const [empty, usual] = await measure(name, [0, 1_000]);
    const [many] = await measure(name, [10_000]);
    if (!empty || !usual || !many) throw new Error('expected the figures of three vaults');
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

/** Vaults that are compared are measured in turns, each in a browser of its own: what the machine does hits all alike. */
async function measure(name: BrowserName, sizes: readonly number[]): Promise<readonly Figures[]> {
  const site = await startSite();
  const places: Place[] = [];
  try {
    for (const keys of sizes) places.push(await openVault(name, keys, site.port));
    const opened = await inTurns(places, unlocks, async ({ page, keys }) => {
      await ask(page, 'vault.lock', {});
      const unlock = await timed(page, 'vault.unlock', { passphrase });
      await rest();
      return { unlock, list: await timedList(page, keys) };
    });
    const saved = await inTurns(places, saves, async ({ page }) => {
      const opId = crypto.randomUUID().replaceAll('-', '');
      const fields = keyFields(`added ${opId}`);
      const save = await timed(page, 'key.save', { opId, id: null, revision: 0, fields });
      await rest();
      return { save };
    });
    const rotated = await inTurns(places, 1, async ({ page }) => ({
      rotate: await timed(page, 'vault.rotate-key', { passphrase, code: null }),
    }));
    return places.map((place) => {
      const { keys, formPause, thrown } = place;
      return {
        browser: name,
        keys,
        unlock: quantile(opened(place), 'unlock', 0.5),
        list: quantile(opened(place), 'list', 0.5),
        save: quantile(saved(place), 'save', 0.5),
        saveP95: quantile(saved(place), 'save', 0.95),
        formPause,
        longestPause: quantile([...opened(place), ...saved(place)], 'pause', 1),
        rotate: quantile(rotated(place), 'rotate', 1),
        rotatePause: quantile(rotated(place), 'pause', 1),
        disturbed: thrown.length,
        disturbedPause: quantile([...thrown, { pause: 0 }], 'pause', 1),
      };
    });
  } finally {
    await Promise.allSettled(places.map(({ browser }) => browser.close()));
    await site.close();
  }
}

/** A vault of so many keys in a browser of its own, unlocked, with a page of ours in front. */
interface Place {
  readonly browser: TestBrowser;
  readonly page: Page;
  readonly keys: number;
  readonly formPause: number;
  /** Rounds that were disturbed. */
  readonly thrown: { readonly pause: number }[];
}

async function openVault(name: BrowserName, keys: number, sitePort: number): Promise<Place> {
  const planted = await growVault(passphrase, keys);
  const browser = await launchBrowser(name, { extensionDir: builtExtension(name), sitePort });
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
    return { browser, page, keys, formPause: await longestPause(page), thrown: [] };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** So many rounds in each of the places, in turns that begin with another one each time; gives what a place's rounds gave. */
async function inTurns<Value extends object>(
  places: readonly Place[],
  count: number,
  round: (place: Place) => Promise<Value>,
) {
  const kept = new Map<Place, (Value & { readonly pause: number })[]>();
  for (let turn = 0; turn < count; turn += 1) {
    for (const place of turn % 2 === 0 ? places : places.toReversed()) {
      const { page, thrown } = place;
      const value = await undisturbed(thrown, async () => {
        await watchPauses(page);
        return { ...(await round(place)), pause: await longestPause(page) };
      });
      kept.set(place, [...(kept.get(place) ?? []), value]);
    }
  }
  return (place: Place) => kept.get(place) ?? [];
}

function quantile<Key extends string>(
  rounds: readonly Readonly<Record<Key, number>>[],
  key: Key,
  at: number,
): number {
  const sorted = rounds.map((round) => round[key]).sort((a, b) => a - b);
  return Math.ceil(sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0);
}
