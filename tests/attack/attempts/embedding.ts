import { join } from 'node:path';
import { expect } from 'vitest';
import { builtFiles } from '../../e2e/harness/bundle.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Group, Stage } from '../attack.types.ts';
import { remains } from '../remains.ts';

/** One file of each kind, as addresses. */
function ourAddresses({ browser }: Stage): readonly string[] {
  const files = builtFiles(join(browser.options.extensionDir));
  const kinds = ['.html', '.js', '.css', '.png', '.json', '.txt'].flatMap((kind) =>
    files.filter((path) => path.endsWith(kind)).slice(0, kind === '.html' ? 9 : 2),
  );
  return kinds.map((path) => `${browser.extensionOrigin}/${path}`);
}

/** Pages that want Keystep's own pages and files, or to know whether it is there. */
export const embedding: Group = {
  name: 'Keystep’s own pages and files, and whether it is there',
  attempts: [
    {
      number: 45,
      title: 'frames every page of Keystep’s',
      requirement: 'R38',
      try: async (stage) => {
        for (const host of ['evil.example', 'www.binance.com']) {
          const { page } = await stage.open('blank', { host, path: '/en', step: null });
          await page.evaluate((addresses) => {
            for (const address of ['/en?scene=list', ...addresses.filter((one) => one.endsWith('.html'))]) {
              const frame = document.createElement('iframe');
              frame.src = address;
              document.body.append(frame);
            }
          }, ourAddresses(stage));
          await poll('the control to load', async () => {
            for (const frame of page.frames()) {
              const loaded = await frame
                .evaluate(() => document.getElementById('create') !== null)
                .catch(() => false);
              if (loaded) return true;
            }
            return false;
          });
          await remains('nothing of ours in a frame', async () => {
            for (const frame of page.frames()) {
              const text = await frame.evaluate(() => document.body.innerText).catch(() => '');
              expect(text).not.toMatch(/Keystep|Passphrase|Lock/);
            }
            return true;
          });
        }
      },
    },
    {
      number: 46,
      title: 'fetches, links and runs Keystep’s files',
      requirement: 'R38',
      try: async (stage) => {
        const { page } = await stage.open('blank', { path: '/en', step: null });
        const addresses = ourAddresses(stage);
        const loaded = await page.evaluate(async (all) => {
          const outcome = (make: (done: (how: string) => void) => void) => new Promise<string>(make);
          const element = (tag: string, name: string, address: string) =>
            outcome((done) => {
              const made = document.createElement(tag);
              made.addEventListener('load', () => done('loaded'));
              made.addEventListener('error', () => done('refused'));
              if (tag === 'link') (made as HTMLLinkElement).rel = 'stylesheet';
              made.setAttribute(name, address);
              document.head.append(made);
            });
          const control = await Promise.all([
            element('script', 'src', '/static/app.js'),
            element('link', 'href', '/static/site.css'),
            fetch('/static/app.js').then(() => 'loaded'),
          ]);
          const found: string[] = [];
          for (const address of all) {
            const tries = [
              fetch(address).then(
                () => 'loaded',
                () => 'refused',
              ),
              fetch(address, { mode: 'no-cors' }).then(
                () => 'loaded',
                () => 'refused',
              ),
              element('img', 'src', address),
              element('script', 'src', address),
              element('link', 'href', address),
            ];
            for (const how of await Promise.all(tries)) if (how === 'loaded') found.push(address);
          }
          return { control, found };
        }, addresses);
        expect(addresses.length).toBeGreaterThan(8);
        expect(loaded).toEqual({ control: ['loaded', 'loaded', 'loaded'], found: [] });
      },
    },
    {
      number: 47,
      title: 'leads the tab or a window to Keystep’s pages',
      requirement: 'R38',
      try: async (stage) => {
        const popup = ourAddresses(stage).find((address) => address.endsWith('popup/index.html'))!;
        const { page } = await stage.open('blank', { host: 'evil.example', path: '/en', step: null });
        await page.evaluate((address) => {
          document.body.style.height = '100vh';
          document.body.addEventListener('click', () => {
            try {
              window.open(address);
            } catch {
              window.loot.push('refused');
            }
            const link = document.createElement('a');
            link.href = address;
            link.target = '_blank';
            document.body.append(link);
            link.click();
            try {
              location.href = address;
            } catch {
              window.loot.push('refused');
            }
            window.pressed += 1;
          });
        }, popup);
        await page.mouse.click(200, 200);
        await remains('no page of ours', async () => {
          for (const tab of await stage.browser.driver.pages()) {
            if (tab === stage.own()) continue;
            const text = await tab.evaluate(() => document.body.innerText).catch(() => '');
            expect(text).not.toMatch(/Search keys|Key that nobody may read/);
          }
          return true;
        });
      },
    },
    {
      number: 48,
      title: 'puts markup and commands behind the addresses of Keystep’s pages',
      requirement: 'R39',
      try: async (stage) => {
        const evil = '<img src=x onerror=document.title=1>';
        for (const name of [
          'popup',
          'options',
          'extension/welcome/index.html',
          'extension/rehearsal/index.html',
        ]) {
          const page = await stage.browser.openExtensionPage(name);
          await page.evaluate((text) => {
            history.replaceState(
              null,
              '',
              `?unlock=1&name=vault.delete&q=${encodeURIComponent(text)}#${text}`,
            );
            dispatchEvent(new HashChangeEvent('hashchange'));
            dispatchEvent(new PopStateEvent('popstate', { state: { name: 'vault.delete', text } }));
            postMessage({ name: 'vault.delete', request: {} }, '*');
            // Known by it: the page as it is before it loads anew.
            document.documentElement.id = 'before';
          }, evil);
          // Firefox's driver does not say when a page of ours has loaded.
          page.reload().catch(() => undefined);
          await poll('the page anew, with words on it', () =>
            page
              .evaluate(() => document.documentElement.id === '' && document.body.innerText.length > 40)
              .catch(() => false),
          );
          expect(await page.evaluate(() => decodeURIComponent(location.href))).toContain(evil);
          expect(await page.evaluate(() => document.querySelectorAll('img[src="x"]').length)).toBe(0);
          await page.close();
        }
        expect(await stage.ask('vault.state', {})).toMatchObject({ status: 'unlocked' });
      },
    },
    {
      number: 49,
      title: 'finds out on another site whether Keystep is there',
      requirement: 'R38',
      try: async (stage) => {
        const { page } = await stage.open('blank', { host: 'evil.example', path: '/en', step: null });
        const traces = await page.evaluate(async (origin) => {
          const ask = (address: string) =>
            fetch(address).then(
              () => 'loaded',
              (error: unknown) => String(error),
            );
          const there = await ask(`${origin}/manifest.json`);
          const nowhere = await ask(`${origin}/no-such-file.json`);
          return {
            same: there === nowhere,
            globals: Object.keys(window).filter((name) => /keystep/i.test(name)),
            nodes: document.querySelectorAll('html > :not(head, body)').length,
            resources: performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(origin))
              .length,
          };
        }, stage.browser.extensionOrigin);
        expect(traces).toEqual({ same: true, globals: [], nodes: 0, resources: 0 });
      },
    },
    {
      number: 50,
      title: 'finds out on Binance’s page whether Keystep is there, before the guide shows itself',
      requirement: 'R41',
      try: async (stage) => {
        await stage.ask('guide.stop', {});
        const { page } = await stage.open('list', {
          step: null,
          before: () => {
            Object.assign(window, { writes: [] as string[] });
            const { writes } = window as unknown as { writes: string[] };
            new MutationObserver((records) => {
              for (const { type, target } of records) writes.push(`${type} ${target.nodeName}`);
            }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            for (const type of ['message', 'error', 'toggle', 'beforetoggle', 'focusin'])
              addEventListener(type, () => writes.push(type), true);
          },
        });
        const writes = () => page.evaluate(() => (window as unknown as { writes: string[] }).writes.length);
        const before = await writes();
        await remains('the page as it was', async () => (await writes()) === before, 800);
        const traces = await page.evaluate(() => ({
          nodes: document.querySelectorAll('html > :not(head, body)').length,
          globals: Object.keys(window).filter((name) => /keystep/i.test(name)),
          markup: /keystep|-extension:/i.test(document.documentElement.outerHTML),
        }));
        expect(traces).toEqual({ nodes: 0, globals: [], markup: false });
      },
    },
    {
      number: 51,
      title: 'reads who it is from the panel’s element, errors and resources',
      requirement: 'R36',
      try: async (stage) => {
        const { page } = await stage.open('key', {
          before: () => {
            Object.assign(window, { said: [] as string[] });
            const { said } = window as unknown as { said: string[] };
            for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])
              addEventListener(
                type,
                (event) => said.push(JSON.stringify(event), (event as ErrorEvent).filename),
                true,
              );
            const { log, error, warn } = console;
            for (const original of [log, error, warn])
              Reflect.set(console, original.name, (...all: unknown[]) => {
                said.push(all.map(String).join());
              });
          },
        });
        const told = await page.evaluate(() => {
          const { said } = window as unknown as { said: string[] };
          const host = document.querySelector<HTMLElement>('html > div[popover]')!;
          return [
            host.outerHTML,
            ...Object.getOwnPropertyNames(host),
            ...said,
            ...performance.getEntries().map(({ name }) => name),
            ...Array.from(document.styleSheets, ({ href }) => href ?? ''),
            new Error('where').stack ?? '',
          ].join('\n');
        });
        expect(told).toContain('<div popover="manual">');
        expect(told).not.toMatch(/keystep|-extension:/i);
      },
    },
  ],
};
