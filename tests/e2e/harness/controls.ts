import type { ElementHandle, Page } from 'puppeteer-core';
import { poll } from './poll.ts';

/** Roles that tests look for. A password field has no ARIA role; it counts as a text field here. */
export type ControlRole =
  'button' | 'textbox' | 'checkbox' | 'radio' | 'combobox' | 'listitem' | 'link' | 'heading';

export interface ControlQuery {
  readonly role: ControlRole;
  readonly name: string;
  /** How the accessible name is compared; without it, it must be the same. */
  readonly match?: 'same' | 'begins' | 'contains';
}

/** Finds a visible, enabled control of one of our pages by role and accessible name, and waits for it. */
export async function control(page: Page, query: ControlQuery, timeoutMs?: number): Promise<ElementHandle> {
  let shown = '';
  return poll(
    () => `a ${query.role} named "${query.name}" on a page that shows: ${shown.slice(0, 400)}`,
    async () => {
      const handle = await page.evaluateHandle(findControl, query).catch(() => null);
      const element = handle?.asElement();
      if (element) return element as ElementHandle;
      shown = await page.evaluate(() => document.body.innerText).catch(() => '(it is gone)');
      return undefined;
    },
    timeoutMs,
  );
}

/** Waits for a control, and holds on to nothing of the page. */
export async function appears(page: Page, query: ControlQuery): Promise<void> {
  await (await control(page, query)).dispose();
}

/** Whether such a control is there now. */
export async function hasControl(page: Page, query: ControlQuery): Promise<boolean> {
  const handle = await page.evaluateHandle(findControl, query);
  return handle.asElement() !== null;
}

/**
 * Presses a control with the mouse, at its centre, once it stands still and nothing covers it. A press that something
 * else got, since the page moved in between, is made again.
 */
export async function press(
  page: Page,
  name: string,
  role: ControlRole = 'button',
  match: ControlQuery['match'] = 'same',
): Promise<void> {
  await poll(`the ${role} "${name}" to take a press`, async () => {
    // A tab in the background draws no frames.
    await page.bringToFront();
    const found = await control(page, { role, name, match });
    const at = await found.evaluate(centreOf).catch(() => null);
    if (at === null) return undefined;
    const press = await found.evaluateHandle(watchPress);
    await page.mouse.click(at.x, at.y);
    // A page that went away with the press had it.
    const isDone = await press.evaluate(({ missed }) => !missed).catch(() => true);
    // Handles would keep the element, and what hangs on it, in the page's memory.
    await Promise.all([found, press].map((handle) => handle.dispose().catch(() => undefined)));
    return isDone;
  });
}

/** Types into the field with this label, key by key; what was there is replaced. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  await press(page, label, 'textbox');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

/** Runs in the page: the middle of an element, or null while it moves, is covered or has gone. */
async function centreOf(element: Element): Promise<{ x: number; y: number } | null> {
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  const drawn = await new Promise<boolean>((done) => {
    setTimeout(() => done(false), 500);
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
  });
  const { x, y, width, height } = element.getBoundingClientRect();
  if (!drawn || !element.isConnected || before.x !== x || before.y !== y) return null;
  const [left, top] = [x + width / 2, y + height / 2];
  const hit = document.elementFromPoint(left, top);
  const covered = hit === null || !(element.contains(hit) || hit.closest('label')?.contains(element));
  return covered ? null : { x: left, y: top };
}

/** Runs in the page: notices whether the next press goes elsewhere, or ends there since the page moved under it. */
function watchPress(element: Element): { missed: boolean } {
  const press = { missed: false };
  const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
  const note = (event: Event) => {
    const path = event.composedPath();
    if (![element, ...(labels ?? [])].some((each) => path.includes(each))) press.missed = true;
  };
  for (const type of ['pointerdown', 'click']) addEventListener(type, note, { capture: true, once: true });
  return press;
}

/** Runs in the page: self-contained. */
function findControl(query: ControlQuery): Element | null {
  const selectors: Record<ControlRole, string> = {
    button: 'button, [role="button"], input[type="submit"], summary',
    textbox:
      'textarea, [role="textbox"], [role="searchbox"], input:not([type]), input[type="text"], input[type="password"], input[type="search"], input[type="number"]',
    checkbox: 'input[type="checkbox"], [role="checkbox"], [role="switch"]',
    radio: 'input[type="radio"], [role="radio"]',
    combobox: 'select, [role="combobox"]',
    listitem: 'li, [role="listitem"]',
    link: 'a[href], [role="link"]',
    heading: 'h1, h2, h3, h4, [role="heading"]',
  };
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby');
    if (by !== null) {
      return clean(
        by
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' '),
      );
    }
    const label = clean(element.getAttribute('aria-label'));
    if (label !== '') return label;
    const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
    if (labels && labels.length > 0) {
      // A label's own words, without those of the field inside it.
      return clean(
        [...labels]
          .map((each) => {
            const copy = each.cloneNode(true) as Element;
            for (const inner of copy.querySelectorAll('input, select, textarea, button')) inner.remove();
            return copy.textContent;
          })
          .join(' '),
      );
    }
    const text = clean((element as HTMLElement).innerText);
    return text === '' ? clean(element.getAttribute('title') ?? element.getAttribute('placeholder')) : text;
  };
  const matches = (name: string) =>
    query.match === 'begins'
      ? name.startsWith(query.name)
      : query.match === 'contains'
        ? name.includes(query.name)
        : name === query.name;
  return (
    [...document.querySelectorAll(selectors[query.role])].find(
      (element) =>
        element.checkVisibility() &&
        element.closest('[inert], [aria-hidden="true"]') === null &&
        !element.matches(':disabled') &&
        matches(nameOf(element)),
    ) ?? null
  );
}
