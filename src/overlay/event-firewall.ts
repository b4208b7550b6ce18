import type { OverlayAction } from './actions.ts';
import { actionAt } from './actions.ts';
import type { Host } from './host.ts';

/** What a trusted event inside our panel asks for. */
export interface FirewallHandlers {
  /** A press on the control `control`: by pointer, or by keyboard (then the event's `detail` is 0). */
  onPress(action: OverlayAction, control: Element, event: MouseEvent): void;
  onEscape(): void;
  /** The pointer moved or pressed on our panel. */
  onPointer(): void;
}

const stopped = [
  ...['pointerdown', 'pointerup', 'pointermove', 'pointercancel', 'pointerover', 'pointerout'],
  ...[
    'mousedown',
    'mouseup',
    'mousemove',
    'mouseover',
    'mouseout',
    'click',
    'dblclick',
    'auxclick',
    'contextmenu',
  ],
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel', 'wheel'],
  ...['focus', 'blur', 'focusin', 'focusout', 'keydown', 'keypress', 'keyup', 'beforeinput', 'input'],
  ...['beforetoggle', 'toggle', 'dragstart', 'selectstart'],
];

// Leaving a page element for our panel must look to focus traps as if nothing happened. Pointer events keep their
// `out` and `over`: without them the page's own hover effects would hang.
const withRelatedTarget = new Set(['focus', 'blur', 'focusin', 'focusout']);

/**
 * Keeps what happens in our panel from the page: a click there must not count as a click outside the page's dialog,
 * which may be showing a secret that is shown once. Listens on `window` while capturing, before any listener of the
 * document; default actions (typing, scrolling, Tab) still happen.
 */
export function installFirewall(
  view: Window,
  host: Host,
  handlers: FirewallHandlers,
  signal: AbortSignal,
): void {
  const { element, root } = host;
  for (const type of stopped) {
    view.addEventListener(type, onEvent, { capture: true, signal, passive: passiveTypes.has(type) });
  }

  function onEvent(event: Event): void {
    if (!isOurs(event)) return;
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    // There is nothing to type into: without the default of mousedown the page's field keeps the focus.
    if (event.type === 'mousedown') event.preventDefault();
    if (/^pointer(move|down)$/.test(event.type)) handlers.onPointer();
    if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Escape') {
      // A native dialog around us would close on Escape.
      event.preventDefault();
      handlers.onEscape();
    }
    if (event instanceof MouseEvent && event.type === 'click') press(event);
  }

  function isOurs(event: Event): boolean {
    if (event.target === element) return true;
    return withRelatedTarget.has(event.type) && (event as FocusEvent).relatedTarget === element;
  }

  function press(event: MouseEvent): void {
    const pressed =
      event.detail === 0 ? root.activeElement : root.elementFromPoint(event.clientX, event.clientY);
    const found = actionAt(pressed);
    if (found !== null) handlers.onPress(found.action, found.control, event);
  }
}

const passiveTypes = new Set(['touchstart', 'touchmove', 'wheel']);
