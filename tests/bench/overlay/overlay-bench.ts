import type { BrowserName } from '../../e2e/harness/browser.types.ts';
import { browserNames } from '../../e2e/harness/launch.ts';
import type { Frames } from '../plain-browser.ts';
import type { PartResult, Table, Wanted } from '../report.ts';
import { type ContenderName, peers } from './contenders.ts';
import { countAll, type Counts } from './counts.ts';
import { costAll, type Costs, rates } from './main-thread.ts';
import { type Memory, memoryOfAll } from './memory.ts';
import { type Size, weigh } from './sizes.ts';
import { startStand } from './stand.ts';
import { timeAll, type Times } from './times.ts';
import { byteFactor, wantedOf } from './wanted.ts';

/** Everything that was measured in one browser. */
export interface Measured {
  readonly counts: ReadonlyMap<ContenderName, Counts>;
  /** With as many frames as a screen asks for, and with as many as can be made. */
  readonly times: Readonly<Record<Frames, ReadonlyMap<ContenderName, Times>>>;
  readonly costs: Costs;
  readonly memory: ReadonlyMap<ContenderName, Memory> | null;
}

/** Keystep's guide beside the tours that a page can bring itself, on one heavy page. */
export async function benchOverlay(): Promise<PartResult> {
  const sizes = await weigh();
  const tables: Table[] = [sizeTable(sizes)];
  const wanted: Wanted[] = [];
  for (const name of browserNames) {
    const measured = await measure(name);
    tables.push(
      timeTable(name, 'screen', measured),
      timeTable(name, 'fast', measured),
      costTable(name, measured),
      traceTable(name, measured),
    );
    wanted.push(...wantedOf(name, measured));
  }
  return { tables, wanted: [...byteFactor(sizes), ...wanted] };
}

async function measure(name: BrowserName): Promise<Measured> {
  const fast = await startStand(name, 'fast');
  let timesFast;
  try {
    timesFast = await timeAll(fast);
  } finally {
    await fast.close();
  }
  const stand = await startStand(name, 'screen');
  try {
    const chromium = name === 'chromium';
    return {
      times: { screen: await timeAll(stand), fast: timesFast },
      costs: await costAll(stand, chromium),
      memory: chromium ? await memoryOfAll(stand) : null,
      counts: await countAll(stand),
    };
  } finally {
    await stand.close();
  }
}

function sizeTable({ ours, peers: others }: { readonly ours: Size; readonly peers: readonly Size[] }): Table {
  return {
    title: 'Overlay: bytes of script and style, same bundler',
    columns: ['', 'minified', 'gzip', 'of ours'],
    rows: [ours, ...others].map(({ name, bytes, gzip }) => [name, bytes, gzip, gzip / ours.gzip]),
  };
}

const framesAre: Readonly<Record<Frames, string>> = {
  screen: 'as many frames as a screen asks for',
  fast: 'as many frames as can be made',
};

function timeTable(browser: BrowserName, frames: Frames, { times }: Measured): Table {
  return {
    title: `Overlay in ${browser}: ms until painted, with ${framesAre[frames]}`,
    columns: [
      '',
      'start',
      'show a step',
      'page scrolls',
      'box scrolls',
      'page shifts',
      'target rendered anew',
      'frames behind',
    ],
    rows: [...times[frames]].map(([name, { start, show, follow, framesBehind }]) => [
      name,
      start,
      show,
      follow.scroll,
      follow.box,
      follow.shift,
      follow.render,
      framesBehind,
    ]),
  };
}

function costTable(browser: BrowserName, { costs }: Measured): Table {
  const alone = costs.get('page alone');
  const title = `Overlay in ${browser}: main thread, by numbers written a second`;
  if (browser === 'firefox') {
    return {
      title: `${title}; share that the page has left of what it has alone`,
      columns: ['', ...rates.map(String)],
      rows: [...costs].map(([name, byRate]) => [
        name,
        ...rates.map((rate) => `${share(byRate.get(rate)?.spare, alone?.get(rate)?.spare)} %`),
      ]),
    };
  }
  return {
    title: `${title}; ms a second of own scripts, and of everything`,
    columns: ['', ...rates.flatMap((rate) => [`${rate}: scripts`, 'all']), 'long tasks at 5000'],
    rows: [...costs].map(([name, byRate]) => [
      name,
      ...rates.flatMap((rate) => [byRate.get(rate)?.script ?? null, byRate.get(rate)?.thread ?? null]),
      byRate.get(5000)?.longTasks ?? null,
    ]),
  };
}

function traceTable(browser: BrowserName, { counts, memory }: Measured): Table {
  return {
    title: `Overlay in ${browser}: what it does to the page and leaves behind`,
    columns: [
      '',
      'page nodes written',
      'listeners left',
      'observers left',
      'timers left',
      'nodes left',
      'dialogs broken of 2',
      ...(memory === null ? [] : ['KB after 100 steps', 'KB after the end', 'nodes held']),
    ],
    rows: ['keystep' as const, ...peers].map((name) => {
      const found = counts.get(name);
      const held = memory?.get(name);
      return [
        name,
        found?.written.length ?? null,
        found?.listenersLeft.length ?? null,
        found?.observersLeft.length ?? null,
        found?.timersLeft ?? null,
        found?.nodesLeft.length ?? null,
        found?.dialogsBroken.length ?? null,
        ...(held === undefined
          ? []
          : [Math.round(held.during.kilobytes), Math.round(held.after.kilobytes), held.after.nodes]),
      ];
    }),
  };
}

function share(part: number | null | undefined, whole: number | null | undefined): string {
  return (((part ?? NaN) / (whole ?? NaN)) * 100).toFixed(1);
}
