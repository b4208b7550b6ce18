import { fileURLToPath } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../../scripts/browsers.ts';
import { defaultOptions } from '../../site/practice-options.ts';
import { type Site, startSite } from '../../site/server.ts';
import { targets } from '../harness/ring.ts';
import type * as Looking from './look-entry.ts';
import { type AtState, walkAstray, walkClassic, walkCurrent } from './walks.ts';

const locales = ['en', 'zh-CN', 'ru', 'tr', 'es', 'pt-BR', 'vi', 'fr', 'ko', 'de', 'ja', 'it'];
/** Loads of each locale and flow, every one with other class names and wrappers: `npm run soak` takes more. */
const loads = Number(process.env['KEYSTEP_LOADS'] ?? 1);

/** Steps that surround everything that the page shows of the key. */
const aroundValues = ['keep-key', 'done'];
/** Binance's own verification is left alone on purpose: nothing there could be anchored. */
const withoutAnchor = ['verify-identity'];

interface Tally {
  anchored: number;
  docked: string[];
  wrong: string[];
}

let code: string;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  code = await bundle();
  site = await startSite();
  const executablePath = findBrowsers().chromium;
  if (executablePath === undefined) throw new Error('No Chromium-family browser was found.');
  browser = await launch({
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
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe.each(['current', 'classic'] as const)('in the %s flow', (flow) => {
  it(
    `points at the right control or at none, in every language, ${loads} times`,
    async () => {
      const tally: Tally = { anchored: 0, docked: [], wrong: [] };
      for (const locale of locales) {
        for (let load = 0; load < loads; load += 1) await rehearse(flow, locale, load, tally);
      }
      const all = tally.anchored + tally.docked.length + tally.wrong.length;
      const share = Math.round((1000 * tally.anchored) / all) / 10;
      console.log(`${flow}: ${all} states, ${tally.wrong.length} wrong, ${share} % anchored`);
      for (const state of [...new Set(tally.docked)]) console.log(`  docked: ${state}`);
      expect(tally.wrong).toEqual([]);
      expect(share).toBeGreaterThanOrEqual(99);
    },
    loads * 300_000,
  );
});

it('follows whoever goes back, reloads, changes the language and does things in another order', async () => {
  const tally: Tally = { anchored: 0, docked: [], wrong: [] };
  await rehearse('astray', 'en', 0, tally);
  expect([...tally.wrong, ...tally.docked]).toEqual([]);
});

const walks = { current: walkCurrent, classic: walkClassic, astray: walkAstray } as const;

async function rehearse(walk: keyof typeof walks, locale: string, load: number, tally: Tally): Promise<void> {
  site.configure({
    ...defaultOptions,
    flow: walk === 'classic' ? 'classic' : 'current',
    signedIn: walk === 'astray',
    cookieBanner: false,
    skeletonMs: [0, 60],
    validityKind: 'radio',
    dialogKind: load % 2 === 0 ? 'scripted' : 'native',
    remountEveryMs: load % 3 === 2 ? 700 : 0,
  });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const at: AtState = async (name, steps, wanted) => {
    const { step, controls, holds, doubts } = await glance(page);
    const state = `${locale}, ${name}: ${step ?? 'no guide'}`;
    if (controls === null) {
      if (!steps.some((right) => withoutAnchor.includes(right)))
        tally.docked.push(`${state}; ${doubts.join('; ')}`);
    } else if (step !== null && steps.includes(step) && isRight(step, controls, holds, wanted)) {
      tally.anchored += 1;
    } else tally.wrong.push(`${state} points at ${controls.join() || 'something else'}`);
  };
  try {
    await page.goto(`https://www.binance.com/${locale}`, { waitUntil: 'domcontentloaded' });
    const keep = async () => {
      await glance(page);
      await page.evaluate(() => (window as unknown as { sweep: typeof Looking }).sweep.keep());
    };
    await walks[walk](page, at, keep);
  } finally {
    await context.close();
  }
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

/** Looks at the page from inside; the code is put in once a load. */
async function glance(page: Page): Promise<Looking.Glance> {
  if (!(await page.evaluate(() => 'sweep' in window))) await page.evaluate(code);
  return page.evaluate(() => (window as unknown as { sweep: typeof Looking }).sweep.glance());
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
