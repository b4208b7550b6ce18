import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from '../../e2e/harness/browser.types.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { type Frames, launchPlain } from '../plain-browser.ts';
import { bundle } from '../bundle.ts';
import { bundleContenders, type ContenderName } from './contenders.ts';
import type {} from './page/entry.ts';
import { pageHtml } from './page/html.ts';

/** A browser, and a server that gives the heavy page with any of the contenders. */
export interface Stand {
  readonly browser: Browser;
  /** Where the scripts of all contenders come from, and nothing of the page itself. */
  readonly scripts: string;
  /** A tab in front with the heavy page and the contender's script run, nothing started. */
  open(name: ContenderName): Promise<Page>;
  close(): Promise<void>;
}

/** Starts it. */
export async function startStand(name: BrowserName, frames: Frames): Promise<Stand> {
  const bundles = await bundleContenders();
  const bench = (await bundle('overlay/page/entry.ts')).script;
  const html = pageHtml();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const contender = bundles.get((searchParams.get('name') ?? '') as ContenderName);
    const answers: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/': ['text/html', html],
      '/bench.js': ['text/javascript', bench],
      '/contender/script.js': ['text/javascript', contender?.script ?? ''],
      '/contender/style.css': ['text/css', contender?.style ?? ''],
    };
    const [type, body] = answers[pathname] ?? ['text/plain', ''];
    response.setHeader('content-type', `${type}; charset=utf-8`);
    // Isolated pages get a clock that is fine enough.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchPlain(name, frames);
  return {
    browser,
    scripts: `${origin}/contender/`,
    async open(contender) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 800 });
      await page.goto(origin, { waitUntil: 'load' });
      await page.bringToFront();
      await poll('the page to be seen', () => page.evaluate(() => document.visibilityState === 'visible'));
      const query = `?name=${encodeURIComponent(contender)}`;
      await page.addStyleTag({ url: `${origin}/contender/style.css${query}` });
      await page.addScriptTag({ url: `${origin}/contender/script.js${query}` });
      return page;
    },
    async close() {
      await browser.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}
