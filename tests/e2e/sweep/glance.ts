import { freshMemory, resolve, type ResolverMemory } from '../../../src/guide/resolve.ts';
import { freshRun, type PageView } from '../../../src/guide/run.ts';
import { isFlowStep, type FlowStep } from '../../../src/guide/step-id.ts';
import { localeOf } from '../../../src/site/routes.ts';
import { wordsIn } from '../../../src/site/wording/languages.ts';
import { lexicon } from '../../../src/site/wording/match.ts';
import { PageScan } from '../../../src/site/scan.ts';
import { startLook, type Look } from '../../../src/site/observe.ts';

/** What the guide makes of the page, and what the practice site calls the element that it points at. */
export interface Glance {
  readonly step: string | null;
  /** Null where the guide points at nothing; empty where it points at no control of the practice site. */
  readonly controls: readonly string[] | null;
  /** What the practice site calls the things inside the element. */
  readonly holds: readonly string[];
  /** Where it points at nothing: why, for each thing that the guide looked for and something may have been. */
  readonly doubts: readonly string[];
}

/** A glance at a state of a walk, with what is right there. */
export interface Stop {
  readonly name: string;
  readonly steps: readonly string[];
  /** The practice site's names of the controls that are right, where not all controls of the step are. */
  readonly wanted: readonly string[] | undefined;
  readonly glance: Glance;
}

interface State {
  readonly view: PageView;
  readonly memory: ResolverMemory;
}

const storageKey = 'sweep';
const plan = {
  label: 'Sweep',
  keyType: 'hmac',
  environment: 'live',
  validityDays: 90,
  permissions: ['enableReading', 'enableSpotAndMarginTrading'],
  addresses: ['203.0.113.7'],
  publicKey: '',
} as const;

/** The resolver's clock: each glance lets all its waiting times pass. */
let clock = 0;

/** The background's part: the words of the page's language. */
const locale = localeOf(location, document.documentElement.lang);
const words = wordsIn(locale);
const scan = new PageScan(lexicon(locale, words));

function restore(): State {
  const stored = sessionStorage.getItem(storageKey);
  const view = {
    ...freshRun,
    ...({ running: true, plan, autoStart: true, theme: 'system', canCheck: true, words } as const),
  };
  return stored === null
    ? { view, memory: freshMemory }
    : { ...(JSON.parse(stored) as State), memory: freshMemory };
}
let state = restore();

/** As on a page: with what the scan remembers, and in turns. */
function lookAtPage(): Look {
  const turn = startLook(document, location, scan, plan.label, state.view.target);
  for (;;) {
    const look = turn(4);
    if (look !== null) return look;
  }
}

/** Looks until the guide has made up its mind, and notes the step as reached. */
export function glance(): Glance {
  let hint = null;
  let look = lookAtPage();
  for (let turn = 0; turn < 3; turn += 1) {
    clock += 2000;
    look = lookAtPage();
    const next = resolve(look.observation, state.view, state.memory, clock);
    hint = next.hint;
    state = { ...state, memory: next.memory };
  }
  const doubts = doubtsOf(look);
  if (!hint) return { step: null, controls: null, holds: [], doubts };
  const { step, anchor } = hint;
  if (isFlowStep(step) && !state.view.reached.includes(step)) {
    state = { ...state, view: { ...state.view, reached: [...state.view.reached, step] } };
    sessionStorage.setItem(storageKey, JSON.stringify(state));
  }
  const element = anchor === null ? null : look.elementOf(anchor);
  if (!element) return { step, controls: null, holds: [], doubts };
  const truth = Object.entries(window.__practice.truth());
  const same = truth.filter(([, control]) => control === element || isTightly(control, element));
  const inside = truth.filter(([, control]) => element.contains(control));
  return { step, controls: same.map(([id]) => id), holds: inside.map(([id]) => id), doubts };
}

function doubtsOf(look: Look): string[] {
  return look
    .explain()
    .filter(({ outcome, candidates }) => outcome !== 'accepted' && candidates.length > 0)
    .map(({ anchor, outcome, candidates }) => {
      const against = candidates.flatMap((each) => each.against.map(({ kind }) => kind));
      return `${anchor} ${outcome} (${[...new Set(against)].join()})`;
    });
}

let stops: Stop[] = [];

/** Glances at a state at which these steps are right. */
export function at(name: string, steps: readonly string[], wanted?: readonly string[]): void {
  stops.push({ name, steps, wanted, glance: glance() });
}

/** All stops since the last call. */
export function takeStops(): readonly Stop[] {
  const taken = stops;
  stops = [];
  return taken;
}

/** Forgets the run: another person begins. */
export function begin(): void {
  sessionStorage.removeItem(storageKey);
  state = restore();
}

/** The key on the page was kept, after a glance at it. */
export function keep(): void {
  glance();
  state = { ...state, view: { ...state.view, capture: 'kept' } };
  sessionStorage.setItem(storageKey, JSON.stringify(state));
}

/** "Next" was pressed. */
export function pass(step: FlowStep): void {
  state = { ...state, view: { ...state.view, passed: [...state.view.passed, step] } };
  sessionStorage.setItem(storageKey, JSON.stringify(state));
}

/** From now on the guide leads to the deletion of the key that was made. */
export function lose(): void {
  const apiKey = window.__practice.truth()['api-key-value']?.textContent.trim() ?? '';
  const target = { label: plan.label, first: apiKey.slice(0, 5), last: apiKey.slice(-4) };
  state = {
    view: { ...state.view, ...freshRun, running: true, target, capture: 'kept' },
    memory: freshMemory,
  };
  sessionStorage.setItem(storageKey, JSON.stringify(state));
}

/** One inside the other with next to nothing around it: the ring would look the same. */
function isTightly(a: Element, b: Element): boolean {
  if (!a.contains(b) && !b.contains(a)) return false;
  const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  // A box and the words that belong to it are one control to a person.
  const room = b.contains(a) && a.matches('[role=checkbox],[role=radio],input') ? Infinity : 24;
  return Math.abs(one.height - two.height) <= 40 && Math.abs(one.width - two.width) <= room;
}
