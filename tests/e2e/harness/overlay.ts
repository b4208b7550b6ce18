import type { Page } from 'puppeteer-core';
import type { RemoteRoot, TestBrowser } from './browser.types.ts';
import { poll } from './poll.ts';

/** A box in CSS pixels of the viewport. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the overlay shows, read from outside through its closed shadow root. */
export interface OverlayState {
  readonly step: string | null;
  readonly anchor: 'found' | 'none' | null;
  readonly title: string;
  readonly text: string;
  readonly panel: Box | null;
  readonly spotlight: Box | null;
  readonly chip: Box | null;
  readonly announced: string;
  readonly actions: readonly { readonly name: string; readonly label: string; readonly disabled: boolean }[];
}

/** Eyes and fingers for the overlay on one page. */
export class OverlayReader {
  readonly #browser: TestBrowser;
  readonly #page: Page;
  #root: RemoteRoot | null = null;

  constructor(browser: TestBrowser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** What is drawn at this moment; null while there is no overlay. */
  async state(): Promise<OverlayState | null> {
    return this.#call(readState);
  }

  /** Waits for a state that passes the check; the message of a failure says what was there instead. */
  async waitFor(
    what: string,
    matches: (state: OverlayState) => boolean,
    timeoutMs?: number,
  ): Promise<OverlayState> {
    let last: OverlayState | null = null;
    return poll(
      () => `${what}; last seen: ${JSON.stringify(last && { ...last, text: last.text.slice(0, 200) })}`,
      async () => {
        last = await this.state();
        return last && matches(last) ? last : undefined;
      },
      timeoutMs,
    );
  }

  /** Waits until the panel stands at one of these steps. */
  waitForStep(steps: string | readonly string[], timeoutMs?: number): Promise<OverlayState> {
    const wanted = typeof steps === 'string' ? [steps] : steps;
    return this.waitFor(
      `step ${wanted.join(' or ')}`,
      ({ step }) => step !== null && wanted.includes(step),
      timeoutMs,
    );
  }

  /** Presses one of our buttons with the mouse, at its centre, once it stands still and nothing covers it. */
  async press(action: string): Promise<void> {
    await this.#page.bringToFront();
    const at = await poll(
      `the button ${action}`,
      async () => (await this.#call(centreOf, action)) ?? undefined,
    );
    await this.#page.mouse.click(at.x, at.y);
  }

  /** Name of the action that has the keyboard's focus inside the overlay; empty if something else of ours has it. */
  async focused(): Promise<string | null> {
    return this.#call((root) => {
      const active = root.activeElement;
      return active ? (active.getAttribute('data-action') ?? '') : null;
    });
  }

  /** Runs a function inside the closed root; null while there is none. Re-finds the root after a reload. */
  async #call<Args extends readonly unknown[], Value>(
    fn: (root: ShadowRoot, ...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value | null> {
    try {
      // Firefox keeps the document of before a reload alive, nodes and all.
      if (
        this.#root &&
        (await this.#root.call((root) => root.isConnected && root.ownerDocument === document))
      ) {
        return await this.#root.call(fn, ...args);
      }
      this.#root = await this.#browser.closedRoot(this.#page);
      return this.#root ? await this.#root.call(fn, ...args) : null;
    } catch (error) {
      this.#root = null;
      // Everything that a page throws away while it navigates: ask again later.
      if (
        error instanceof Error &&
        /context|node|object|navigat|frame|detached|reference/i.test(error.message)
      ) {
        return null;
      }
      throw error;
    }
  }
}

function readState(root: ShadowRoot): OverlayState {
  const box = (element: Element | null) => {
    if (!element?.checkVisibility()) return null;
    const { x, y, width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 ? { x, y, width, height } : null;
  };
  const words = (element: Element | null) => (element instanceof HTMLElement ? element.innerText.trim() : '');
  const panel = root.querySelector('[data-part="panel"]');
  const anchor = panel?.getAttribute('data-anchor');
  return {
    step: panel?.getAttribute('data-step') ?? null,
    anchor: anchor === 'found' || anchor === 'none' ? anchor : null,
    title: words(panel?.querySelector('h1, h2, h3, [role="heading"]') ?? null),
    text: words(panel),
    panel: box(panel),
    spotlight: box(root.querySelector('[data-part="spotlight"]')),
    chip: box(root.querySelector('[data-part="chip"]')),
    announced: root.querySelector('[data-part="announcer"]')?.textContent ?? '',
    actions: [...root.querySelectorAll('[data-action]')]
      .filter((element) => element.checkVisibility())
      .map((element) => ({
        name: element.getAttribute('data-action') ?? '',
        label: element.getAttribute('aria-label') ?? element.textContent.trim(),
        disabled: element.matches(':disabled, [aria-disabled="true"]'),
      })),
  };
}

/** Centre of a button, or null while it moves, is covered or is off the screen. */
async function centreOf(root: ShadowRoot, action: string): Promise<{ x: number; y: number } | null> {
  const button = root.querySelector(`[data-action="${action}"]`);
  if (!button?.checkVisibility()) return null;
  button.scrollIntoView({ block: 'nearest' });
  const before = button.getBoundingClientRect();
  const drawn = await new Promise<boolean>((done) => {
    setTimeout(() => done(false), 500);
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
  });
  if (!drawn) return null;
  const after = button.getBoundingClientRect();
  if (before.x !== after.x || before.y !== after.y || after.width === 0) return null;
  const x = after.x + after.width / 2;
  const y = after.y + after.height / 2;
  const hit = root.elementFromPoint(x, y);
  return hit && (button === hit || button.contains(hit)) ? { x, y } : null;
}
