import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { control } from '../../e2e/harness/controls.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Attempt, Stage } from '../attack.types.ts';
import { remains } from '../remains.ts';
import { keepButton } from './presses.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const nearEnd: Point = { x: 100, y: 500 };

/** What a hand does: both browsers begin a real drag of it. Chromium drops at the end; Firefox's driver does not. */
async function drag({ mouse }: Page, from: Point, to: Point): Promise<void> {
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + 12, from.y + 3, { steps: 4 });
  await mouse.move(to.x - 2, to.y, { steps: 6 });
  // Once more: the first that lands on something says no more than that it came.
  await mouse.move(to.x, to.y, { steps: 2 });
  await mouse.up();
}

const middleOf = (page: Page, id: string): Promise<Point> =>
  page.evaluate((name) => {
    const { x, y, width, height } = document.getElementById(name)!.getBoundingClientRect();
    return { x: x + Math.min(width / 2, 40), y: y + height / 2 };
  }, id);

/** Runs in a page: notes what every drag carries, and takes it. */
function takeDrags(): void {
  for (const type of ['dragstart', 'dragenter', 'dragover', 'drop', 'dragend', 'copy'])
    addEventListener(
      type,
      (event) => {
        const { dataTransfer } = event as DragEvent;
        const carried = ['text/plain', 'text/html', 'text/uri-list'].map((kind) =>
          dataTransfer?.getData(kind),
        );
        window.loot.push(`${type} ${carried.join(' ')} ${String(getSelection())}`);
        if (type.startsWith('drag') && type !== 'dragstart') event.preventDefault();
        if (type === 'drop') event.preventDefault();
      },
      true,
    );
}

/** Runs in a page: something that a hand can take along, and what it carries. */
function layBait(): void {
  const bait = document.createElement('p');
  bait.id = 'bait';
  bait.draggable = true;
  bait.textContent = 'Drag me';
  bait.style.cssText = 'position:fixed;left:20px;top:400px;width:80px;margin:0';
  bait.addEventListener('dragstart', ({ dataTransfer }) => {
    dataTransfer!.setData('text/plain', 'A'.repeat(64));
    dataTransfer!.setData('text/uri-list', 'https://evil.example/dropped');
    dataTransfer!.setData('text/html', '<img src=x onerror="document.title=1">');
  });
  document.body.append(bait);
}

const lootOf = (page: Page) => page.evaluate(() => window.loot.splice(0));

/** The page's own text, taken in the same way: the hand does drag, and the page does hear. */
async function dragsOwn(page: Page): Promise<void> {
  await drag(page, await middleOf(page, 'bait'), nearEnd);
  await poll('the page to see its own drag', async () =>
    (await lootOf(page)).some((text) => /^(dragover|drop) A{64}/.test(text)),
  );
}

/** Out of the panel. */
export const draggedOut: Attempt = {
  number: 43,
  title: 'takes what a hand drags out of the panel',
  requirement: 'R36',
  try: async (stage) => {
    // A panel with the ends of a secret, and one with a link, which browsers drag without a selection.
    for (const at of [{ scene: 'key' }, { scene: 'blank', path: '/en/my/dashboard', step: null }] as const) {
      const victim = await stage.open(at.scene, at);
      const { page, overlay } = victim;
      await page.evaluate(takeDrags);
      await page.evaluate(layBait);
      if (at.scene === 'key') await keepButton(victim);
      const { text } = await overlay.waitFor('a panel', (state) => state.panel !== null);
      const root = await stage.browser.closedRoot(page);
      const spots = await root!.call((tree) =>
        Array.from(tree.querySelectorAll('[data-part="panel"] :is(a, button, p, h2, bdi)'))
          .filter((part) => part.checkVisibility())
          .map((part) => {
            // A link may run over two lines.
            const { x, y, width, height } = part.getClientRects()[0]!;
            const isControl = part.closest('[data-action]') !== null;
            return { x: x + Math.min(width / 2, 24), y: y + height / 2, isControl };
          }),
      );
      expect(spots.filter(({ isControl }) => !isControl).length).toBeGreaterThan(2);
      await lootOf(page);
      for (const spot of spots) {
        // What may select comes first; then what is selected is taken along, or the link itself.
        if (!spot.isControl) {
          await page.mouse.click(spot.x, spot.y, { count: 2 });
          await drag(page, spot, { x: spot.x + 120, y: spot.y });
        }
        await drag(page, spot, nearEnd);
      }
      const loot = await lootOf(page);
      expect(loot).toEqual([]);
      expect(text).toContain('Keystep');
      expect(await page.evaluate(() => String(getSelection()))).not.toMatch(/Keystep|Keep|unofficial/);
      expect(await stage.taken()).toEqual([]);
      // Only afterwards, since Firefox’s driver does not end what it drags: the same hand takes its own.
      await dragsOwn(page);
      await page.close();
    }
  },
};

