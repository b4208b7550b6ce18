import { computeAccessibleName, getRole, isInaccessible } from 'dom-accessibility-api';
import { h, options as preact, render, type ComponentType } from 'preact';
import { vi } from 'vitest';
import { App } from '../../../src/views/app.tsx';
import type { PopupStart } from '../../../src/messages/protocol.ts';
import type { Services } from '../../../src/views/services.ts';
import { fakeServices, type FakeBackground, type FakeBrowser } from './fake-services.ts';

// There are no frames in jsdom: effects run as soon as the screen is drawn.
preact.requestAnimationFrame = (callback) => void setImmediate(callback);
globalThis.requestAnimationFrame = (callback) => setTimeout(callback);

type Name = string | RegExp;

function matches(element: Element, role: string, name: Name): boolean {
  if (getRole(element) !== role || isInaccessible(element)) return false;
  const own = computeAccessibleName(element);
  return typeof name === 'string' ? own === name : name.test(own);
}

/** A busy machine is no failure. */
const patience = { timeout: 30_000 };

/** Elements that assistive technology finds under this role and name. */
export function all(role: string, name: Name = /.*/): HTMLElement[] {
  return Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter((one) =>
    matches(one, role, name),
  );
}

/** The one element of this role and name, as soon as it is there. */
export function find(role: string, name: Name): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const [first, second] = all(role, name);
    if (!first) throw new Error(`no ${role} named ${String(name)} in: ${document.body.textContent}`);
    if (second) throw new Error(`more than one ${role} named ${String(name)}`);
    return first;
  }, patience);
}

/** A field by its label: fields whose text is hidden have no role of their own. */
export function field(label: string): Promise<HTMLInputElement> {
  return vi.waitFor(() => {
    const found = Array.from(
      document.body.querySelectorAll<HTMLInputElement>('input, textarea, select'),
    ).find((one) => computeAccessibleName(one) === label);
    if (!found) throw new Error(`no field ${label}`);
    return found;
  }, patience);
}

/** Types a whole text at once, as a paste or a fast typist does. */
export async function type(label: string, text: string): Promise<void> {
  const input = await field(label);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
}

/** Chooses in a native select. */
export async function choose(label: string, value: string): Promise<void> {
  const select = await field(label);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** Presses a button, a radio button or another control. */
export async function press(role: string, name: Name): Promise<void> {
  (await find(role, name)).click();
  await settle();
}

export async function key(name: string): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  await settle();
}

/** Pastes into a field. True when the page took the paste over. */
export async function paste(label: string, text: string): Promise<boolean> {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  (await field(label)).dispatchEvent(event);
  await settle();
  return event.defaultPrevented;
}

/** Waits until a text stands on the screen. */
export function seen(text: string): Promise<void> {
  return vi.waitFor(() => {
    if (!document.body.textContent.includes(text)) {
      throw new Error(`not seen: ${text} in ${document.body.textContent}`);
    }
  }, patience);
}

/** Lets promises and Preact's own queue run out. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
}

/** Opens a view with fresh services; what was there before is closed first. */
export async function open(
  background: FakeBackground,
  options: {
    surface?: Services['surface'];
    view?: ComponentType<{ services: Services; askStart: () => Promise<PopupStart> }>;
    clock?: () => number;
  } = {},
): Promise<FakeBrowser> {
  close();
  const { services, browser } = fakeServices(background, options.surface ?? 'popup', options.clock);
  const askStart = () => background.send('popup.start', {});
  render(h(options.view ?? App, { services, askStart }), document.body);
  await settle();
  return browser;
}

/** Takes the view away, as the browser does when the popup closes. */
export function close(): void {
  render(null, document.body);
}
