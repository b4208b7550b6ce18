import type { Page } from 'puppeteer-core';
import { poll } from '../harness/poll.ts';

/** Time that scripts of one origin had on a page's main thread. */
export interface ScriptTime {
  readonly calls: number;
  /**
   * Processor time of these calls, in milliseconds: without what the thread had to wait for other programs, and
   * without style, layout and the preparation of paint, which the page would have done in the same frame.
   */
  readonly ms: number;
  /** Processor time of all that the page's main thread did, ours and style and layout with it. */
  readonly mainMs: number;
  /** Style and layout of the whole page, whoever asked for it first. */
  readonly layoutMs: number;
  /** The same of each call of the timer that takes most of it and asks nothing of the layout: the turns of looks. */
  readonly turns: readonly number[];
  /** The same of the timer that looks whether the target can be seen: the beats of the overlay. */
  readonly beats: readonly number[];
  readonly ofMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: {
    readonly data?: { readonly url?: string; readonly lineNumber?: number; readonly columnNumber?: number };
  };
}

/** One turn of a thread's event loop. */
const taskName = 'ThreadControllerImpl::RunTask';

/** What each frame needs anyway. Who reads a position in it does this a little earlier. */
const frameWork: readonly string[] = ['UpdateLayoutTree', 'Layout', 'PrePaint'];

/** Records what the browser runs for so long, and adds up the calls into scripts of `origin`. */
export async function scriptTime(page: Page, origin: string, forMs: number): Promise<ScriptTime> {
  await page.tracing.start({ categories: ['devtools.timeline', 'toplevel'] });
  const start = performance.now();
  await poll('the time to pass', () => performance.now() - start >= forMs, forMs + 20_000);
  const trace = await page.tracing.stop();
  if (trace === undefined) throw new Error('No trace was recorded.');
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const inOrder = traceEvents.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts);
  const functions = inOrder.filter(({ name }) => name === 'FunctionCall');
  // The thread that runs most scripts is the page's own, whether we run there or not. The background is of our origin too.
  const busiest = mostFrequent(functions.map(threadOf));
  const isOfPage = (event: TraceEvent): boolean => threadOf(event) === busiest;
  const ours = functions.filter((call) => isOfPage(call) && call.args.data?.url?.startsWith(origin) === true);
  // The first function that a timer runs is the timer's own; observers come after it.
  const timers = inOrder.flatMap((timer) => {
    if (timer.name !== 'TimerFire') return [];
    const first = functions.find(({ ts, tid }) => tid === timer.tid && ts >= timer.ts);
    return first !== undefined && ours.includes(first) && first.ts < timer.ts + (timer.dur ?? 0)
      ? [first]
      : [];
  });
  const layouts = inOrder.filter(({ name }) => frameWork.includes(name));
  const own = (call: TraceEvent): number =>
    layouts
      .filter((layout) => isWithin(layout, call))
      .reduce((left, layout) => left - cpuMs(layout), cpuMs(call));
  const hits = inOrder.filter(({ name }) => name === 'HitTest');
  const isHitting = (call: TraceEvent): boolean => hits.some((hit) => isWithin(hit, call));
  const byTimer = [...new Set(timers.map(placeOf))]
    .map((place) => timers.filter((call) => placeOf(call) === place))
    .toSorted((a, b) => sum(b.map(own)) - sum(a.map(own)));
  return {
    calls: ours.length,
    ms: sum(ours.map(own)),
    mainMs: sum(inOrder.filter((event) => event.name === taskName && isOfPage(event)).map(cpuMs)),
    layoutMs: sum(layouts.filter(isOfPage).map(cpuMs)),
    turns: (byTimer.find((calls) => !calls.some(isHitting)) ?? []).map(own),
    beats: (byTimer.find((calls) => calls.some(isHitting)) ?? []).map(own),
    ofMs: forMs,
  };
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  return (
    threadOf(inner) === threadOf(outer) && inner.ts >= outer.ts && inner.ts <= outer.ts + (outer.dur ?? 0)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function placeOf({ args }: TraceEvent): string {
  const { lineNumber, columnNumber } = args.data ?? {};
  return `${lineNumber}:${columnNumber}`;
}

function cpuMs({ tdur, dur }: TraceEvent): number {
  return (tdur ?? dur ?? 0) / 1000;
}
