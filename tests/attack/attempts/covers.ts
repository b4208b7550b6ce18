import { expect } from 'vitest';
import { poll } from '../../e2e/harness/poll.ts';
import type { BrowserName } from '../../e2e/harness/browser.types.ts';
import type { Attempt, Group, Stage, Victim } from '../attack.types.ts';
import { pictureAt } from '../picture.ts';
import { remains } from '../remains.ts';
import { keepButton } from './presses.ts';

/** Browsers in which the cover does not come about, and why. */
type Failing = { readonly [Name in BrowserName]?: string };

/** The person sees a cover and presses it; Keystep's button lies below. */
async function pressCovered(
  stage: Stage,
  victim: Victim,
  lay: () => void | Promise<void>,
  fails: Failing,
): Promise<void> {
  const at = await keepButton(victim);
  await victim.page.mouse.move(at.x, at.y);
  const before = await pictureAt(victim.page, at);
  await victim.page.evaluate(lay);
  // Long enough for every repair of ours, and for the half second that a button must have stood.
  await remains('the panel', async () => (await victim.overlay.state())?.step === 'keep-key', 900);
  const covered = (await pictureAt(victim.page, at)) !== before;
  await victim.page.mouse.click(at.x, at.y);
  await victim.page.mouse.click(at.x, at.y);
  // Where a cover comes about is known: an attempt that stopped to cover anything would try nothing.
  const because = fails[stage.name] ?? null;
  expect({ covered, because }).toEqual({ covered: because === null, because });
  await remains('nothing taken in', async () => {
    expect(await stage.taken()).toEqual([]);
    return true;
  });
}

const cover = (
  number: number,
  title: string,
  lay: () => void | Promise<void>,
  fails: Failing = {},
): Attempt => ({
  number,
  title,
  requirement: 'R37',
  try: async (stage) => pressCovered(stage, await stage.open('key'), lay, fails),
});

/** A page that lays something over the panel, so that a person presses what they do not see. */
export const covers: Group = {
  name: 'covers over the panel',
  attempts: [
    cover(15, 'lays a popover over it, opened anew in every frame', () => {
      const sheet = document.createElement('div');
      sheet.popover = 'manual';
      sheet.style.cssText = 'inset:0;width:100vw;height:100vh;background:gold;border:0;margin:0';
      document.body.append(sheet);
      setInterval(() => {
        if (sheet.matches(':popover-open')) sheet.hidePopover();
        sheet.showPopover();
      }, 20);
    }),
    cover(16, 'lays a popover over it that lets the pointer through, opened anew in every frame', () => {
      const sheet = document.createElement('div');
      sheet.popover = 'manual';
      sheet.style.cssText =
        'inset:0;width:100vw;height:100vh;background:gold;border:0;margin:0;pointer-events:none';
      document.body.append(sheet);
      setInterval(() => {
        if (sheet.matches(':popover-open')) sheet.hidePopover();
        sheet.showPopover();
      }, 20);
    }),
    cover(17, 'paints the backdrop of a popover that is nowhere', () => {
      const style = document.createElement('style');
      style.textContent = '#sly::backdrop{background:gold !important}';
      const sheet = document.createElement('div');
      sheet.id = 'sly';
      sheet.popover = 'manual';
      sheet.style.cssText = 'inset:auto;left:-9px;top:-9px;width:1px;height:1px;border:0;padding:0';
      document.body.append(style, sheet);
      setInterval(() => {
        if (sheet.matches(':popover-open')) sheet.hidePopover();
        sheet.showPopover();
      }, 20);
    }),
    cover(18, 'hides a popover that lets the pointer through in a closed shadow root', () => {
      const holder = document.createElement('div');
      document.body.append(holder);
      const sheet = document.createElement('div');
      sheet.popover = 'manual';
      sheet.style.cssText =
        'inset:0;width:100vw;height:100vh;background:gold;border:0;margin:0;pointer-events:none';
      holder.attachShadow({ mode: 'closed' }).append(sheet);
      sheet.showPopover();
    }),
    cover(19, 'freezes a view transition over everything', async () => {
      const { startViewTransition } = document as {
        startViewTransition?: (this: Document, change: () => void) => { ready: Promise<void> };
      };
      if (startViewTransition === undefined) return;
      const style = document.createElement('style');
      style.textContent = `::view-transition{background:gold;pointer-events:none}
        ::view-transition-group(*),::view-transition-old(*),::view-transition-new(*){
          animation-duration:600s;animation-play-state:paused;opacity:0}`;
      document.head.append(style);
      await startViewTransition.call(document, () => undefined).ready;
    }),
    cover(
      20,
      'makes the whole document see-through, small, or clipped away',
      () => {
        document.documentElement.style.cssText =
          'opacity:0;filter:opacity(0);clip-path:inset(50%);transform:scale(0.01);mask:linear-gradient(transparent,transparent)';
      },
      { chromium: 'effects on <html> do not reach what is in the top layer' },
    ),
    {
      number: 21,
      title: 'lays a window of its own over the panel, and takes it away between two clicks',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        const at = await keepButton(victim);
        const other = await stage.open('blank', { host: 'evil.example', step: null });
        await poll('the page to have lost the front', () =>
          victim.page.evaluate(() => !document.hasFocus() || document.visibilityState === 'hidden'),
        );
        await other.page.close();
        await victim.page.bringToFront();
        await victim.page.mouse.click(at.x, at.y);
        await remains('nothing taken in', async () => {
          expect(await stage.taken()).toEqual([]);
          return true;
        });
      },
    },
    {
      number: 22,
      title: 'gets hold of Keystep’s button through search and selection, and spreads it over the page',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        const at = await keepButton(victim);
        const reached = await victim.page.evaluate(() => {
          const find = (window as unknown as { find(text: string): boolean }).find.bind(window);
          const nodes = new Set<Node>();
          for (const text of ['Keep in vault', 'Keystep', 'unofficial', 'Shown once', 'Keep the secret']) {
            getSelection()?.removeAllRanges();
            for (let tries = 0; tries < 3 && find(text); tries += 1) {
              const selection = getSelection();
              for (const node of [selection?.anchorNode, selection?.focusNode]) if (node) nodes.add(node);
            }
          }
          let spread = 0;
          for (const node of nodes) {
            const root = node.getRootNode();
            if (!(root instanceof ShadowRoot)) continue;
            const button = root.querySelector<HTMLElement>('[data-action="keep-key"]');
            if (button === null) continue;
            spread += 1;
            button.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;opacity:0;z-index:9';
          }
          return spread;
        });
        if (reached > 0) {
          await remains('the panel', async () => (await victim.overlay.state())?.step === 'keep-key', 900);
          await victim.page.mouse.click(300, 200);
          await victim.page.mouse.click(300, 200);
        } else expect(at.x).toBeGreaterThan(0);
        await remains('nothing taken in', async () => {
          expect(await stage.taken()).toEqual([]);
          return true;
        });
      },
    },
  ],
};
