import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { pressKeep } from '../../e2e/harness/lifecycle.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Group } from '../attack.types.ts';
import { remains } from '../remains.ts';

const apiPage = 'https://www.binance.com/en/my/settings/api-management?scene=key';

/** Elements of ours in the frames of a page; `inner`: the top one left out. */
async function panelsIn(page: Page, inner = false): Promise<number> {
  let count = 0;
  for (const frame of page.frames()) {
    if (inner && frame === page.mainFrame()) continue;
    count += await frame
      .evaluate(() => document.querySelectorAll('html > div[popover]').length)
      .catch(() => 0);
  }
  return count;
}

/** Pages that pretend to be Binance, or have a part of it inside. */
export const origins: Group = {
  name: 'forged and borrowed origins',
  attempts: [
    {
      number: 34,
      title: 'frames Binance’s page in a page of its own',
      requirement: 'R40',
      try: async (stage) => {
        const { page } = await stage.open('key', { host: 'evil.example', step: null });
        await page.evaluate((url) => {
          const frame = document.createElement('iframe');
          frame.src = url;
          frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%';
          document.body.append(frame);
        }, apiPage);
        await poll('the framed page', async () => {
          const frame = page.frames().find((each) => each.url().startsWith('https://www.binance.com'));
          return frame?.evaluate(() => document.getElementById('secret') !== null).catch(() => false);
        });
        await remains('no panel', async () => (await panelsIn(page)) === 0);
      },
    },
    {
      number: 35,
      title: 'makes frames of no address inside Binance’s page: about:blank, srcdoc, data:, blob:, sandboxed',
      requirement: 'R40',
      try: async (stage) => {
        const victim = await stage.open('key');
        await victim.page.evaluate(() => {
          const body = document.getElementById('main')!.outerHTML;
          const frames: [string, string][] = [
            ['src', 'about:blank'],
            ['srcdoc', body],
            ['src', `data:text/html,${encodeURIComponent(body)}`],
            ['src', URL.createObjectURL(new Blob([body], { type: 'text/html' }))],
            ['src', location.href],
          ];
          for (const sandbox of [null, 'allow-scripts', 'allow-scripts allow-same-origin']) {
            for (const [name, value] of frames) {
              const frame = document.createElement('iframe');
              if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
              frame.setAttribute(name, value);
              document.body.append(frame);
            }
          }
        });
        await poll('the frames', () => victim.page.frames().length >= 16);
        await remains('one panel', async () => (await panelsIn(victim.page, true)) === 0);
        expect((await victim.overlay.state())?.step).toBe('keep-key');
        await pressKeep(victim.overlay);
        expect(await stage.taken()).toEqual([victim.pair.apiKey]);
      },
    },
    {
      number: 36,
      title: 'stands on a host whose name begins, ends or looks like Binance’s',
      requirement: 'R40',
      try: async (stage) => {
        for (const host of [
          'www.binance.com.evil.example',
          'xn--bnance-p9a.com',
          'evil.example',
          'p2p.binance.com',
          'www.binance.com.binance.com',
          'binance.com',
        ]) {
          const { page } = await stage.open('key', { host, step: null });
          await remains(`no panel on ${host}`, async () => (await panelsIn(page)) === 0, 300);
        }
        expect(await stage.taken()).toEqual([]);
      },
    },
    {
      number: 37,
      title: 'hides its host behind Binance’s name before an @, or a dot at its end',
      requirement: 'R40',
      try: async (stage) => {
        const { page } = await stage.open('blank', { host: 'evil.example', step: null });
        await page.goto('https://www.binance.com@evil.example/en/my/settings/api-management?scene=key', {
          waitUntil: 'domcontentloaded',
        });
        await remains('no panel', async () => (await panelsIn(page)) === 0);
        await page.goto('https://www.binance.com./en/my/settings/api-management?scene=key', {
          waitUntil: 'domcontentloaded',
        });
        // A browser may take it for the same host: then its script asks, and the background does not answer it.
        await remains('no panel', async () => (await panelsIn(page)) === 0);
        expect(await stage.taken()).toEqual([]);
      },
    },
    {
      number: 38,
      title: 'opens Binance’s page in a window and speaks to it',
      requirement: 'R36',
      try: async (stage) => {
        const opener = await stage.open('blank', { host: 'evil.example', step: null });
        await opener.page.evaluate((url) => {
          document.body.addEventListener('click', () => {
            const opened = window.open(url)!;
            let sent = 0;
            setInterval(() => {
              for (const name of ['key.list', 'guide.stop', 'capture.offer'])
                opened.postMessage({ name, request: {} }, '*');
              sent += 1;
              window.pressed = sent;
              try {
                // The empty document that a window begins with is of the opener's own origin.
                const text = opened.document.body.innerText;
                if (text !== '') window.loot.push(text);
              } catch {
                // The other origin's window is closed to us.
              }
            }, 20);
          });
          document.body.style.height = '100vh';
        }, apiPage);
        await opener.page.mouse.click(200, 200);
        const opened = await stage.browser.waitForPage((url) => url.startsWith('https://www.binance.com'));
        await opened.bringToFront();
        await poll('the panel', async () => (await panelsIn(opened)) === 1);
        await poll('messages', () => opener.page.evaluate(() => window.pressed > 5));
        await remains('the panel', async () => (await panelsIn(opened)) === 1);
        expect(await stage.taken()).toEqual([]);
        expect(await opener.page.evaluate(() => window.loot)).toEqual([]);
        expect((await stage.ask('vault.state', {})).status).toBe('unlocked');
      },
    },
    {
      number: 39,
      title: 'looks like Binance where the person opens Keystep',
      requirement: 'R42',
      try: async (stage) => {
        for (const host of ['www.binance.com.evil.example', 'xn--bnance-p9a.com']) {
          const { page } = await stage.open('blank', { host, path: '/en', step: null });
          const popup = await stage.browser.pressToolbarButton(page);
          const text = await poll(`a warning over ${host}`, async () => {
            const shown = await popup.text();
            return shown.includes('Careful') ? shown : undefined;
          });
          expect(text).toContain('Don’t sign in there');
        }
      },
    },
  ],
};
