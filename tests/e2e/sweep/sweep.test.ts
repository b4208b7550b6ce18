import { fileURLToPath } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../../scripts/browsers.ts';
import { defaultOptions, type PracticeOptions } from '../../site/practice-options.ts';
import { type Site, startSite } from '../../site/server.ts';
import { targets } from '../harness/ring.ts';
import type * as Looking from './look-entry.ts';
import { walkAstray } from './astray.ts';
import type { Glance, Stop } from './glance.ts';

const locales = ['en', 'zh-CN', 'ru', 'tr', 'es', 'pt-BR', 'vi', 'fr', 'ko', 'de', 'ja', 'it'];
/** Loads of each locale and flow, every one with other class names and wrappers: `npm run soak` takes more. */
const loads = Number(process.env['KEYSTEP_LOADS'] ?? 5);
const laneCount = 2;

/** Steps that surround everything that the page shows of the key. */
const aroundValues = ['keep-key', 'check-key', 'done'];
/**
 * In words on purpose: Binance's own verification is left alone, and so is its question before a deletion. A key that
 * is gone, and a dialog that has nothing to do with its deletion, have nothing to point at.
 */
const withoutAnchor = ['verify-identity', 'confirm-delete', 'key-deleted', 'unknown'];

declare global {
  interface Window {
    sweep: typeof Looking;
  }
}

interface Tally {
  anchored: number;
  docked: string[];
  wrong: string[];
}

/** A browser with a practice site of its own, so that several people can be on their way at once. */
interface Lane {
  readonly site: Site;
  readonly browser: Browser;
}

let code: string;
let lanes: readonly Lane[] = [];

beforeAll(async () => {
  code = await bundle();
  lanes = await Promise.all(Array.from({ length: laneCount }, startLane));
});
afterAll(async () => {
  await Promise.all(lanes.map(({ browser }) => browser.close()));
  await Promise.all(lanes.map(({ site }) => site.close()));
});

describe.each(['current', 'classic'] as const)('in the %s flow', (flow) => {
  it(
    `points at the right control or at none, in every language, ${loads} times`,
    async () => {
      const tally: Tally = { anchored: 0, docked: [], wrong: [] };
      const waiting = Array.from({ length: loads }, (_, load) =>
        locales.map((locale) => ({ locale, load })),
      ).flat();
      const since = performance.now();
      await Promise.all(
        lanes.map(async (lane) => {
          const page = await lane.browser.newPage();
          for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
            await rehearse(lane, page, flow, next.locale, next.load, tally);
          await page.close();
        }),
      );
      const all = tally.anchored + tally.docked.length + tally.wrong.length;
      const share = Math.round((10_000 * tally.anchored) / all) / 100;
      const each = Math.round((performance.now() - since) / (loads * locales.length));
      console.log(
        `${flow}: ${loads} loads of ${locales.length} languages, ${each} ms each; ${all} states, ${tally.wrong.length} wrong, ${share} % anchored`,
      );
      for (const state of [...new Set(tally.docked)]) console.log(`  docked: ${state}`);
      expect(tally.wrong).toEqual([]);
      expect(share).toBeGreaterThanOrEqual(99);
    },
    loads * 300_000,
  );
});

it('follows whoever goes back, reloads, changes the language and does things in another order', async () => {
  const [lane] = lanes;
  if (lane === undefined) throw new Error('There is no browser.');
  const tally: Tally = { anchored: 0, docked: [], wrong: [] };
  lane.site.configure({ ...options('current', 0), signedIn: true });
  const page = await lane.browser.newPage();
  await page.goto('https://www.binance.com/en', { waitUntil: 'domcontentloaded' });
  await walkAstray(
    page,
    async (name, steps, wanted) => judge('en', { name, steps, wanted, glance: await glance(page) }, tally),
    async () => {
      await glance(page);
      await page.evaluate(() => window.sweep.keep());
    },
  );
  expect([...tally.wrong, ...tally.docked]).toEqual([]);
});

async function startLane(): Promise<Lane> {
  const site = await startSite();
  const executablePath = findBrowsers().chromium;
  if (executablePath === undefined) throw new Error('No Chromium-family browser was found.');
  const browser = await launch({
    executablePath,
    pipe: true,
    defaultViewport: { width: 1280, height: 800 },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP *.binance.com 127.0.0.1:${site.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
  return { site, browser };
}

function options(flow: 'current' | 'classic', load: number): Partial<PracticeOptions> {
  return {
    ...defaultOptions,
    flow,
    cookieBanner: false,
    skeletonMs: [0, 60],
    validityKind: 'radio',
    dialogKind: load % 2 === 0 ? 'scripted' : 'native',
    remountEveryMs: load % 3 === 2 ? 150 : 0,
  };
}

/** One person's way from the signed-out home page to the end. The walk lies in the page: so a load takes a second. */
async function rehearse(
  { site }: Lane,
  page: Page,
  flow: 'current' | 'classic',
  locale: string,
  load: number,
  tally: Tally,
): Promise<void> {
  site.configure(options(flow, load));
  await page.goto(`https://www.binance.com/${locale}`, { waitUntil: 'domcontentloaded' });
  for (let leg = 0; ; leg += 1) {
    await putIn(page);
    const stops = await page.evaluate((name, at) => window.sweep.walk(name, at), flow, leg);
    for (const stop of stops) judge(locale, stop, tally);
    if (leg + 1 === (await page.evaluate((name) => window.sweep.documents(name), flow))) return;
    await Promise.all([
      page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
      page.evaluate(() => window.sweep.leave()),
    ]);
  }
}

function judge(locale: string, { name, steps, wanted, glance: seen }: Stop, tally: Tally): void {
  const { step, controls, holds, doubts } = seen;
  const state = `${locale}, ${name}: ${step ?? 'no guide'}`;
  if (controls === null) {
    if (!steps.some((right) => withoutAnchor.includes(right)))
      tally.docked.push(`${state}; ${doubts.join('; ')}`);
    else if (step !== null && !steps.includes(step)) tally.wrong.push(`${state}, in words`);
  } else if (step !== null && steps.includes(step) && isRight(step, controls, holds, wanted)) {
    tally.anchored += 1;
  } else tally.wrong.push(`${state} points at ${controls.join() || 'something else'}`);
}

/** The very control, where the state names it; else one of the step's. What surrounds the values holds them. */
function isRight(
  step: string,
  controls: readonly string[],
  holds: readonly string[],
  wanted: readonly string[] = targets[step] ?? [],
): boolean {
  if (aroundValues.includes(step)) return holds.includes('api-key-value');
  return controls.some((id) =>
    wanted.some((target) => (target.endsWith('*') ? id.startsWith(target.slice(0, -1)) : id === target)),
  );
}

/** Looks at the page from inside. */
async function glance(page: Page): Promise<Glance> {
  await putIn(page);
  return page.evaluate(() => window.sweep.glance());
}

/** The code is put in once for each document. */
async function putIn(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'sweep' in window))) await page.evaluate(code);
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('look-entry.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'sweep' } },
  });
  const [output] = Array.isArray(result) ? result : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error('The look could not be bundled.');
  return `${chunk.code}; window.sweep = sweep;`;
}
