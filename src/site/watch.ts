/** A look waits for this much quiet, but not longer than `maxWaitMs` in all. */
const quietMs = 120;
const maxWaitMs = 400;
/**
 * At most so many looks in any `windowMs`: four a second, in bursts where it must be. A step that changes takes two,
 * 150 ms apart, and one more for what the background answers; nobody should wait for the second.
 */
const mostLooks = 8;
const windowMs = 2000;
/** Browsers without the Navigation API, and changes that fire no event at all. */
const pollMs = 1000;

/** A text that changes sooner again is one of those that never rest. */
const textRestMs = 300;
/** So many changes of text alone make a place one of them. */
const restless = 5;
/** Room for the page between two turns of a look. */
const turnMs = 8;

/** How the page's window is watched; `stop` leaves nothing behind. */
export interface Watch {
  /** Asks for a look soon, as if something had changed; or, with a time, for one no sooner than that. */
  nudge(waitMs?: number): void;
  /** Goes on with a look that was cut short, after the page has had its turn. */
  goOn(): void;
  stop(): void;
}

/**
 * Calls `look` after things on the page may have changed: nodes come and go, the person clicks or types, the
 * route changes, the page returns from the back-forward cache. Nothing is read here and nothing is hooked.
 * Text that changes in place, such as a price ticker, causes no look of its own.
 */
export function watchPage(window: Window & typeof globalThis, look: () => void): Watch {
  const { document } = window;
  const stopped = new AbortController();
  const options = { signal: stopped.signal, capture: true, passive: true } as const;
  let timer: number | undefined;
  let firstAsked = 0;
  /** When the last looks were, the latest first. */
  let looks: readonly number[] = [];
  let goingOn = false;
  let askedMeanwhile = false;
  const isGoingOn = () => goingOn;

  const run = () => {
    timer = undefined;
    firstAsked = 0;
    if (!goingOn) looks = [performance.now(), ...looks].slice(0, mostLooks);
    goingOn = false;
    look();
    if (isGoingOn() || !askedMeanwhile) return;
    askedMeanwhile = false;
    nudge();
  };
  const nudge = (waitMs = quietMs) => {
    if (goingOn) {
      askedMeanwhile = true;
      return;
    }
    const now = performance.now();
    firstAsked ||= now;
    const due = Math.max(
      (looks[mostLooks - 1] ?? -Infinity) + windowMs,
      Math.min(now + waitMs, firstAsked + Math.max(waitMs, maxWaitMs)),
    );
    window.clearTimeout(timer);
    timer = window.setTimeout(run, Math.max(0, due - now));
  };
  const changed = () => nudge();

  // Text alone asks for a look when it changes now and then. Prices never rest, and wait for the next look.
  let lastText = -Infinity;
  const bringsElements = elementFinder();
  const observer = new window.MutationObserver((records) => {
    const rested = performance.now() - lastText >= textRestMs;
    const elements = records.some(bringsElements);
    if (!elements) lastText = performance.now();
    if (elements || rested) nudge();
  });
  observer.observe(document, { childList: true, subtree: true });
  for (const type of ['click', 'input', 'change', 'keyup', 'scrollend'])
    document.addEventListener(type, changed, options);
  for (const type of ['popstate', 'hashchange', 'pageshow', 'focus', 'resize']) {
    window.addEventListener(type, changed, options);
  }
  const stopRoute = watchRoute(window, changed);
  const poll = window.setInterval(() => {
    const rested = performance.now() - (looks[0] ?? -Infinity) >= pollMs / 2;
    if (document.visibilityState === 'visible' && rested) nudge();
  }, pollMs);

  return {
    nudge,
    goOn: () => {
      goingOn = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(run, turnMs);
    },
    stop: () => {
      stopped.abort();
      stopRoute();
      observer.disconnect();
      window.clearInterval(poll);
      window.clearTimeout(timer);
    },
  };
}

/**
 * Calls `changed` when the page's address changes without a load. Cheap enough to stay on while the guide is off.
 * `currententrychange` fires after the change and is seen from a content script; `navigate` would come too early.
 */
export function watchRoute(window: Window & typeof globalThis, changed: () => void): () => void {
  const stopped = new AbortController();
  const navigation = (window as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', changed, { signal: stopped.signal });
  window.addEventListener('popstate', changed, { signal: stopped.signal });
  window.addEventListener('pageshow', changed, { signal: stopped.signal });
  let href = window.location.href;
  const poll = navigation
    ? undefined
    : window.setInterval(() => {
        if (href === window.location.href) return;
        href = window.location.href;
        changed();
      }, pollMs);
  return () => {
    stopped.abort();
    window.clearInterval(poll);
  };
}

/**
 * Tells changes of elements from those of text alone. It is asked thousands of times a second, and to look into a
 * record costs more than all else: places where the text changed often and nothing else did are not looked into.
 */
function elementFinder(): (record: MutationRecord) => boolean {
  const texts = new WeakMap<Node, number>();
  return (record) => {
    const { target } = record;
    const changes = texts.get(target) ?? 0;
    if (changes >= restless) return false;
    if (holdsElement(record.addedNodes) || holdsElement(record.removedNodes)) return true;
    texts.set(target, changes + 1);
    return false;
  };
}

function holdsElement(nodes: NodeList): boolean {
  return [...nodes].some(({ nodeType }) => nodeType === 1);
}
