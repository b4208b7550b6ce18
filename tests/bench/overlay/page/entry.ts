import { type Change, changes, writeForEver } from './changes.ts';
import { type Dialog, openDialog, stateOfDialog } from './dialogs.ts';
import { type Following, follow, painted, showStep } from './frames.ts';
import type { Step } from '../contender.types.ts';
import { steps } from './steps.ts';
import { readTraces, type Traces, watchTraces } from './traces.ts';

/** What the bench asks a page for. */
export interface BenchPage {
  readonly steps: readonly Step[];
  /** Starts the tour (-1) or goes to a step; milliseconds until painted, null: never. */
  show(index: number): Promise<number | null>;
  follow(change: Change, turn: number): Promise<Following>;
  /** Makes a change, and waits for nothing. */
  change(change: Change, turn: number): void;
  /** Goes through so many steps, never back to the first: not every tour can. */
  walk(count: number): Promise<void>;
  /** Writes so many numbers a second from now on. */
  write(perSecond: number): void;
  /** Lets so many milliseconds pass, counted in frames. */
  rest(forMs: number): Promise<void>;
  /** Waits for this many frames. */
  frames(count: number): Promise<void>;
  watchTraces(): void;
  readTraces(): Traces;
  /** Opens a dialog of the page with the tour on its button; where the tour's own control is then. */
  openDialog(kind: Dialog): Promise<{ readonly x: number; readonly y: number } | null>;
  /** Whether the control was heard, and whether the dialog is still what it was. */
  stateOfDialog(kind: Dialog): { readonly heard: boolean; readonly whole: boolean };
  /** Turns of a loop that does nothing else, within so many milliseconds: what is left of the main thread. */
  spare(forMs: number): Promise<number>;
  /** Tasks of more than 50 ms so far, where the browser tells. */
  longTasks(): number;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

let longTasks = 0;
if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
  new PerformanceObserver((list) => (longTasks += list.getEntries().length)).observe({ type: 'longtask' });

let stopWriting = (): void => undefined;

window.bench = {
  steps,
  show: showStep,
  follow: (change, turn) => follow(() => changes[change](turn)),
  change: (change, turn) => changes[change](turn),
  async walk(count) {
    for (let turn = 0; turn < count; turn += 1) {
      window.contender.show(1 + (turn % (steps.length - 1)));
      await painted();
      await painted();
    }
  },
  write(perSecond) {
    stopWriting();
    stopWriting = perSecond === 0 ? () => undefined : writeForEver(perSecond);
  },
  async rest(forMs) {
    const end = performance.now() + forMs;
    while ((await painted()) < end);
  },
  async frames(count) {
    for (let frame = 0; frame < count; frame += 1) await painted();
  },
  watchTraces,
  readTraces,
  openDialog,
  stateOfDialog,
  spare: (forMs) =>
    new Promise((done) => {
      const channel = new MessageChannel();
      const end = performance.now() + forMs;
      let turns = 0;
      channel.port1.onmessage = () => {
        turns += 1;
        if (performance.now() < end) channel.port2.postMessage(null);
        else done(turns);
      };
      channel.port2.postMessage(null);
    }),
  longTasks: () => longTasks,
};
