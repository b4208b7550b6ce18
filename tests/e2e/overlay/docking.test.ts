import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { poll } from '../harness/poll.ts';
import { hints } from './hints.ts';
import { startStand, type Stand } from './stand.ts';

describe.each(['chromium', 'firefox'] as const)('the panel beside what it must not cover, in %s', (name) => {
  let stand: Stand;
  let page: Page;

  beforeAll(async () => {
    stand = await startStand(name);
  });
  afterAll(() => stand.close());
  afterEach(() => page.close());

  /** What our panel or chip lies over: names of the things that match. */
  const covered = (selector: string) =>
    page.evaluate((wanted) => {
      const part = window.ks.root.querySelector('[data-part=panel],[data-part=chip]');
      const ours = part?.getBoundingClientRect();
      const over = [...document.querySelectorAll(wanted), ...window.ks.root.querySelectorAll(wanted)];
      return over
        .filter((element) => {
          const box = element.getBoundingClientRect();
          if (ours === undefined) return true;
          const across = Math.min(ours.right, box.right) - Math.max(ours.left, box.left);
          const down = Math.min(ours.bottom, box.bottom) - Math.max(ours.top, box.top);
          return across > 0 && down > 0;
        })
        .map((element) => element.textContent || element.getAttribute('data-part'));
    }, selector);

  async function coversNone(selector: string): Promise<void> {
    let last: unknown;
    await poll(
      () => `nothing covered of ${selector}; covered: ${JSON.stringify(last)}`,
      async () => {
        last = await covered(selector);
        return Array.isArray(last) && last.length === 0;
      },
    );
  }

  it('leaves a cookie banner’s buttons free, also while it is a chip, and goes when the banner comes later', async () => {
    page = await stand.open('banner');
    await page.evaluate((hint) => {
      window.ks.start();
      window.ks.show(hint, null);
    }, hints.keepKey);
    await coversNone('#cookies button');
    await page.evaluate(() => window.ks.overlay.minimise(true));
    await coversNone('#cookies button');
    await page.evaluate((hint) => {
      document.querySelector<HTMLElement>('#cookies')?.setAttribute('hidden', '');
      document.querySelector<HTMLElement>('#cookies')?.style.setProperty('display', 'none');
      window.ks.overlay.minimise(false);
      window.ks.show(hint, null);
    }, hints.done);
    await poll('the usual corner', () =>
      page.evaluate(() => window.ks.root.querySelector('[data-x=right]') !== null),
    );
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('#cookies')?.style.setProperty('display', 'flex'),
    );
    await coversNone('#cookies button');
  });

  it.each([
    { width: 1280, height: 800 },
    { width: 1100, height: 720 },
    { width: 1024, height: 900 },
  ])('never lies over the ring, however large: $width x $height', async (size) => {
    page = await stand.open('banner', size);
    await page.evaluate((hint) => {
      window.ks.start();
      window.ks.show(hint, '#wide');
    }, hints.keepKey);
    await poll('the ring', () =>
      page.evaluate(() => window.ks.root.querySelector('[data-part=spotlight]') !== null),
    );
    await coversNone('[data-part=spotlight]');
    expect(await covered('#cookies button')).toEqual([]);
  });
});
