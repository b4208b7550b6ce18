import type { AnchorId } from '../site/anchors.ts';
import type { Observation } from '../site/observation.ts';
import { buildHint } from './build-hint.ts';
import type { Hint } from './hint.ts';
import type { PageView } from './run.ts';
import type { Scene } from './scene.ts';
import { isClassicForm, isSecretOpen } from './scene.ts';
import type { FlowStep, StepId } from './step-id.ts';
import { flowSteps, isFlowStep } from './step-id.ts';
import type { GuideStep } from './step.ts';
import { deletionSteps, steps } from './steps/index.ts';

/** What the resolver remembers of one page load. Plain data; the page itself stays the judge. */
export interface ResolverMemory {
  readonly step: StepId | null;
  readonly hint: Hint | null;
  /** A step that has won once, and when it did first. */
  readonly rival: { readonly step: StepId; readonly since: number } | null;
  /** The step at which the verification came up; null when none is on screen, or nothing came before it. */
  readonly verifiedFrom: FlowStep | null;
  /** Steps shown in this load: the run's own list arrives a moment later. */
  readonly shown: readonly FlowStep[];
  readonly flow: Scene['flow'];
  /** Which shown key is sealed; `gone` when it was kept and is no longer on the page. */
  readonly keptMark: number | 'gone' | null;
  /** State of the form's choices when they were first seen. */
  readonly first: Readonly<Partial<Record<AnchorId, string>>>;
  readonly touched: readonly AnchorId[];
  readonly keysBefore: number | null;
  readonly deletion: Scene['deletion'];
  /** Length of the run's list at the last look: it shrinks when a new run begins. */
  readonly reachedCount: number;
}

export const freshMemory: ResolverMemory = {
  step: null,
  hint: null,
  rival: null,
  verifiedFrom: null,
  shown: [],
  flow: 'current',
  keptMark: null,
  first: {},
  touched: [],
  keysBefore: null,
  deletion: 'none',
  reachedCount: 0,
};

/** What to show, what to remember, and when to look again although nothing on the page has changed. */
export interface Resolution {
  readonly hint: Hint | null;
  readonly memory: ResolverMemory;
  readonly lookAgainInMs: number | null;
}

/** A step must win twice, this far apart, before the panel changes: pages flicker while they draw. */
const settleMs = 150;
/** Not knowing, a page that is still loading, and what is gone are said only after this long. */
const patienceMs = 1500;
const patient: readonly StepId[] = ['unknown', 'secret-lost', 'find-key', 'key-deleted'];
/** A page takes so long at most to do what was confirmed: until then it still shows what was there before. */
const answerMs = 3000;

const choices: readonly AnchorId[] = [
  'type-system-generated',
  'type-self-generated',
  'validity',
  'permission-read-only',
  'permission-read-write',
];
const classicSteps: readonly FlowStep[] = ['set-validity', 'choose-permission', 'accept-terms'];

/**
 * From what is on the page to what to say: a pure function. The page decides; the run and the memory only
 * break ties. `now` is in milliseconds, of any clock that does not go back.
 */
export function resolve(
  observation: Observation,
  view: PageView,
  memory: ResolverMemory,
  now: number,
): Resolution {
  const base = remember(observation, view, memory);
  if (!isWanted(observation, view)) {
    return { hint: null, memory: { ...base, step: null, hint: null, rival: null }, lookAgainInMs: null };
  }
  const scene = sceneOf(observation, view, base);
  const winner = (view.target === null ? steps : deletionSteps).find((step) => step.applies(scene));
  if (winner === undefined) return { hint: base.hint, memory: base, lookAgainInMs: null };
  // Placeholders say nothing: what was there before stays.
  if (winner.id === 'unknown' && observation.loading)
    return { hint: base.hint, memory: base, lookAgainInMs: null };
  const hint = buildHint(winner, scene);
  if (winner.id === base.step) return settled(winner, hint, scene, { ...base, rival: null });

  const patience = patienceFor(winner, hint, scene, base);
  if (patience === 0) return settled(winner, hint, scene, base);
  const rival = base.rival?.step === winner.id ? base.rival : { step: winner.id, since: now };
  const waited = now - rival.since;
  if (waited >= patience) return settled(winner, hint, scene, base);
  return { hint: base.hint, memory: { ...base, rival }, lookAgainInMs: patience - waited };
}

/** To be called when a key has just been sealed: from now on the one on the page is the kept one. */
export function rememberKept(memory: ResolverMemory, { keyMark }: Observation): ResolverMemory {
  return { ...memory, keptMark: keyMark ?? 'gone' };
}

function isWanted({ route }: Observation, view: PageView): boolean {
  if (view.dismissed) return false;
  return view.running || (view.autoStart && route === 'api-management');
}

