import type { Page } from 'puppeteer-core';
import { scriptTime } from '../../e2e/cost/script-time.ts';
import { median, runs } from '../stats.ts';
import { type ContenderName, contenders } from './contenders.ts';
import type { Stand } from './stand.ts';

/** Numbers that the market writes a second. */
export const rates = [0, 100, 5000] as const;
export type Rate = (typeof rates)[number];

/** What a second of a standing tour costs at one rate; null where this browser does not tell. */
export interface Cost {
  /** Processor time of the contender's own scripts, ms a second. */
  readonly script: number | null;
  /** Processor time of the whole main thread, ms a second. */
  readonly thread: number | null;
  /** Tasks of more than 50 ms a second. */
  readonly longTasks: number | null;
  /** Turns that a loop beside it gets, in thousands a second: what is left for the page. */
  readonly spare: number | null;
}

const windowMs = 1500;
/** At first everybody may listen to every number; what counts is how it goes on. */
const warmUpMs: Readonly<Record<Rate, number>> = { 0: 800, 100: 800, 5000: 2500 };
/** A window is a mean over much already. */
const rounds = Math.ceil(runs / 2);

export type Costs = ReadonlyMap<ContenderName, ReadonlyMap<Rate, Cost>>;

/** Measures every contender at every rate, in turns. Chromium's own trace tells who ran; in Firefox a loop loses turns. */
export async function costAll(stand: Stand, traces: boolean): Promise<Costs> {
  const found = new Map(contenders.map((name) => [name, new Map(rates.map((rate) => [rate, [] as Cost[]]))]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, byRate] of found) {
      const page = await stand.open(name);
      await page.evaluate(() => void window.bench.show(-1));
      for (const [rate, costs] of byRate) {
        await page.evaluate((perSecond) => window.bench.write(perSecond), rate);
        await page.evaluate((forMs) => window.bench.rest(forMs), warmUpMs[rate]);
        costs.push(traces ? await traced(page, stand.scripts) : await spared(page));
      }
      await page.close();
    }
  }
  return new Map(
    [...found].map(([name, byRate]) => [
      name,
      new Map([...byRate].map(([rate, costs]) => [rate, middle(costs)])),
    ]),
  );
}

async function traced(page: Page, scripts: string): Promise<Cost> {
  const before = await page.evaluate(() => window.bench.longTasks());
  const { ms, mainMs, ofMs } = await scriptTime(page, scripts, windowMs);
  const longTasks = (await page.evaluate(() => window.bench.longTasks())) - before;
  const perSecond = 1000 / ofMs;
  return {
    script: ms * perSecond,
    thread: mainMs * perSecond,
    longTasks: longTasks * perSecond,
    spare: null,
  };
}

async function spared(page: Page): Promise<Cost> {
  const turns = await page.evaluate((forMs) => window.bench.spare(forMs), windowMs);
  return { script: null, thread: null, longTasks: null, spare: turns / windowMs };
}

function middle(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => {
    const values = costs.map((cost) => cost[key]).filter((value) => value !== null);
    return values.length === 0 ? null : median(values);
  };
  return { script: of('script'), thread: of('thread'), longTasks: of('longTasks'), spare: of('spare') };
}
