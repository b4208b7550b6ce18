import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { browserNames, builtExtension, launchBrowser } from '../e2e/harness/launch.ts';
import { ask } from '../e2e/harness/lifecycle.ts';
import { growVault, keyFields, plantVault } from '../e2e/harness/plant-vault.ts';
import { rest, timed, timedList } from '../e2e/harness/timed.ts';
import { startSite } from '../site/server.ts';
import { longestPause, watchPauses } from './pauses.ts';
import { undisturbed } from './undisturbed.ts';

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
    const thrown: { readonly pause: number }[] = [];
    const rounds = async <Value extends object>(count: number, round: () => Promise<Value>) => {
      const kept: (Value & { readonly pause: number })[] = [];
      while (kept.length < count) {
        const one = await undisturbed(thrown, async () => {
          await watchPauses(page);
          return { ...(await round()), pause: await longestPause(page) };
        });
        kept.push(one);
      }
      return kept;
    };
    const opened = await rounds(unlocks, async () => {
      await ask(page, 'vault.lock', {});
      const unlock = await timed(page, 'vault.unlock', { passphrase });
      await rest();
      return { unlock, list: await timedList(page, keys) };
    });
    const saved = await rounds(saves, async () => {
      const opId = crypto.randomUUID().replaceAll('-', '');
      const fields = keyFields(`added ${opId}`);
      const save = await timed(page, 'key.save', { opId, id: null, revision: 0, fields });
      await rest();
      return { save };
    });
    const rotated = await rounds(1, async () => ({
      rotate: await timed(page, 'vault.rotate-key', { passphrase, code: null }),
    }));
    return {
      browser: name,
      keys,
      unlock: quantile(opened, 'unlock', 0.5),
      list: quantile(opened, 'list', 0.5),
      save: quantile(saved, 'save', 0.5),
      saveP95: quantile(saved, 'save', 0.95),
      formPause,
      longestPause: quantile([...opened, ...saved], 'pause', 1),
      rotate: quantile(rotated, 'rotate', 1),
      rotatePause: quantile(rotated, 'pause', 1),
      disturbed: thrown.length,
      disturbedPause: quantile([...thrown, { pause: 0 }], 'pause', 1),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

function quantile<Key extends string>(
  rounds: readonly Readonly<Record<Key, number>>[],
  key: Key,
  at: number,
): number {
  const sorted = rounds.map((round) => round[key]).sort((a, b) => a - b);
  return Math.ceil(sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0);
}
