import { freshRun, type GuideView, type PagePlan, type PageView, type Run } from '../../src/guide/run.ts';
import type { CheckAnswer } from '../../src/keys/check-answer.ts';
import type { KeyTarget } from '../../src/keys/key-target.ts';
import type { Plan } from '../../src/keys/plan.ts';
import type { GuideMark } from '../../src/messages/guide-messages.ts';
import type { RequestOf } from '../../src/messages/protocol.ts';
import { localStore, sessionStore } from '../platform/storage.ts';
import { writeCaptured } from './captured.ts';
import { inTurn } from './in-turn.ts';
import { dropPlan, dropSealedPlan, recallPlan, sealPlan, writePlan } from './plan-store.ts';
import { readSettings } from './settings.ts';
import { wordsForPage } from './words.ts';

/** In memory: it holds what a page may know of the plan. */
const runKey = 'guide.run';
/** On disk, and nothing but yes or no: a refusal is remembered. */
const dismissedKey = 'guide.dismissed';

/** How far the person is. */
export async function readRun(): Promise<Run> {
  const [run, dismissed] = await Promise.all([sessionStore.get(runKey), localStore.get(dismissedKey)]);
  return { ...freshRun, ...(run as Partial<Run> | undefined), dismissed: dismissed === true };
}

async function writeRun(run: Run): Promise<void> {
  await Promise.all([sessionStore.set(runKey, run), localStore.set(dismissedKey, run.dismissed)]);
}

// Two marks at once would lose one.
const next = inTurn();

/** What a page may know: the run, how the guide should behave, and the words of its language. */
export async function readGuide(request: RequestOf<'guide.read'>): Promise<PageView> {
  return { ...(await readView()), words: wordsForPage(request) };
}

async function readView(): Promise<GuideView> {
  const [run, settings] = await Promise.all([readRun(), readSettings()]);
  return { ...run, autoStart: settings.guideAutoStart, theme: settings.theme, canCheck: true };
}

/** Notes how far the person is. */
export function markGuide(mark: GuideMark): Promise<GuideView> {
  return next(async () => {
    const { reached, ...changes } = mark;
    const run = { ...(await readRun()), ...changes };
    const steps = reached && !run.reached.includes(reached) ? [...run.reached, reached] : run.reached;
    await writeRun({ ...run, reached: steps });
    // Put away, or at its end: the next start of the browser begins without it.
    if (run.dismissed || reached === 'done') await dropSealedPlan();
    return readView();
  });
}

/**
 * Begins a run, to a key or to the deletion of `target`: from now on the guide shows itself, also after it was put
 * away.
 */
export function startGuide(plan: Plan | null, target: KeyTarget | null = null): Promise<void> {
  return next(async () => {
    // The page may still show a key that was kept a moment ago: a deletion does not make it a new one.
    const capture = target !== null && (await readRun()).capture === 'kept' ? 'kept' : 'none';
    await Promise.all([writePlan(plan), writeCaptured(null)]);
    await writeRun({ ...freshRun, running: true, plan: plan && forPage(plan), target, capture });
  });
}

/** Ends the run; the guide stays away until it is asked for. */
export function stopGuide(): Promise<void> {
  return next(async () => {
    await Promise.all([dropPlan(), writeCaptured(null)]);
    await writeRun({ ...freshRun, dismissed: true });
  });
}

/**
 * Forgets the plan and how far it came. The guide stays where it was wanted: a page may show a secret that has to be
 * kept in the next vault.
 */
export function forgetPlan(): Promise<void> {
  return next(async () => {
    await Promise.all([dropPlan(), writeCaptured(null)]);
    const { running, dismissed, minimised } = await readRun();
    await writeRun({ ...freshRun, running, dismissed, minimised });
  });
}

/** Notes what Binance said of the key that this run made. */
export function markChecked(answer: CheckAnswer, final: boolean): Promise<void> {
  return next(async () => {
    await writeRun({ ...(await readRun()), [final ? 'lastCheck' : 'firstCheck']: answer });
  });
}

/** Notes what became of the key that this run made. */
export function markCaptured(capture: Run['capture']): Promise<void> {
  return next(async () => {
    await writeRun({ ...(await readRun()), capture, firstCheck: null, lastCheck: null });
  });
}

/**
 * Goes on with the plan that an earlier start of the browser left sealed, once the vault is open; true where there was
 * one. What is planned in this one is sealed for the next.
 */
export function recallRun(): Promise<boolean> {
  return next(async () => {
    const plan = await recallPlan();
    if (plan === null) {
      await sealPlan();
      return false;
    }
    await writePlan(plan);
    await writeRun({ ...freshRun, running: true, plan: forPage(plan) });
    return true;
  });
}

function forPage(plan: Plan): PagePlan {
  const { label, keyType, environment, validityDays, permissions, addresses, publicKey } = plan;
  return { label, keyType, environment, validityDays, permissions, addresses, publicKey };
}
