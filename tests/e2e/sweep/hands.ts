import { verificationCode } from '../../site/practice-options.ts';

const patienceMs = 30_000;

/** Waits until something is so; whatever the page has to draw is drawn then. */
async function waitFor<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  const since = performance.now();
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() - since > patienceMs) {
      throw new Error(`Waited for ${what}, got ${JSON.stringify(window.__practice.state())}.`);
    }
    await pageTurn();
  }
}

/** The page's turn: what it has to draw is drawn after it. */
function pageTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Waits until this is on screen. */
export async function until(screen: ReturnType<Window['__practice']['state']>['screen']): Promise<void> {
  await waitFor(screen, () => window.__practice.state().screen === screen);
  await pageTurn();
}

async function control(id: string): Promise<HTMLElement> {
  const found = await waitFor(`the control ${id}`, () => window.__practice.truth()[id]);
  return found as HTMLElement;
}

/** Presses a control as a script can: other tests do it with a mouse, here it must be quick. */
export async function press(id: string): Promise<void> {
  const element = await control(id);
  element.focus();
  element.click();
  await pageTurn();
}

let way: string | null = null;

/** Remembers what leads to another document, for `leave`. */
export function leaveBy(id: string): void {
  way = id;
}

/** Presses it, a moment later: nobody waits for an answer from a document that is going. */
export function leave(): void {
  const id = way;
  if (id !== null) setTimeout(() => void press(id));
}

/** Writes into a field. */
export async function type(id: string, text: string): Promise<void> {
  const field = (await control(id)) as HTMLInputElement;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await pageTurn();
}

/** Passes the verification that comes up. */
export async function verify(): Promise<void> {
  await until('verification');
  await type('mfa', verificationCode);
  await press('mfa-submit');
}
