import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { poll } from '../harness/poll.ts';
import { hints } from './hints.ts';
import { startStand, type Stand } from './stand.ts';

// What only Chromium's driver can ask for or look at.
describe('overlay, as Chromium alone can show it', () => {
  let stand: Stand;
  let page: Page;
  let devtools: CDPSession;

  beforeAll(async () => {
    stand = await startStand('chromium');
  }, 60_000);
  afterAll(() => stand.close(), 30_000);
  beforeEach(async () => {
    page = await stand.open('plain');
    devtools = await page.createCDPSession();
    await page.evaluate((hint) => {
      window.ks.start();
      window.ks.show(hint, '#option');
    }, hints.chooseType);
  });
  afterEach(() => page.close());

  const styleOf = (selector: string, property: string) =>
    page.evaluate(
      (where, name) => {
        const { root } = window.ks;
        const node = where === ':host' ? root.host : root.querySelector(where);
        return node && getComputedStyle(node).getPropertyValue(name);
      },
      selector,
      property,
    );

  it('is not printed, even if the page insists', async () => {
    await page.evaluate(() => window.ks.root.host.setAttribute('style', 'display:block!important'));
    expect(await styleOf(':host', 'display')).toBe('block');
    await page.emulateMediaType('print');
    expect(await styleOf(':host', 'display')).toBe('none');
  });

  it('moves nothing where less motion is wanted', async () => {
    expect(await styleOf('[data-part=spotlight]', 'animation-name')).toBe('settle');
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    expect(await styleOf('[data-part=spotlight]', 'animation-name')).toBe('none');
  });

  it('keeps its outlines in forced colours', async () => {
    await devtools.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    expect(await styleOf('[data-part=panel]', 'border-top-style')).toBe('solid');
    expect(await styleOf('[data-part=spotlight]', 'outline-style')).toBe('solid');
  });

  it('keeps the ring at the target under pinch zoom', async () => {
    await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await poll('the ring at the target', () =>
      page.evaluate(() => {
        const ring = window.ks.root.querySelector('[data-part=spotlight]')?.getBoundingClientRect();
        const target = document.querySelector('#option')?.getBoundingClientRect();
        if (ring === undefined || target === undefined) return false;
        return Math.abs(target.left - ring.left) <= 12 && Math.abs(ring.bottom - target.bottom) <= 12;
      }),
    );
  });

  it('is heard: a named dialog and a live region in the accessibility tree', async () => {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const dialog = nodes.find(({ role }) => role?.value === 'dialog');
    expect(dialog?.name?.value).toBe('Choose the key type');
    expect(dialog?.properties?.find(({ name }) => name === 'modal')?.value.value).toBe(false);
    expect(nodes.some(({ role }) => role?.value === 'status')).toBe(true);
  });
});
