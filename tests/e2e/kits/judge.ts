import type { Page } from 'puppeteer-core';
import type { Box, OverlayReader, OverlayState } from '../harness/overlay.ts';
import { poll } from '../harness/poll.ts';

/** A moment of the walk: what the guide may say there, and the controls that it may point at. */
export interface Moment {
  readonly name: string;
  readonly steps: readonly string[];
  /** Any of these, all of it or a part; `around`: one ring around all of these. Empty: nothing is to be pointed at. */
  readonly controls: readonly string[];
  readonly around?: true;
}

export type Verdict = 'anchored' | 'docked' | 'wrong' | 'rightly docked';

/** Room that the ring may leave on each side (contract), and fractions of a pixel. */
const mostRoom = 13;

/** Waits until guide and page agree, and judges what they came to. Says why where it was not the right thing. */
export async function judge(
  page: Page,
  overlay: OverlayReader,
  moment: Moment,
): Promise<{ readonly verdict: Verdict; readonly why: string }> {
  const seen: OverlayState[] = [];
  const verdict = await poll(
    '',
    async () => {
      const state = await overlay.state();
      if (state === null) return undefined;
      seen.push(state);
      const { step, spotlight, announced, title, text } = state;
      if (!moment.steps.includes(step ?? '')) return undefined;
      // Half a second later each step is said aloud: nobody is quicker than that.
      if (!announced.endsWith(title)) return undefined;
      if (moment.controls.length === 0) return spotlight === null ? 'rightly docked' : undefined;
      if (spotlight === null && text.includes('Scroll to it')) await overlay.press('show-me');
      return spotlight !== null && (await isRight(page, spotlight, moment)) ? 'anchored' : undefined;
    },
    4000,
  ).catch(() => (seen.at(-1)?.spotlight ? 'wrong' : 'docked'));
  const last = seen.at(-1);
  const why = `${moment.name}: ${last?.step ?? 'no guide'}, ${JSON.stringify(last?.spotlight)}`;
  return { verdict, why };
}

/** Whether a ring lies around the control, or around a part of what belongs to it alone. */
async function isRight(page: Page, ring: Box, { controls, around }: Moment): Promise<boolean> {
  const places = await page.evaluate(() => window.__places());
  const wanted = controls.map((id) => places[id]);
  if (around === true) {
    const rest = Object.entries(places).filter(([id]) => id === 'create-api');
    return (
      wanted.every((place) => place !== undefined && contains(ring, place.whole, 1)) &&
      !rest.some(([, { whole }]) => contains(ring, whole, 0))
    );
  }
  return wanted.some((place) => {
    if (place === undefined || !contains(place.whole, ring, mostRoom)) return false;
    // What belongs to a field is wider than the field: there the field itself is meant.
    return place.field === null || contains(ring, place.field, 1);
  });
}

function contains(outer: Box, inner: Box, slack: number): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