/** Drops what a hand brings from elsewhere: what the browser itself does with it comes after. Chromium alone. */
async function dropFromOutside(page: Page, { x, y }: Point): Promise<void> {
  const cdp = await page.createCDPSession();
  const items = [
    { mimeType: 'text/uri-list', data: 'https://evil.example/dropped' },
    { mimeType: 'text/html', data: '<img src=x onerror="document.title=1">' },
  ];
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x, y, data: { items, dragOperationsMask: 1 } });
  await cdp.detach();
}

/** Tabs that a dropped address has opened. */
async function openedByDrop({ browser }: Stage): Promise<number> {
  const tabs = await browser.driver.pages();
  return tabs.filter((tab) => tab.url() === 'https://evil.example/dropped').length;
}

/** Runs in a page: the events of a drop, as a script can make them, for the browser whose driver does not drop. */
function pretendDrop({ x, y }: Point): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', 'A'.repeat(64));
  dataTransfer.setData('text/uri-list', 'https://evil.example/dropped');
  dataTransfer.setData('text/html', '<img src=x onerror="document.title=1">');
  const init = { bubbles: true, composed: true, cancelable: true, dataTransfer, clientX: x, clientY: y };
  const target = document.elementFromPoint(x, y)!;
  for (const type of ['dragenter', 'dragover', 'drop', 'dragend'])
    target.dispatchEvent(new DragEvent(type, init));
}

/** The page may know of it: so it took place. */
async function hearsDrop(page: Page): Promise<void> {
  await poll('the page to hear the drop', async () =>
    (await lootOf(page)).some((text) => text.startsWith('drop A')),
  );
}

/** Onto the panel, and onto a page of ours. */
export const droppedOn: Attempt = {
  number: 44,
  title: 'drops things onto the panel and onto Keystep’s own pages',
  requirement: 'R37',
  try: async (stage) => {
    const victim = await stage.open('key');
    const { page } = victim;
    const at = await keepButton(victim);
    await page.evaluate(layBait);
    await page.evaluate(takeDrags);
    const bait = await middleOf(page, 'bait');
    for (const spot of [at, { x: at.x, y: at.y - 120 }]) {
      await drag(page, bait, spot);
      if (stage.name === 'firefox') await page.evaluate(pretendDrop, spot);
      await hearsDrop(page);
    }
    await remains('nothing taken in', async () => (await stage.taken()).length === 0);
    expect((await victim.overlay.state())?.step).toBe('keep-key');

    const popup = await stage.browser.openExtensionPage('popup');
    await popup.bringToFront();
    await control(popup, { role: 'button', name: 'Lock' });
    // What is dropped lies in the page already: no driver brings anything from another page.
    await popup.evaluate(layBait);
    const inPopup = await middleOf(popup, 'bait');
    const lock = (await (await control(popup, { role: 'button', name: 'Lock' })).boundingBox())!;
    for (const spot of [{ x: lock.x + lock.width / 2, y: lock.y + lock.height / 2 }, nearEnd]) {
      await drag(popup, inPopup, spot);
      if (stage.name === 'firefox') await popup.evaluate(pretendDrop, spot);
    }
    if (stage.name === 'chromium') {
      // Elsewhere a dropped address opens a tab.
      const other = await stage.open('blank', { host: 'evil.example', path: '/en', step: null });
      await dropFromOutside(other.page, nearEnd);
      await poll('the control to open a tab', async () => (await openedByDrop(stage)) === 1);
      await dropFromOutside(popup, nearEnd);
      await poll('the same of our page', async () => (await openedByDrop(stage)) === 2);
    }
    await remains('our page', async () => {
      expect(await popup.evaluate(() => location.href)).toContain(stage.browser.extensionOrigin);
      expect(await popup.evaluate(() => document.querySelectorAll('img[src="x"]').length)).toBe(0);
      return (await stage.ask('vault.state', {})).status === 'unlocked';
    });
  },
};
