import type { Page } from 'puppeteer-core';
import { verificationCode } from '../../site/practice-options.ts';
import { shown } from '../../site/rehearse.ts';
import { press, type } from './hand.ts';
import type { OverlayReader, OverlayState } from './overlay.ts';
import { poll } from './poll.ts';
import { noneMs, waitForRight } from './ring.ts';

/** What a person knows when they set out. */
export interface Errand {
  readonly flow: 'current' | 'classic';
  readonly label: string;
  readonly addresses: readonly string[];
  readonly validityDays: number;
  /** False for a person who started without a plan; then System generated is taken. */
  readonly planned?: boolean;
  /** Stop at this step, before anything is done about it; without it, at `done`. */
  readonly until?: string;
  /** Called at every step, before anything is done about it. */
  readonly onStep?: (state: OverlayState) => Promise<void>;
}

/** What they come back with. */
export interface Outcome {
  /** Steps in the order in which they showed, repeats left out. */
  readonly steps: readonly string[];
  /** Steps that pointed at nothing. */
  readonly docked: readonly string[];
  /** The pair as the page showed it. */
  readonly apiKey: string;
  readonly secretKey: string;
}

const mostTurns = 60;

/** Follows the guide from wherever it stands to `done`: reads the panel, does what it says with mouse and keys. */
export async function followGuide(page: Page, overlay: OverlayReader, errand: Errand): Promise<Outcome> {
  const steps: string[] = [];
  const docked = new Set<string>();
  const pair = { apiKey: '', secretKey: '' };
  let before = '';
  for (let turn = 0; turn < mostTurns; turn++) {
    const state = await nextState(page, overlay, before);
    const step = state.step ?? '';
    if (steps.at(-1) !== step) steps.push(step);
    if (state.anchor === 'none') docked.add(step);
    await errand.onStep?.(state);
    if (step === 'keep-key') {
      // The guide may have gone on; a fresh secret that it only loses sight of is none to follow.
      if ((await waitForRight(page, overlay, step)) === null) {
        if ((await overlay.state())?.step === step) throw new Error('The ring has left the fresh secret.');
        before = '';
        continue;
      }
      pair.apiKey = await shown(page, 'api-key-value');
      pair.secretKey = await shown(page, 'secret-key-value');
    }
    if (step === (errand.until ?? 'done')) return { steps, docked: [...docked], ...pair };
    before = await fingerprint(page, state);
    if (!(await act(page, overlay, state, errand))) before = '';
  }
  throw new Error(`The guide does not come to an end: ${steps.join(', ')}`);
}

/** Does what a step asks for; false where the guide has gone on before anything was done. */
async function act(
  page: Page,
  overlay: OverlayReader,
  state: OverlayState,
  errand: Errand,
): Promise<boolean> {
  const step = state.step ?? '';
  if (step === 'keep-key') await overlay.press('keep-key');
  else if (step === 'check-key') await overlay.press('next');
  else if (step === 'verify-identity') {
    // The page may still be doing what was confirmed.
    if ((await screenOf(page)) !== 'verification') return false;
    await type(page, 'mfa', verificationCode);
    await press(page, 'mfa-submit');
  } else if (step === 'sign-in' && (await screenOf(page)) === 'login') await fillLogin(page, errand.flow);
  else if (state.anchor === 'none') {
    // Out of sight, or something of the page in front of it.
    if (!state.actions.some(({ name }) => name === 'show-me')) {
      throw new Error(`Nothing to follow at ${step}: ${state.text}`);
    }
    await overlay.press('show-me');
  } else {
    const control = await waitForRight(page, overlay, step);
    if (control === null) return false;
    if (step === 'name-key') await type(page, control, errand.label);
    else if (step === 'set-validity') await setValidity(page, errand.validityDays);
    else if (control === 'ip-field') await type(page, control, errand.addresses.join(','));
    else {
      const isWanted = async () => {
        const now = await overlay.state();
        return !now || now.step === step;
      };
      if (!(await press(page, control, isWanted))) return false;
    }
    // Without a plan the guide leaves the choice, and does not know when it is made.
    if (step === 'choose-type' && errand.planned === false) await press(page, 'type-next');
  }
  return true;
}

async function fillLogin(page: Page, flow: Errand['flow']): Promise<void> {
  await type(page, 'login-name', 'practice@example.com');
  if (flow === 'classic') await type(page, 'login-email', 'practice@example.com');
  await type(page, 'login-password', 'not a real password');
  if (flow === 'classic') await press(page, 'login-terms');
  await press(page, 'login-submit');
}

async function setValidity(page: Page, days: number): Promise<void> {
  const radios = await page.evaluate((wanted) => `validity:${wanted}` in window.__practice.truth(), days);
  if (radios) {
    await press(page, `validity:${days}`);
    return;
  }
  await press(page, 'validity');
  await page.keyboard.type(String(days));
  await page.keyboard.press('Enter');
}

/**
 * Waits until the guide says something new, or the page is somewhere new, and both have stopped changing: the guide
 * itself waits 150 ms before it changes its mind, and 1.5 s before it says that it sees nothing.
 */
async function nextState(page: Page, overlay: OverlayReader, before: string): Promise<OverlayState> {
  let last: OverlayState | null = null;
  let seen = '';
  let since = 0;
  return poll(
    () => `the guide to go on; it still says ${JSON.stringify(last)}`,
    async () => {
      last = await overlay.state();
      if (!last?.panel || last.step === null) return undefined;
      const now = await fingerprint(page, last).catch(() => before);
      if (now !== seen) {
        seen = now;
        since = Date.now();
      }
      const settled = Date.now() - since >= patienceMs(last);
      return settled && now !== before ? last : undefined;
    },
  );
}

/** "Keep in vault" takes no press within half a second of its coming. */
function patienceMs({ step, anchor }: OverlayState): number {
  if (anchor === 'none') return noneMs;
  return step === 'keep-key' ? 700 : 250;
}

/** What tells one turn from the next: the step, its words, the place of its ring, and the screen below. */
async function fingerprint(page: Page, { step, title, anchor, text }: OverlayState): Promise<string> {
  return JSON.stringify([step, title, anchor, text.slice(0, 400), await screenOf(page)]);
}

async function screenOf(page: Page): Promise<string> {
  return page.evaluate(() => window.__practice.state().screen);
}
