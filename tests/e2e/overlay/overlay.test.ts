import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Hint } from '../../../src/guide/hint.ts';
import { poll } from '../harness/poll.ts';
import { hints } from './hints.ts';
import type { PageName } from './pages.ts';
import { startStand, type Stand } from './stand.ts';

/** Most that the ring may stand away from the target on each side, px (contract). */
const ringReach = 12;

describe.each(['chromium', 'firefox'] as const)('overlay in %s', (browserName) => {
  let stand: Stand;
  let page: Page;

  beforeAll(async () => {
    stand = await startStand(browserName);
  }, 60_000);
  afterAll(() => stand.close(), 30_000);
  afterEach(() => page.close());

  async function open(name: PageName, hint: Hint, selector: string | null, size?: Size): Promise<void> {
    page = await stand.open(name, size);
    await page.evaluate(
      (shown, where) => {
        window.ks.start();
        window.ks.show(shown, where);
      },
      hint,
      selector,
    );
    await anchor(selector === null ? 'none' : 'found');
  }

  const show = (hint: Hint, selector: string | null) =>
    page.evaluate((shown, where) => window.ks.show(shown, where), hint, selector);

  /** Waits until the panel says so. */
  async function anchor(wanted: 'found' | 'none'): Promise<void> {
    await poll(`data-anchor ${wanted}`, async () => (await part('panel'))?.anchor === wanted);
  }

  const part = (name: string) =>
    page.evaluate((wanted) => {
      const found = window.ks.root.querySelector<HTMLElement>(`[data-part="${wanted}"]`);
      if (found === null) return null;
      const { left, top, right, bottom, width, height } = found.getBoundingClientRect();
      return {
        left,
        top,
        right,
        bottom,
        width,
        height,
        anchor: found.dataset['anchor'],
        text: found.textContent,
      };
    }, name);

  async function controlAt(action: string): Promise<{ x: number; y: number }> {
    const at = await page.evaluate((wanted) => {
      const found = window.ks.root.querySelector(`[data-action="${wanted}"]`);
      const box = found?.getBoundingClientRect();
      return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }, action);
    if (at === undefined) throw new Error(`No control ${action}.`);
    return at;
  }

  async function press(action: string): Promise<void> {
    const { x, y } = await controlAt(action);
    await page.mouse.click(x, y);
  }

  /** Whether nothing of the page lies over this control. */
  async function isOnTop(action: string): Promise<boolean> {
    const { x, y } = await controlAt(action);
    return page.evaluate((left, top) => document.elementFromPoint(left, top) === window.ks.root.host, x, y);
  }

  const done = () => page.evaluate(() => [...window.ks.actions]);

  /** How far the ring stands away from the target, per side, in px of the viewport. */
  const spare = (selector: string) =>
    page.evaluate((where) => {
      const ring = window.ks.root.querySelector('[data-part="spotlight"]')?.getBoundingClientRect();
      const target = document.querySelector(where)?.getBoundingClientRect();
      if (ring === undefined || target === undefined) return null;
      return [
        target.left - ring.left,
        target.top - ring.top,
        ring.right - target.right,
        ring.bottom - target.bottom,
      ];
    }, selector);

  async function ringFits(selector: string): Promise<void> {
    let last: unknown;
    await poll(
      () => `the ring around ${selector}: ${JSON.stringify(last)}`,
      async () => {
        const sides = await spare(selector);
        last = sides;
        return sides !== null && sides.every((side) => side >= 0 && side <= ringReach);
      },
    );
  }

  const parentOfHost = () => page.evaluate(() => window.ks.root.host.parentNode?.nodeName);

  it('stands above the highest z-index and lets clicks through around it', async () => {
    await open('native', hints.chooseType, '#opener');
    expect(await isOnTop('next')).toBe(true);
    await page.evaluate(() => {
      document.querySelector('#opener')?.addEventListener('click', () => (document.title = 'clicked'));
    });
    await page.click('#opener');
    expect(await page.title()).toBe('clicked');
    expect(await done()).toEqual([]);
  });

  it('moves into a native modal dialog, works there, and goes back, the dialog staying modal', async () => {
    await open('native', hints.chooseType, '#opener');
    await page.evaluate(() => {
      const dialog = document.querySelector('dialog');
      dialog?.showModal();
      document.querySelector<HTMLInputElement>('#inside')?.focus();
    });
    await poll('the host in the dialog', async () => (await parentOfHost()) === 'DIALOG');
    await show(hints.chooseType, '#ok');
    await ringFits('#ok');
    await press('next');
    expect(await done()).toEqual(['next']);
    const state = await page.evaluate(() => {
      const dialog = document.querySelector('dialog');
      return [dialog?.open, dialog?.matches(':modal'), document.activeElement?.id];
    });
    expect(state).toEqual([true, true, 'inside']);
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await poll('the host under <html>', async () => (await parentOfHost()) === 'HTML');
    await press('next');
    expect(await done()).toEqual(['next', 'next']);
  });

  it('comes back when the dialog that it stood in is taken away, and follows into one over another', async () => {
    await open('native', hints.chooseType, '#opener');
    await page.evaluate(() => {
      document.querySelector('dialog')?.showModal();
      const second = document.createElement('dialog');
      second.id = 'second';
      second.append('Another');
      document.body.append(second);
      second.showModal();
    });
    const holder = () => page.evaluate(() => window.ks.root.host.parentElement?.id);
    await poll('the host in the second dialog', async () => (await holder()) === 'second');
    expect(await isOnTop('next')).toBe(true);
    await page.evaluate(() => document.querySelector('#second')?.remove());
    await poll('the host in the first dialog', async () => (await holder()) === 'dialog');
    expect(await isOnTop('next')).toBe(true);
    await page.evaluate(() => document.querySelector('#dialog')?.remove());
    await poll('the host under <html>', async () => (await parentOfHost()) === 'HTML');
    await ringFits('#opener');
    await press('next');
    expect(await done()).toEqual(['next']);
  });

  it('is there, and works, after a way out and back through the browser’s history', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    await page.goto(new URL('scrolling', page.url()).href);
    await page.evaluate(() => history.back());
    await poll(
      'the page to be back as it was',
      () => page.evaluate('window.persisted === true').catch(() => false) as Promise<boolean>,
    );
    await ringFits('#option');
    await press('next');
    expect(await done()).toEqual(['next']);
  });

  it('keeps the ring at the target when the browser’s own zoom changes', async () => {
    await open('plain', hints.chooseType, '#option', { width: 1280, height: 800 });
    for (const zoom of [2, 0.5, 1.25]) {
      await page.setViewport({ width: 1280 / zoom, height: 800 / zoom, deviceScaleFactor: zoom });
      await page.evaluate(() => document.querySelector('#option')?.scrollIntoView({ block: 'center' }));
      await ringFits('#option');
      const panel = await part('panel');
      expect(panel?.right).toBeLessThanOrEqual(1280 / zoom);
    }
  });

  it('keeps the focus inside when the host moves', async () => {
    await open('native', hints.chooseType, null);
    await page.evaluate(() => {
      window.ks.overlay.toggleFocus();
      document.querySelector('dialog')?.showModal();
      window.ks.overlay.toggleFocus();
    });
    await poll('the host in the dialog', async () => (await parentOfHost()) === 'DIALOG');
    await page.evaluate(() => window.ks.root.querySelector<HTMLElement>('[data-action=next]')?.focus());
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await poll('the host under <html>', async () => (await parentOfHost()) === 'HTML');
    const focused = await page.evaluate(() => window.ks.root.activeElement?.getAttribute('data-action'));
    expect(focused).toBe('next');
  });

  it('comes above a popover that the page opens later', async () => {
    await open('plain', hints.chooseType, null);
    await page.evaluate(() => {
      const popover = document.createElement('div');
      popover.popover = 'manual';
      popover.style.cssText = 'inset:0;width:100vw;height:100vh;background:gold';
      document.body.append(popover);
      popover.showPopover();
    });
    await poll('our panel on top', () => isOnTop('next'));
  });

  it('leaves a scripted dialog open, focused and unaware after 20 presses on the panel', async () => {
    await open('scripted', hints.chooseType, '#ok');
    await page.click('#inside');
    for (let count = 0; count < 20; count += 1) await press(count % 2 === 0 ? 'next' : 'why');
    expect(await done()).toHaveLength(10);
    const state = await page.evaluate('[closed, pulled, document.activeElement.id]');
    expect(state).toEqual([0, 0, 'inside']);
    expect(await page.evaluate(() => window.ks.leaks)).toEqual([]);
  });

  it('takes the keyboard on request, gives it back, and keeps its keys from the page', async () => {
    await open('scripted', hints.chooseType, '#ok');
    await page.evaluate(() => window.ks.overlay.toggleFocus());
    await page.keyboard.press('Tab');
    const inside = () =>
      page.evaluate(() => window.ks.root.activeElement?.getAttribute('data-action') ?? null);
    expect(await inside()).toBe('why');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => window.ks.root.querySelector('.why')?.ariaExpanded)).toBe('true');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press(' ');
    expect(await done()).toEqual(['show-me']);
    await page.keyboard.press('Escape');
    expect(await done()).toEqual(['show-me', 'minimise']);
    expect(await inside()).toBe('restore');
    await page.keyboard.press('Enter');
    expect(await part('chip')).toBeNull();
    await page.evaluate(() => window.ks.overlay.toggleFocus());
    expect(await page.evaluate('[closed, pulled, document.activeElement.id]')).toEqual([0, 0, 'inside']);
    expect(await page.evaluate(() => window.ks.leaks)).toEqual([]);
  });

  it('minimises on Escape without closing the native dialog around it', async () => {
    await open('native', hints.chooseType, null);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await poll('the host in the dialog', async () => (await parentOfHost()) === 'DIALOG');
    await page.evaluate(() => window.ks.overlay.toggleFocus());
    await page.keyboard.press('Escape');
    expect(await done()).toEqual(['minimise']);
    expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
  });

  it('points at nothing while minimised, or where the next step has no target', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.evaluate(() => window.ks.overlay.minimise(true));
    expect(await part('spotlight')).toBeNull();
    expect(await part('panel')).toBeNull();
    expect((await part('chip'))?.text).toContain('4 of 11');
    await page.evaluate(() => window.ks.overlay.minimise(false));
    await ringFits('#option');
    await show(hints.noAnchor, null);
    expect(await part('spotlight')).toBeNull();
  });

  it('does not take the focus when a step changes', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.focus('#field');
    await show(hints.keepKey, '#option');
    await show(hints.done, null);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
  });

  it('keeps the focus in the panel when the focused control goes away', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.evaluate(() => window.ks.root.querySelector<HTMLElement>('[data-action=back]')?.focus());
    await show(hints.keepKey, '#option');
    expect(await page.evaluate(() => window.ks.root.activeElement?.id)).toBe('title');
  });

  it('ignores events that no person made', async () => {
    await open('plain', hints.keepKey, '#option');
    const { x, y } = await controlAt('keep-key');
    await page.evaluate(
      (clientX, clientY) => {
        const { host } = window.ks.root;
        const init = { bubbles: true, composed: true, cancelable: true, clientX, clientY };
        host.dispatchEvent(new MouseEvent('click', init));
        host.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'Escape' }));
        window.ks.root.querySelector<HTMLElement>('[data-action=keep-key]')?.click();
      },
      x,
      y,
    );
    expect(await done()).toEqual([]);
    expect(await part('panel')).not.toBeNull();
  });

  it('takes the consequential press only when the panel stood for half a second', async () => {
    page = await stand.open('plain');
    await page.evaluate((hint) => {
      window.ks.start();
      window.ks.show(hint, '#option');
    }, hints.keepKey);
    const { x, y } = await controlAt('keep-key');
    // The clock of the page decides, so that a slow machine cannot blur the half second.
    await page.evaluate(() => {
      const real = performance.now.bind(performance);
      const stop = real();
      performance.now = () => stop;
      window.ks.overlay.minimise(true);
      window.ks.overlay.minimise(false);
    });
    await page.mouse.click(x, y);
    expect(await done()).toEqual([]);
    expect((await part('panel'))?.text).toContain('Press once more');
    await page.evaluate(() => {
      const stopped = performance.now();
      performance.now = () => stopped + 501;
    });
    await press('keep-key');
    expect(await done()).toEqual(['keep-key']);
  });

  it('follows its target through scrolling, resizing and zoom', async () => {
    await open('plain', hints.chooseType, '#option');
    await ringFits('#option');
    await page.setViewport({ width: 700, height: 620 });
    await ringFits('#option');
    for (const [name, zoom] of [
      ['html', 1.5],
      ['html', 0.8],
      ['body', 1.4],
    ] as const) {
      await page.evaluate(
        (where, factor) => {
          const node = document.querySelector<HTMLElement>(where);
          if (node) node.style.zoom = String(factor);
        },
        name,
        zoom,
      );
      await ringFits('#option');
      await page.evaluate(
        (where) => document.querySelector<HTMLElement>(where)?.removeAttribute('style'),
        name,
      );
    }
    await page.evaluate(() => document.querySelector('#option')?.setAttribute('style', 'margin:90px'));
    await ringFits('#option');
  });

  it('follows within a few frames when the page moves under it without a scroll', async () => {
    await open('plain', hints.chooseType, '#option');
    await ringFits('#option');
    const frames = await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const ring = () =>
        window.ks.root.querySelector('[data-part="spotlight"]')?.getBoundingClientRect().top ?? 0;
      // More than a beat, so that it rests.
      for (let count = 0; count < 30; count += 1) await frame();
      const before = ring();
      const banner = document.createElement('div');
      banner.style.height = '70px';
      document.querySelector('main')?.prepend(banner);
      for (let count = 1; ; count += 1) {
        await frame();
        if (Math.abs(ring() - before - 70) < 1 || count > 60) return count;
      }
    });
    expect(frames).toBeLessThanOrEqual(5);
  });

  it('says that the target is off screen, scrolls there on request, and points in nested scrollers', async () => {
    page = await stand.open('scrolling');
    await page.evaluate((hint) => {
      window.ks.start();
      window.ks.show(hint, '#deep');
    }, hints.chooseType);
    await anchor('none');
    expect(await part('spotlight')).toBeNull();
    expect((await part('panel'))?.text).toContain('Scroll to it');
    await press('show-me');
    await anchor('found');
    await ringFits('#deep');
    await page.evaluate(() => document.querySelector('#scroller')?.scrollBy(0, 40));
    await ringFits('#deep');
    await page.evaluate(() => document.querySelector('#scroller')?.scrollBy(0, 600));
    await anchor('none');
    await page.evaluate(() => document.querySelector('#scroller')?.scrollBy(0, -640));
    await anchor('found');
  });

  it.each(['removed', 'not displayed', 'transparent', 'covered', 'scrolled away'] as const)(
    'docks within 250 ms of the target being %s',
    async (loss) => {
      await open('plain', hints.chooseType, '#option');
      await ringFits('#option');
      const took = await page.evaluate((how) => {
        const target = document.querySelector<HTMLElement>('#option');
        const since = performance.now();
        if (how === 'removed') target?.remove();
        else if (how === 'transparent') target?.style.setProperty('opacity', '0');
        else if (how === 'scrolled away') target?.style.setProperty('margin-top', '4000px');
        else if (how === 'covered') {
          const cover = document.createElement('div');
          cover.style.cssText = 'position:fixed;inset:0;background:gold';
          document.body.append(cover);
        } else target?.style.setProperty('display', 'none');
        const { root } = window.ks;
        return new Promise<number>((resolve) => {
          // Time in which the machine draws no frame at all is not ours.
          let stalled = 0;
          let last = since;
          const look = (): void => {
            const now = performance.now();
            stalled += Math.max(0, now - last - 34);
            last = now;
            const panel = root.querySelector<HTMLElement>('[data-part="panel"]');
            const docked = panel?.dataset['anchor'] === 'none';
            if (docked && root.querySelector('[data-part="spotlight"]') === null) {
              resolve(now - since - stalled);
            } else requestAnimationFrame(look);
          };
          look();
        });
      }, loss);
      expect(took).toBeLessThan(250);
    },
  );

  it('docks while something of the page lies over the target, and comes back', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.style.cssText = 'position:fixed;inset:0 40% 40% 0;background:gold';
      document.body.append(cover);
    });
    await anchor('none');
    expect((await part('panel'))?.text).toContain('in front of it');
    await page.evaluate(() => document.querySelector('#cover')?.remove());
    await anchor('found');
    await ringFits('#option');
  });

  it('moves away from a target, and from the buttons of a dialog, that it would cover', async () => {
    await open('plain', hints.chooseType, '#create');
    await page.evaluate(() => {
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.style.cssText =
        'position:fixed;right:10px;bottom:10px;width:500px;text-align:right;background:Canvas';
      dialog.append(document.createElement('button'));
      dialog.firstElementChild?.append('Confirm');
      document.body.append(dialog);
    });
    await poll('the panel elsewhere', async () => {
      const panel = await part('panel');
      return panel !== null && panel.left < 100;
    });
  });

  it('does not go from under a pointer in use', async () => {
    await open('plain', hints.chooseType, '#create');
    const before = await part('panel');
    await page.evaluate(() => {
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.style.cssText = 'position:fixed;right:10px;bottom:10px;width:500px;text-align:right';
      dialog.append(document.createElement('button'));
      document.body.append(dialog);
    });
    const { left, top } = before ?? { left: 0, top: 0 };
    for (let count = 0; count < 60; count += 1) await page.mouse.move(left + 20 + count, top + 60);
    await page.evaluate(() => window.ks.overlay.minimise(true));
    await page.evaluate(() => window.ks.overlay.minimise(false));
    expect((await part('panel'))?.left).toBe(left);
    await page.mouse.move(5, 5);
    await poll('the panel elsewhere', async () => ((await part('panel'))?.left ?? left) < left);
  });

  it.each([
    { width: 390, height: 700 },
    { width: 320, height: 560 },
    { width: 640, height: 400 },
  ])('fits into $width x $height', async (size) => {
    await open('plain', hints.keepKey, '#create', size);
    const panel = await part('panel');
    expect(panel?.left).toBeGreaterThanOrEqual(0);
    expect(panel?.right).toBeLessThanOrEqual(size.width);
    expect(panel?.top).toBeGreaterThanOrEqual(0);
    expect(panel?.bottom).toBeLessThanOrEqual(size.height);
    if (size.width <= 480) expect(panel?.height).toBeLessThanOrEqual(size.height * 0.45 + 1);
    const button = await controlAt('keep-key');
    expect(button.y).toBeLessThan(panel?.bottom ?? 0);
    const wide = await page.evaluate(() => {
      const scroll = window.ks.root.querySelector('.scroll');
      return scroll !== null && scroll.scrollWidth > scroll.clientWidth;
    });
    expect(wide).toBe(false);
  });

  it('outlives a page that hides, strips or removes it, and gives up on one that never stops', async () => {
    await open('hostile', hints.chooseType, '#create');
    await page.evaluate(() => {
      const { host } = window.ks.root;
      host.setAttribute('style', 'display:none!important;opacity:0!important;visibility:hidden!important');
      host.removeAttribute('popover');
      host.setAttribute('inert', '');
      host.setAttribute('hidden', '');
      host.remove();
    });
    await poll('our panel back', () => isOnTop('next'));
    await press('next');
    expect(await done()).toEqual(['next']);
    const removals = await page.evaluate(async () => {
      const { host } = window.ks.root;
      let count = 0;
      new MutationObserver(() => {
        if (!host.isConnected) return;
        count += 1;
        host.remove();
      }).observe(document.documentElement, { childList: true });
      host.remove();
      await new Promise<void>((resolve) => {
        let before = -1;
        const look = (): void => {
          if (count === before && count > 50) {
            resolve();
            return;
          }
          before = count;
          setTimeout(look, 400);
        };
        look();
      });
      return count;
    });
    expect(removals).toBeLessThanOrEqual(101);
    await page.click('#create');
  });

  it('stands in an element in full screen, works there, and goes back', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.evaluate(() => {
      const button = document.querySelector('#create');
      button?.addEventListener('click', () => void document.querySelector('main')?.requestFullscreen());
    });
    await page.click('#create');
    await poll('full screen', () => page.evaluate(() => document.fullscreenElement !== null));
    await poll('our panel on top', () => isOnTop('next'));
    await ringFits('#option');
    await press('next');
    expect(await done()).toEqual(['next']);
    await page.evaluate(() => document.exitFullscreen());
    await poll('the host under <html>', async () => (await parentOfHost()) === 'HTML');
    await ringFits('#option');
  });

  it('mirrors itself on a page that reads from the right', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await show(hints.keepKey, '#option');
    const panel = await part('panel');
    expect(panel?.left).toBe(24);
    await ringFits('#option');
  });

  it('has no fault that axe finds, in any of its states', async () => {
    page = await stand.open('plain', { width: 1280, height: 800 }, '#open');
    await page.evaluate(axe.source);
    await page.evaluate(() =>
      window.ks.start({
        report: { make: () => '<main>\n  <p>\n'.repeat(40), copy: () => Promise.resolve() },
      }),
    );
    for (const theme of ['light', 'dark'] as const) {
      for (const hint of Object.values(hints)) {
        await page.evaluate(
          (shown, wanted) => {
            window.ks.overlay.configure({ theme: wanted });
            window.ks.show(shown, '#option');
          },
          hint,
          theme,
        );
        await expectNoFaults();
      }
      await press('report');
      await expectNoFaults();
      await page.evaluate(() => window.ks.overlay.minimise(true));
      await expectNoFaults();
      await page.evaluate(() => window.ks.overlay.minimise(false));
    }
  });

  async function expectNoFaults(): Promise<void> {
    const { faults, checked } = await page.evaluate(async () => {
      const host = document.documentElement.lastElementChild;
      await Promise.all(host?.shadowRoot?.getAnimations().map(({ finished }) => finished) ?? []);
      const found = await window.axe.run(host as HTMLElement, { resultTypes: ['violations'] });
      const faults = found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
      return { faults, checked: found.passes.length };
    });
    expect(faults).toEqual([]);
    expect(checked).toBeGreaterThan(5);
  }

  it('follows the theme of the page', async () => {
    await open('plain', hints.chooseType, null);
    const theme = () =>
      page.evaluate(() => window.ks.root.querySelector<HTMLElement>('.layer')?.dataset['theme']);
    await page.evaluate(() => (document.body.style.background = '#0b0e11'));
    await poll('dark', async () => (await theme()) === 'dark');
    await page.evaluate(() => (document.body.style.background = '#ffffff'));
    await poll('light', async () => (await theme()) === 'light');
    await page.evaluate(() => window.ks.overlay.configure({ theme: 'dark' }));
    expect(await theme()).toBe('dark');
  });

  it('announces each step once, and speaks in a region that stays', async () => {
    await open('plain', hints.chooseType, '#option');
    await page.evaluate(() => {
      const region = window.ks.root.querySelector('[data-part="announcer"]');
      Object.assign(window, { region, said: [] as (string | null)[] });
      if (region === null) return;
      new MutationObserver(() =>
        (window as unknown as { said: unknown[] }).said.push(region.textContent),
      ).observe(region, { childList: true, characterData: true, subtree: true });
    });
    await show(hints.danger, '#withdraw');
    await show(hints.keepKey, '#option');
    await show({ ...hints.keepKey, tag: null }, '#option');
    await poll('an announcement', async () => {
      const said = await page.evaluate('said.at(-1)');
      return said === 'Step 7 of 11. Keep the secret now';
    });
    await show(hints.done, null);
    await poll(
      'the next',
      async () => (await page.evaluate('said.at(-1)')) === 'Step 11 of 11. Your key is ready',
    );
    expect(await page.evaluate('said.length')).toBeLessThanOrEqual(3);
    expect(await page.evaluate('region.isConnected')).toBe(true);
  });

  it('writes to no node of the page, and leaves nothing behind', async () => {
    page = await stand.open('native');
    await page.evaluate(() => {
      const live = new Set<string>();
      const { prototype } = EventTarget;
      const add = Reflect.get(prototype, 'addEventListener');
      prototype.addEventListener = function on(type, listener, options) {
        const { signal } = typeof options === 'object' ? options : {};
        if (signal) {
          const key = `${type} ${String(Math.random())}`;
          live.add(key);
          add.call(signal, 'abort', () => live.delete(key));
        }
        add.call(this, type, listener, options);
      };
      Object.assign(window, { live });
    });
    await page.evaluate((hint) => {
      window.ks.start();
      window.ks.show(hint, '#opener');
    }, hints.chooseType);
    await ringFits('#opener');
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await poll('the host in the dialog', async () => (await parentOfHost()) === 'DIALOG');
    await press('next');
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await poll('the host under <html>', async () => (await parentOfHost()) === 'HTML');
    expect(await page.evaluate('live.size')).toBeGreaterThan(10);
    const left = await page.evaluate(async () => {
      window.ks.overlay.destroy();
      // Nothing may come back by itself: look again after the slow beat and the announcer's pause.
      const { host } = window.ks.root;
      const back = await new Promise<boolean>((resolve) => {
        const watch = new MutationObserver(() => resolve(true));
        watch.observe(document, { childList: true, subtree: true });
        setTimeout(() => resolve(false), 700);
      });
      return [back, host.isConnected];
    });
    expect(left).toEqual([false, false]);
    expect(await page.evaluate('live.size')).toBe(0);
    // The page itself opened its dialog; `open` is all that changed.
    const writes = await page.evaluate(() => window.ks.writes);
    expect(writes.filter((write) => write !== 'attributes DIALOG open')).toEqual([]);
  });
});

declare global {
  interface Window {
    axe: typeof axe;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}
