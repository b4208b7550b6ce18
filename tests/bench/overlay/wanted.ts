import type { BrowserName } from '../../e2e/harness/browser.types.ts';
import type { Wanted } from '../report.ts';
import { peers } from './contenders.ts';
import type { Measured } from './overlay-bench.ts';
import type { Size } from './sizes.ts';

/** What ours may weigh of the lightest peer. */
export const mostBytes = 1.5;
/** How much less of the main thread ours may take than the best peer. */
const lessScript = 10;
/** Two medians of the same thing differ by so much on a calm machine. */
const noise = 1.1;
const frameMs = 1000 / 60;

/** The lightest peer's bytes against ours. */
export function byteFactor({
  ours,
  peers: others,
}: {
  readonly ours: Size;
  readonly peers: readonly Size[];
}): Wanted[] {
  const least = Math.min(...others.map(({ gzip }) => gzip));
  const factor = ours.gzip / least;
  return [
    {
      figure: 'overlay: bytes of the lightest peer',
      wanted: `at most ${mostBytes} times`,
      measured: `${factor.toFixed(2)} times`,
      reached: factor <= mostBytes,
      heldTo: { bound: '2 times', within: factor <= 2 },
    },
  ];
}

/** The figures to reach in one browser. Times are judged as a person sees them: with the frames that a screen asks for. */
export function wantedOf(name: BrowserName, { times, costs, counts }: Measured): Wanted[] {
  const ours = times.screen.get('keystep');
  const fastest = (of: (peer: NonNullable<typeof ours>) => number | null): number =>
    Math.min(...peers.map((peer) => of(times.screen.get(peer)!) ?? Infinity));
  const atMost = (figure: string, mine: number | null | undefined, best: number): Wanted => ({
    figure: `overlay, ${name}: ${figure}`,
    wanted: Number.isFinite(best)
      ? `no later than the fastest peer, ${best.toFixed(1)} ms`
      : 'at all, as no peer does',
    measured: mine === null || mine === undefined ? 'never' : `${mine.toFixed(1)} ms`,
    reached: (mine ?? Infinity) <= best * noise,
    heldTo: { bound: 'one frame later', within: (mine ?? Infinity) <= best + frameMs },
  });
  const found = counts.get('keystep');
  const none = (figure: string, list: readonly string[] | undefined): Wanted => ({
    figure: `overlay, ${name}: ${figure}`,
    wanted: '0',
    measured: String(list?.length),
    reached: list?.length === 0,
  });
  const script = costs.get('keystep')?.get(5000)?.script ?? null;
  const best = Math.min(...peers.map((peer) => costs.get(peer)?.get(5000)?.script ?? Infinity));
  return [
    atMost(
      'show a step',
      ours?.show,
      fastest(({ show }) => show),
    ),
    atMost(
      'a page that shifts',
      ours?.follow.shift,
      fastest(({ follow }) => follow.shift),
    ),
    atMost(
      'a target rendered anew',
      ours?.follow.render,
      fastest(({ follow }) => follow.render),
    ),
    {
      figure: `overlay, ${name}: frames behind a scroll`,
      wanted: '0',
      measured: String(ours?.framesBehind),
      reached: ours?.framesBehind === 0,
    },
    none('page nodes written', found?.written),
    none('listeners left', found?.listenersLeft),
    none('observers left', found?.observersLeft),
    none('dialogs broken', found?.dialogsBroken),
    ...(script === null
      ? []
      : [
          {
            figure: `overlay, ${name}: own scripts at 5,000 writes a second`,
            wanted: 'at most 10 ms a second',
            measured: `${script.toFixed(1)} ms a second`,
            reached: script <= 10,
          },
          {
            figure: `overlay, ${name}: own scripts at 5,000 writes a second, beside the best peer`,
            wanted: `${lessScript} times less`,
            measured: `${script.toFixed(1)} and ${best.toFixed(1)} ms a second`,
            reached: script * lessScript <= best,
            heldTo: { bound: '10 ms a second', within: script <= 10 },
          },
        ]),
  ];
}
