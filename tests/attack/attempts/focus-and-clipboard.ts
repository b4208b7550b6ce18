import { expect } from 'vitest';
import { control, press } from '../../e2e/harness/controls.ts';
import { shows } from '../../e2e/harness/lifecycle.ts';
import { openKey } from '../../e2e/harness/popup-tasks.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { planted, type Group } from '../attack.types.ts';
import { remains } from '../remains.ts';
import { keepButton } from './presses.ts';

const spyOnClipboard = (): void => {
  for (const type of [
    'copy',
    'cut',
    'paste',
    'beforeinput',
    'input',
    'drop',
    'dragover',
    'dragenter',
    'dragend',
  ]) {
    addEventListener(
      type,
      (event) => {
        const data = (event as ClipboardEvent).clipboardData ?? (event as DragEvent).dataTransfer;
        const text = data?.getData('text/plain') ?? '';
        window.loot.push(`${type} ${text} ${String(getSelection())} ${(event as InputEvent).data ?? ''}`);
        if (type === 'dragover') event.preventDefault();
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
    {
      number: 43,
      title: 'takes what a hand drags out of the panel',
      requirement: 'R36',
      try: async (stage) => {
        const victim = await stage.open('key');
        await victim.page.evaluate(spyOnClipboard);
        const at = await keepButton(victim);
        const { mouse } = victim.page;
        for (const dy of [0, 60, 140, 220]) {
          await mouse.move(at.x - 100, at.y - dy);
          await mouse.down();
          await mouse.move(at.x, at.y - dy, { steps: 3 });
          await mouse.move(100, 300, { steps: 3 });
          await mouse.up();
        }
        const loot = await victim.page.evaluate(() => window.loot.join());
        expect(loot).not.toMatch(/Keystep|Keep|unofficial/);
        expect(loot).not.toContain(victim.pair.secretKey.slice(-4));
        expect(await stage.taken()).toEqual([]);
      },
    },
    {
      number: 44,
      title: 'drops things onto the panel and onto Keystep’s own pages',
      requirement: 'R37',
      try: async (stage) => {
        const victim = await stage.open('key');
        const at = await keepButton(victim);
        await victim.page.evaluate(({ x, y }) => {
          const data = new DataTransfer();
          data.setData('text/plain', 'A'.repeat(64));
          data.setData('text/uri-list', 'https://evil.example/');
          const host = document.querySelector('html > div[popover]')!;
          const init = {
            bubbles: true,
            composed: true,
            cancelable: true,
            dataTransfer: data,
            clientX: x,
            clientY: y,
          };
          for (const type of ['dragenter', 'dragover', 'drop', 'dragend'])
            host.dispatchEvent(new DragEvent(type, init));
        }, at);
        await remains('nothing taken in', async () => (await stage.taken()).length === 0);
        const popup = await stage.browser.openExtensionPage('popup');
        await control(popup, { role: 'button', name: 'Lock' });
        await popup.evaluate(() => {
          const data = new DataTransfer();
          data.setData('text/uri-list', 'https://evil.example/');
          data.setData('text/html', '<img src=x onerror="document.title=1">');
          for (const type of ['dragenter', 'dragover', 'drop'])
            document.body.dispatchEvent(
              new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
            );
        });
        expect(await popup.evaluate(() => location.href)).toContain(stage.browser.extensionOrigin);
        expect(await popup.evaluate(() => document.querySelectorAll('img[src="x"]').length)).toBe(0);
      },
    },
  ],
};
