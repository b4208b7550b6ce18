import type { ElementHandle, Page } from 'puppeteer-core';
import type { Screen } from './app/screen.ts';
import { verificationCode } from './practice-options.ts';

/** What the practice site tells tests, in the page's own world. */
interface Practice {
  truth(): Record<string, Element>;
  state(): { screen: Screen; locale: string; loading: boolean; keys: number };
  flush(): Promise<void>;
}

/** Waits until this is on screen and the page has loaded. */
export async function waitForScreen(page: Page, screen: Screen): Promise<void> {
  try {
    await page.waitForFunction(
      (wanted) => {
        const practice = (window as unknown as { __practice?: Practice }).__practice;
        return practice?.state().screen === wanted;
      },
      { polling: 50 },
      screen,
    );
  } catch (cause) {
    const found = await page
      .evaluate(() => (window as unknown as { __practice?: Practice }).__practice?.state())
      .catch(() => undefined);
    throw new Error(`Waited for ${screen} on ${page.url()}, got ${JSON.stringify(found)}.`, { cause });
  }
}

/** The element that is this control, as soon as it can be seen. */
export async function control(page: Page, id: string): Promise<ElementHandle> {
  const found = await page.waitForFunction(
    (wanted) => (window as unknown as { __practice?: Practice }).__practice?.truth()[wanted] ?? null,
    { polling: 50 },
    id,
  );
  return found as ElementHandle;
}

/** Ids of the controls that can be seen now. */
export async function controlIds(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys((window as unknown as { __practice: Practice }).__practice.truth()));
}

/** Moves the mouse to a control and presses it: real input, by its place on screen. */
export async function press(page: Page, id: string): Promise<void> {
  await control(page, id);
  const [x, y] = await page.evaluate((wanted) => {
    const element = (window as unknown as { __practice: Practice }).__practice.truth()[wanted];
    if (!element) throw new Error(`No control ${wanted}.`);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  }, id);
  await page.mouse.click(x, y);
}

/** Types into a control, key by key. */
export async function type(page: Page, id: string, text: string): Promise<void> {
  await press(page, id);
  await page.keyboard.type(text);
}

/** The value that a control shows. */
export async function shown(page: Page, id: string): Promise<string> {
  return (await control(page, id)).evaluate((element) =>
    element instanceof HTMLInputElement ? element.value : element.textContent,
  );
}

/** Waits until the server has every journal entry of this page. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { __practice: Practice }).__practice.flush());
}

/** Passes the verification that is on screen. */
export async function passVerification(page: Page): Promise<void> {
  await waitForScreen(page, 'verification');
  await type(page, 'mfa', verificationCode);
  await press(page, 'mfa-submit');
}

/** Signs in from the home page, in either flow, and comes back to it. */
export async function signIn(page: Page, flow: 'current' | 'classic'): Promise<void> {
  await press(page, 'log-in');
  if (flow === 'classic') await press(page, 'login-option');
  await waitForScreen(page, 'login');
  await type(page, 'login-name', 'practice@example.com');
  if (flow === 'classic') await type(page, 'login-email', 'practice@example.com');
  await type(page, 'login-password', 'not a real password');
  if (flow === 'classic') await press(page, 'login-terms');
  await press(page, 'login-submit');
  await waitForScreen(page, 'home');
}
