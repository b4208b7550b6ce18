import { expect } from 'vitest';
import { press } from '../../e2e/harness/controls.ts';
import { shows } from '../../e2e/harness/lifecycle.ts';
import { openKey } from '../../e2e/harness/popup-tasks.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { planted, type Group } from '../attack.types.ts';
import { remains } from '../remains.ts';
import { draggedOut, droppedOn } from './drags.ts';
import { keepButton } from './presses.ts';

const spyOnClipboard = (): void => {
  for (const type of ['copy', 'cut', 'paste', 'beforeinput', 'input']) {
    addEventListener(
      type,
      (event) => {
        const text = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '';
        window.loot.push(`${type} ${text} ${String(getSelection())} ${(event as InputEvent).data ?? ''}`);
      },
      true,
    );
  }
};

/** What the person's focus, clipboard and pointer carry. */
export const focusAndClipboard: Group = {
  name: 'focus, clipboard, drag and drop',
  attempts: [
    {
      number: 40,
      title: 'pulls the focus back and puts it on the panel, while the person types on the page',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        await keepButton(victim);
        await victim.page.evaluate(() => {
          const host = document.querySelector<HTMLElement>('html > div[popover]')!;
          host.tabIndex = -1;
          setInterval(() => {
            host.focus();
            document.getElementById('create')?.focus();
            host.focus();
          }, 10);
        });
        for (const key of ['Enter', ' ', 'Enter'] as const) await victim.page.keyboard.press(key);
        await remains('nothing taken in', async () => (await stage.taken()).length === 0);
        expect((await victim.overlay.state())?.step).toBe('keep-key');
      },
    },
    {
      number: 41,
      title: 'listens to keys while the focus is in the panel',
      requirement: 'R36',
      try: async (stage) => {
        const victim = await stage.open('key');
        const { page, overlay } = victim;
        await keepButton(victim);
        await page.evaluate(() => {
          for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput'])
            for (const target of [document, document.documentElement, document.body])
              target.addEventListener(type, (event) => window.loot.push((event as KeyboardEvent).key), true);
        });
        await page.keyboard.press('a');
        await poll('the page to hear its own keys', () => page.evaluate(() => window.loot.includes('a')));
        await poll('the focus in the panel', async () => {
          if ((await overlay.focused()) !== null) return true;
          await page.keyboard.press('Tab');
          return false;
        });
        await page.evaluate(() => (window.loot.length = 0));
        for (const key of ['b', 'c', 'ArrowDown'] as const) await page.keyboard.press(key);
        expect(await page.evaluate(() => window.loot)).toEqual([]);
      },
    },
    {
      number: 42,
      title: 'waits on the page for what is copied in Keystep’s popup',
      requirement: 'R34',
      only: {
        browser: 'chromium',
        why: 'Firefox asks the person first, in a window that no driver can press',
      },
      try: async (stage) => {
        const victim = await stage.open('key');
        await victim.page.evaluate(spyOnClipboard);
        const popup = await stage.browser.openExtensionPage('popup');
        await openKey(popup, planted.label);
        await press(popup, 'Copy secret key');
        await shows(popup, 'Copied');
        await victim.page.bringToFront();
        const read = await victim.page.evaluate(() => navigator.clipboard.readText().catch(() => 'refused'));
        expect(read).not.toContain(planted.secretKey);
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- what attackers still have
        const pasted = await victim.page.evaluate(() => document.execCommand('paste'));
        expect(pasted).toBe(false);
        expect(await victim.page.evaluate(() => window.loot.join())).not.toContain(planted.secretKey);
        await popup.bringToFront();
        await stage.ask('clipboard.clear-now', {});
      },
    },
    draggedOut,
    droppedOn,
  ],
};
