import type { Box } from '../contender.types.ts';
import { steps } from './steps.ts';

/** Px between a target and the ring around it that still count as "around it". */
const air = 16;
/** Px of difference that nobody sees. */
const hair = 2;
/** After so long nothing more is expected. */
const giveUpMs = 1000;

/** What one change of the page did to the ring. */
export interface Following {
  /** From the change until the ring was painted around the target again; null: never. */
  readonly ms: number | null;
  /** Frames painted in between with the ring elsewhere. */
  readonly behind: number;
}

/** Resolves right after the next frame was painted, with the time of that. */
export function painted(): Promise<number> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(null);
    });
  });
}

/** Goes to a step; milliseconds until its words and its ring were painted. Null: not within a second. */
export async function showStep(index: number): Promise<number | null> {
  const start = performance.now();
  if (index < 0) window.contender.start(steps);
  else window.contender.show(index);
  return (await until(() => isDrawn(Math.max(0, index)), start)).ms;
}

/** Changes the page, and waits until the ring stands around the target as it did before. */
export async function follow(change: () => void): Promise<Following> {
  const before = isAround(0) ? offset() : null;
  const start = performance.now();
  change();
  return until(() => {
    const now = offset();
    return before !== null && now !== null && near(before, now);
  }, start);
}

async function until(check: () => boolean, start: number): Promise<Following> {
  for (let behind = 0; ; behind += 1) {
    const now = await painted();
    if (check()) return { ms: now - start, behind };
    if (now - start > giveUpMs) return { ms: null, behind };
  }
}

function isDrawn(index: number): boolean {
  const step = steps[index];
  const panel = window.contender.panel();
  if (step === undefined || !(panel instanceof HTMLElement) || !panel.textContent.includes(step.title))
    return false;
  const { width, height } = panel.getBoundingClientRect();
  if (width === 0 || height === 0 || getComputedStyle(panel).opacity === '0') return false;
  return isAround(index);
}

function isAround(index: number): boolean {
  const [ring, target] = [window.contender.ring(), boxOf(index)];
  return ring !== null && target !== null && sides(ring, target).every((gap) => gap >= -hair && gap <= air);
}

/** Where the ring's corner is from the target's; null without a ring. */
function offset(): readonly [number, number] | null {
  const [ring, target] = [window.contender.ring(), boxOf(0)];
  return ring && target && [ring.left - target.left, ring.top - target.top];
}

function near(one: readonly [number, number], other: readonly [number, number]): boolean {
  return Math.abs(one[0] - other[0]) <= hair && Math.abs(one[1] - other[1]) <= hair;
}

function boxOf(index: number): Box | null {
  return document.querySelector(steps[index]?.selector ?? '')?.getBoundingClientRect() ?? null;
}

function sides(ring: Box, target: Box): readonly number[] {
  return [
    target.left - ring.left,
    target.top - ring.top,
    ring.right - target.right,
    ring.bottom - target.bottom,
  ];
}