function patienceFor(winner: GuideStep, hint: Hint, scene: Scene, memory: ResolverMemory): number {
  // The secret may be gone in a moment: nothing waits.
  if (winner.id === 'keep-key' && isSecretOpen(scene)) return 0;
  if (patient.includes(winner.id)) return patienceMs;
  if (scene.observation.loading && hint.anchor === null) return patienceMs;
  if (isBefore(winner, memory)) return answerMs;
  return memory.step === null ? 0 : settleMs;
}

/** Right after the verification, a step that the person had done already when it came up. */
function isBefore({ id }: GuideStep, { step, verifiedFrom }: ResolverMemory): boolean {
  if (step !== 'verify-identity' || verifiedFrom === null || !isFlowStep(id)) return false;
  return flowSteps.indexOf(id) <= flowSteps.indexOf(verifiedFrom);
}

function settled(winner: GuideStep, hint: Hint, scene: Scene, memory: ResolverMemory): Resolution {
  const flowStep = flowSteps.find((id) => id === winner.id);
  const shown =
    flowStep === undefined || memory.shown.includes(flowStep) ? memory.shown : [...memory.shown, flowStep];
  const keysBefore = winner.id === 'create-key' ? (scene.observation.keyCount ?? 0) : memory.keysBefore;
  const verifiedFrom = winner.id === 'verify-identity' ? verifiedFromOf(memory) : null;
  const next = { ...memory, step: winner.id, hint, rival: null, verifiedFrom, shown, keysBefore };
  return { hint, memory: next, lookAgainInMs: null };
}

function verifiedFromOf({ step, verifiedFrom }: ResolverMemory): FlowStep | null {
  if (step === 'verify-identity') return verifiedFrom;
  return step !== null && isFlowStep(step) ? step : null;
}

function sceneOf(observation: Observation, view: PageView, memory: ResolverMemory): Scene {
  const { keyMark } = observation;
  return {
    observation,
    view,
    plan: view.plan,
    flow: memory.flow,
    reached: new Set([...view.reached, ...memory.shown]),
    passed: new Set(view.passed),
    kept: view.capture === 'kept' && (keyMark === null || keyMark === memory.keptMark),
    touched: new Set(memory.touched),
    keysBefore: memory.keysBefore,
    deletion: memory.deletion,
    previous: memory.step,
  };
}

function remember(observation: Observation, view: PageView, before: ResolverMemory): ResolverMemory {
  const restarted = view.reached.length < before.reachedCount;
  const memory = restarted ? { ...freshMemory, keptMark: before.keptMark } : before;
  return {
    ...memory,
    reachedCount: view.reached.length,
    flow: flowOf(observation, view, memory),
    keptMark: keptMarkOf(observation, view, memory),
    deletion: deletionOf(observation, memory),
    ...touchedOf(observation, memory),
  };
}

/** The key that was on the page when the run said "kept" is the kept one; one that appears later is another. */
function keptMarkOf(
  { keyMark }: Observation,
  { capture }: PageView,
  { keptMark }: ResolverMemory,
): ResolverMemory['keptMark'] {
  if (capture !== 'kept') return null;
  return keptMark ?? keyMark ?? 'gone';
}

/** Asked: by a question of the page or by Binance's own check, while the card stood there. Then it may be gone. */
function deletionOf(
  { target, deletes, verifying }: Observation,
  { deletion }: ResolverMemory,
): Scene['deletion'] {
  if (deletion === 'seen' && (deletes !== null || verifying)) return 'asked';
  return deletion === 'none' && target === 'found' ? 'seen' : deletion;
}

function flowOf(observation: Observation, view: PageView, { flow }: ResolverMemory): Scene['flow'] {
  const { seen } = observation;
  if (seen['type-system-generated'] !== undefined || seen['type-self-generated'] !== undefined)
    return 'current';
  const classic =
    seen['api-and-email'] !== undefined ||
    isClassicForm({ observation }) ||
    classicSteps.some((step) => view.reached.includes(step));
  return classic ? 'classic' : flow;
}

function touchedOf(
  { seen, secret }: Observation,
  { first, touched }: ResolverMemory,
): Pick<ResolverMemory, 'first' | 'touched'> {
  // Another key, another form.
  if (secret === 'shown') return { first: {}, touched: [] };
  const states = choices.flatMap((anchor): [AnchorId, string][] => {
    const sighting = seen[anchor];
    if (sighting === undefined) return [];
    return [[anchor, [sighting.checked, sighting.filled, sighting.choice].join()]];
  });
  const added = states.filter(([anchor]) => first[anchor] === undefined);
  const changed = states.filter(
    ([anchor, state]) => (first[anchor] ?? state) !== state && !touched.includes(anchor),
  );
  if (added.length + changed.length === 0) return { first, touched };
  return {
    first: { ...first, ...Object.fromEntries(added) },
    touched: [...touched, ...changed.map(([anchor]) => anchor)],
  };
}
