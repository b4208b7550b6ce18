import { medianOrNever, runs } from '../stats.ts';
import { type ContenderName, contenders } from './contenders.ts';
import type { Change } from './page/changes.ts';
import type { Stand } from './stand.ts';

/** Milliseconds, medians; null: never within a second. */
export interface Times {
  /** From the start of the tour to the first painted step, the script being loaded. */
  readonly start: number | null;
  /** From "show step" to painted. */
  readonly show: number | null;
  /** From each change of the page to a ring that stands right again. */
  readonly follow: Readonly<Record<Change, number | null>>;
  /** Frames with the ring in the wrong place while the page scrolls. */
  readonly framesBehind: number;
}

const changed: readonly Change[] = ['scroll', 'box', 'shift', 'render'];
/** Even, so that the page ends as it began. */
const samples = 4;
/** Longer than any of the contenders' transitions. */
const restMs = 350;
/** Longer than anybody follows every frame after something moved: a shift comes out of the blue. */
const longRestMs = 1200;

interface Samples {
  readonly start: (number | null)[];
  readonly show: (number | null)[];
  readonly follow: Record<Change, (number | null)[]>;
  readonly behind: number[];
}

/** Measures all of them in turns, so that whatever else the machine does hits them alike. */
export async function timeAll(stand: Stand): Promise<ReadonlyMap<ContenderName, Times>> {
  const found = new Map<ContenderName, Samples>(
    contenders.map((name) => [
      name,
      { start: [], show: [], follow: { scroll: [], box: [], shift: [], render: [] }, behind: [] },
    ]),
  );
  for (let round = 0; round < runs; round += 1)
    for (const [name, into] of found) await sample(stand, name, into);
  return new Map(
    [...found].map(([name, { start, show, follow, behind }]) => [
      name,
      {
        start: medianOrNever(start),
        show: medianOrNever(show),
        follow: {
          scroll: medianOrNever(follow.scroll),
          box: medianOrNever(follow.box),
          shift: medianOrNever(follow.shift),
          render: medianOrNever(follow.render),
        },
        framesBehind: Math.max(...behind),
      },
    ]),
  );
}

async function sample(stand: Stand, name: ContenderName, into: Samples): Promise<void> {
  const page = await stand.open(name);
  // The page alone has nothing to show.
  const shows = name === 'page alone' ? [] : [1, 2, 3, 4];
  if (shows.length > 0) into.start.push(await page.evaluate(() => window.bench.show(-1)));
  const rest = (ms = restMs) => page.evaluate((forMs) => window.bench.rest(forMs), ms);
  await rest();
  for (const change of changed) {
    const known = into.follow[change];
    // What was never followed once will not be later, and waiting for it takes most of the time.
    for (let turn = 0; turn < samples && !known.includes(null); turn += 1) {
      if (change === 'shift') await rest(longRestMs);
      const one = await page.evaluate((kind, at) => window.bench.follow(kind, at), change, turn);
      known.push(one.ms);
      if (change === 'scroll') into.behind.push(one.behind);
      await rest();
      // Put back, so that the next change begins at a ring that is right.
      if (one.ms === null) await page.evaluate((kind, at) => window.bench.change(kind, at), change, turn + 1);
    }
  }
  for (const index of shows) {
    into.show.push(await page.evaluate((step) => window.bench.show(step), index));
    await rest();
  }
  await page.close();
}
