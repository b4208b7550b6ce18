import type { Hint } from '../../../../src/guide/hint.ts';
import { freshMemory, resolve } from '../../../../src/guide/resolve.ts';
import { freshRun } from '../../../../src/guide/run.ts';
import { createOverlay } from '../../../../src/overlay/overlay.ts';
import type { Overlay } from '../../../../src/overlay/overlay.types.ts';
import { type Look, startLook } from '../../../../src/site/observe.ts';
import { PageScan } from '../../../../src/site/scan.ts';
import { type Turn, type Watch, watchPage } from '../../../../src/site/watch.ts';
import { lexicon } from '../../../../src/site/wording/match.ts';
import { english } from '../../../../src/site/wording/phrases.ts';
import { apiUrl } from '../../../unit/site/pages.ts';
import type { Step } from '../contender.types.ts';

/**
 * All that runs on Binance's pages but the messages: it watches the page, looks at it in turns, decides, and draws, as
 * the content script does. Only which step is shown is the bench's choice.
 */
const words = { english };
const view = {
  ...freshRun,
  running: true,
  autoStart: false,
  theme: 'light' as const,
  canCheck: false,
  words,
};
const turnMs = 1.5;

let steps: readonly Step[] = [];
let at = 0;
let scan: PageScan | null = null;
let overlay: Overlay | null = null;
let watch: Watch | null = null;
let memory = freshMemory;
let looking: ReturnType<typeof startLook> | null = null;
let look: Look | null = null;
let presses = 0;

// The closed root, caught while it is made: the product has no hook for it.
let root: ShadowRoot | null = null;
const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
Element.prototype.attachShadow = function attach(init) {
  root = attachShadow.call(this, init);
  return root;
};

// In the product the browser has them; here whatever is not a sentence stands for one of about that length.
const texts = (id: string) => id.replaceAll('_', ' ');

function draw(): Turn {
  scan ??= new PageScan(lexicon('en', words));
  looking ??= startLook(document, new URL(apiUrl), scan, null);
  const seen = looking(turnMs);
  if (seen === null) return 'more';
  looking = null;
  look = seen;
  const decided = resolve(look.observation, view, memory, performance.now());
  memory = decided.memory;
  if (decided.lookAgainInMs !== null) watch?.nudge(decided.lookAgainInMs);
  return showStep() || decided.lookAgainInMs !== null ? 'new' : 'same';
}

function showStep(): boolean {
  const step = steps[at];
  if (step === undefined || overlay === null) return false;
  // From the first look on, the control that is followed is the one that was found by its words.
  const target =
    look === null || step.known === undefined
      ? document.querySelector(step.selector)
      : look.elementOf(step.known);
  return overlay.show(hintOf(step), target);
}

function hintOf({ title, text }: Step): Hint {
  return {
    step: 'create-key',
    anchor: 'create-api',
    wanted: [],
    tone: 'calm',
    position: { index: at + 1, total: steps.length },
    phase: { id: 'Tour' },
    title: { id: title },
    tag: null,
    body: [{ id: text }],
    why: null,
    bubble: { id: title },
    lookFor: [],
    drawing: null,
    facts: [],
    preview: null,
    buttons: [{ action: 'next', label: { id: 'Next' }, primary: true }],
  };
}

window.contender = {
  start(given) {
    steps = given;
    at = 0;
    overlay = createOverlay(document, {
      texts,
      language: 'en',
      direction: 'ltr',
      theme: 'system',
      onAction: (action) => {
        if (action === 'next') presses += 1;
      },
    });
    watch = watchPage(window, draw, () => overlay?.glance());
    showStep();
    watch.nudge();
  },
  show(index) {
    at = index;
    showStep();
  },
  stop() {
    watch?.stop();
    overlay?.destroy();
    [watch, overlay, scan, look, looking, root] = [null, null, null, null, null, null];
  },
  ring: () => root?.querySelector('[data-part=spotlight]')?.getBoundingClientRect() ?? null,
  panel: () => root?.querySelector('[data-part=panel]') ?? null,
  control: () => root?.querySelector('[data-action=next]') ?? null,
  presses: () => presses,
};
