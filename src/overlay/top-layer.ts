import { createBreaker } from './breaker.ts';
import type { CoverWatch } from './covers.ts';
import { deepActive, hostOf } from './shadow-trees.ts';
import { setAttribute } from './dom.ts';
import type { Host } from './host.ts';

/** Keeps the host in the document, where it can be clicked, and above what the page opens. */
export interface TopLayer {
  /** Puts right what is wrong: parent, attributes, top layer. Cheap when nothing is. */
  ensure(): void;
  /** Tries again after the circuit breakers gave up. */
  forgive(): void;
}

// Limits after which a page that fights back has won: then it stays usable, and we stay out of its way.
const repairLimit = 100;
const repairWindowMs = 2_000;
const showLimit = 5;
const showWindowMs = 5_000;

// What a page can do to the host that the shadow sheet cannot overrule.
const harmful = ['inert', 'hidden', 'aria-hidden'] as const;

/**
 * Starts keeping `host` on top; it ends with `signal`. A native modal dialog makes everything outside it inert
 * (whatwg/html#10811, read 2026-11-22), so while one is open the host stands in it. Writes to no page node.
 */
export function keepOnTop(
  document: Document,
  host: Host,
  covers: CoverWatch,
  signal: AbortSignal,
  onMove: () => void,
): TopLayer {
  const { element } = host;
  const show = (): void => {
    element.showPopover();
    covers.shown();
  };
  const now = (): number => performance.now();
  const repairs = createBreaker(repairLimit, repairWindowMs, now);
  const shows = createBreaker(showLimit, showWindowMs, now);
  let lastOpened: Element | null = null;
  let unreachable: Element | null = null;
  let focused: Element | null = null;

  host.root.addEventListener('focusin', ({ target }) => (focused = target as Element), { signal });
  host.root.addEventListener(
    'focusout',
    ({ target }) => {
      // A dialog that closes takes the focus from what stands in it before it says so: from what is drawn no more.
      if ((target as Element).checkVisibility()) focused = null;
    },
    { signal },
  );

  const observer = new MutationObserver(() => ensure());
  signal.addEventListener('abort', () => observer.disconnect());

  function ensure(): void {
    if (signal.aborted) return;
    const parent = wantedParent(document, lastOpened);
    const wrong = element.parentNode !== parent || isHarmed(element);
    if (wrong && !repairs.allow()) return;
    if (element.parentNode !== parent) move(parent);
    if (isHarmed(element)) {
      for (const name of harmful) setAttribute(element, name, null);
      setAttribute(element, 'popover', 'manual');
    }
    if (!element.matches(':popover-open') && shows.allow()) show();
    observer.takeRecords();
  }

  function move(parent: Element): void {
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body;
    const kept = keepPlace(host, isFree ? focused : null);
    parent.append(element);
    observer.disconnect();
    observer.observe(element, { attributes: true, attributeFilter: ['popover', ...harmful] });
    observer.observe(parent, { childList: true });
    show();
    kept();
    onMove();
  }

  /** To the end of the top layer: what was opened last is painted last. */
  function raise(): void {
    if (!element.matches(':popover-open') || !shows.allow()) return;
    element.hidePopover();
    show();
  }

  document.addEventListener(
    'beforetoggle',
    () => {
      // Firefox tells nothing of the focus in a window that is not the active one: look before a dialog goes.
      focused = host.root.activeElement ?? focused;
    },
    { capture: true, signal },
  );
  document.addEventListener(
    'toggle',
    (event) => {
      if (event.target === element || !(event.target instanceof Element)) return;
      const opened = event instanceof ToggleEvent && event.newState === 'open';
      if (opened && event.target.matches('dialog:modal')) lastOpened = event.target;
      const before = element.parentNode;
      ensure();
      if (opened && isInTopLayer(event.target) && element.parentNode === before) raise();
    },
    { capture: true, signal },
  );
  document.addEventListener('close', () => ensure(), { capture: true, signal });
  document.addEventListener(
    'fullscreenchange',
    () => {
      ensure();
      raise();
    },
    { capture: true, signal },
  );

  return {
    ensure() {
      ensure();
      // Popovers inside the page's shadow trees open unheard (their `toggle` is not composed): look for them.
      const cover = coverOf(document, host);
      if (cover !== null && cover !== unreachable) raise();
      unreachable = cover === null ? null : coverOf(document, host);
    },
    forgive() {
      repairs.reset();
      shows.reset();
    },
  };
}

// Nothing that is put into these is ever drawn.
const childless = new Set(['video', 'iframe', 'img', 'canvas', 'object', 'embed']);

/**
 * Where the host can be clicked: in the page's open modal dialog, or in its element in full screen, since both make
 * everything else inert (full screen measured in Chromium 156 and Firefox 153, 2026-11-22); else under `<html>`.
 */
function wantedParent(document: Document, lastOpened: Element | null): Element {
  const modal = topModal(document, lastOpened);
  const full = document.fullscreenElement;
  if (full !== null && !childless.has(full.localName) && (modal === null || modal.contains(full)))
    return full;
  return modal ?? document.documentElement;
}

/** The topmost modal dialog; also one in an open shadow root, if it has the focus. */
function topModal(document: Document, lastOpened: Element | null): Element | null {
  if (lastOpened?.isConnected === true && lastOpened.matches('dialog:modal')) return lastOpened;
  for (let node = deepActive(document); node !== null; node = hostOf(node)) {
    const modal = node.closest('dialog:modal');
    if (modal !== null) return modal;
  }
  // A live collection is cheap to ask again and again.
  return [...document.getElementsByTagName('dialog')].findLast((dialog) => dialog.matches(':modal')) ?? null;
}

function isHarmed(element: HTMLElement): boolean {
  return (
    element.getAttribute('popover') !== 'manual' ||
    harmful.some((name) => element.getAttribute(name) !== null)
  );
}

function isInTopLayer(element: Element): boolean {
  return element.matches(':modal, :popover-open, :fullscreen');
}

/** What lies over the middle of our visible part; null when nothing does or nothing of ours is shown. */
function coverOf(document: Document, { element, layer }: Host): Element | null {
  const part = layer.querySelector('[data-part="panel"],[data-part="chip"]');
  if (part === null) return null;
  const { left, top, width, height } = part.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit === null || hit === element || hit.contains(element) ? null : hit;
}

/** Moving a node loses focus and scroll positions inside it: remembers them, and gives what puts them back. */
function keepPlace({ root }: Host, lost: Element | null): () => void {
  const focused = root.activeElement ?? lost;
  const scroller = root.querySelector('.scroll');
  const scrollTop = scroller?.scrollTop ?? 0;
  return () => {
    if (scroller !== null && scrollTop > 0) scroller.scrollTop = scrollTop;
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
}
