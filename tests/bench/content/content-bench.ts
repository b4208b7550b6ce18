import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { heavyPage } from '../../e2e/cost/heavy-page.ts';
import { scriptTime } from '../../e2e/cost/script-time.ts';
import type { BrowserName, TestBrowser } from '../../e2e/harness/browser.types.ts';
import { browserNames, builtExtension, launchBrowser } from '../../e2e/harness/launch.ts';
import { OverlayReader } from '../../e2e/harness/overlay.ts';
import { defaultOptions } from '../../site/practice-options.ts';
import { startSite } from '../../site/server.ts';
import type { PartResult, Table, Wanted } from '../report.ts';
import { median, runs } from '../stats.ts';
import { withoutContentScript } from './without-script.ts';

const pages = {
  'the guide is off': 'https://www.binance.com/en/my/dashboard',
  'the guide is on': 'https://www.binance.com/en/my/settings/api-management',
} as const;
type Case = keyof typeof pages;
const cases = Object.keys(pages) as Case[];

const windowMs = 1500;

/** Milliseconds of one load, and of a second after it. */
interface Load {
  /** Until the page's own script has drawn something. */
  readonly paint: number;
  readonly loaded: number;
  /** Processor time of our scripts from the start of the load on; null where the browser does not tell. */
  readonly script: number | null;
  /** The same a second, once all is quiet and the market stands below. */
  readonly idle: number | null;
  /** Turns that a loop in the page gets, in thousands a second. */
  readonly spare: number;
}

/** The same page with and without the script. */
interface Compared {
  readonly without: Load[];
  readonly with: Load[];
}

/** What the content script takes from a page, beside the same page without it. */
export async function benchContent(): Promise<PartResult> {
  const tables: Table[] = [];
  const wanted: Wanted[] = [];
  for (const name of browserNames) {
    const found = await measure(name);
    tables.push({
      title: `Content script in ${name}: ms`,
      columns: [
        '',
        'first paint',
        'loaded',
        'own scripts in the first 1.5 s',
        'own scripts a second',
        'page has left',
      ],
      rows: [...found].flatMap(([each, both]) => {
        const alone = middle(both.without);
        const ours = middle(both.with);
        return [rowOf(`where ${each}: without the script`, alone, alone), rowOf('with it', ours, alone)];
      }),
    });
    const off = middle(found.get('the guide is off')?.with ?? []).idle;
    if (off !== null)
      wanted.push({
        figure: `content script, ${name}: own scripts while the guide is off`,
        wanted: '0 ms a second',
        measured: `${off.toFixed(2)} ms`,
        reached: off === 0,
      });
  }
  return { tables, wanted };
}

function rowOf(title: string, { paint, loaded, script, idle, spare }: Load, alone: Load) {
  const left = `${((100 * spare) / alone.spare).toFixed(1)} %`;
  return [title, paint, loaded, script ?? NaN, idle ?? NaN, left];
}

async function measure(name: BrowserName): Promise<ReadonlyMap<Case, Compared>> {
  const site = await startSite();
  site.configure({ ...defaultOptions, signedIn: true, cookieBanner: false, ticker: false });
  const bare = withoutContentScript(builtExtension(name));
  const launch = (extensionDir: string) => launchBrowser(name, { extensionDir, sitePort: site.port });
  const [silent, whole] = [await launch(bare), await launch(builtExtension(name))];
  try {
    const found = new Map<Case, Compared>(cases.map((each) => [each, { without: [], with: [] }]));
    for (let round = 0; round < runs; round += 1)
      for (const [each, both] of found) {
        const without = async () => both.without.push(await load(silent, each, false));
        const withIt = async () => both.with.push(await load(whole, each, each === 'the guide is on'));
        for (const one of round % 2 === 0 ? [without, withIt] : [withIt, without]) await one();
      }
    return found;
  } finally {
    await silent.close();
    await whole.close();
    await site.close();
    rmSync(bare, { recursive: true });
  }
}

async function load(browser: TestBrowser, each: Case, guided: boolean): Promise<Load> {
  const page = await browser.openPage('about:blank');
  await page.bringToFront();
  const traces = browser.name === 'chromium';
  await page.evaluateOnNewDocument((html) => {
    addEventListener('DOMContentLoaded', () => document.body.insertAdjacentHTML('beforeend', html));
  }, heavyPage());
  const go = page.goto(pages[each], { waitUntil: 'load' });
  const script = traces ? (await scriptTime(page, browser.extensionOrigin, windowMs)).ms : null;
  await go;
  const overlay = new OverlayReader(browser, page);
  // Whatever step it takes such a page for.
  if (guided) await overlay.waitFor('the guide', ({ step }) => step !== '');
  const { paint, loaded } = await page.evaluate(readLoad);
  await rest(page);
  const idle = traces
    ? (await scriptTime(page, browser.extensionOrigin, windowMs)).ms * (1000 / windowMs)
    : null;
  const spare = await page.evaluate(turns, windowMs);
  await page.close();
  return { paint, loaded, script, idle, spare };
}

function readLoad(): { readonly paint: number; readonly loaded: number } {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return {
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    loaded: navigation?.loadEventEnd ?? NaN,
  };
}

/** Until whoever looks at new elements has looked. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let count = 0; count < frames; count += 1)
      await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  }, 90);
}

function turns(forMs: number): Promise<number> {
  return new Promise((done) => {
    const channel = new MessageChannel();
    const end = performance.now() + forMs;
    let count = 0;
    channel.port1.onmessage = () => {
      count += 1;
      if (performance.now() < end) channel.port2.postMessage(null);
      else done(count / forMs);
    };
    channel.port2.postMessage(null);
  });
}

function middle(loads: readonly Load[]): Load {
  const of = (key: keyof Load) => median(loads.flatMap((one) => one[key] ?? []));
  const known = loads.some(({ script }) => script !== null);
  return {
    paint: of('paint'),
    loaded: of('loaded'),
    script: known ? of('script') : null,
    idle: known ? of('idle') : null,
    spare: of('spare'),
  };
}
