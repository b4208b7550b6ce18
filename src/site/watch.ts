import { watchChanges, type Change } from './changes.ts';

/** A look waits for this much quiet, but not longer than `maxWaitMs` in all. */
const quietMs = 80;
const maxWaitMs = 400;
/**
 * At most so many looks in any `windowMs`: four a second, in bursts where it must be. A step that changes takes two,
 * 150 ms apart, and one more for what the background answers; nobody should wait for the second.
 */
const mostLooks = 8;
const windowMs = 2000;
/** After so many looks in a row that found nothing new, those for the page's own changes come further apart. */
const patientLooks = 4;
const slowestMs = 1000;
/** Browsers without the Navigation API, and changes that fire no event at all. */
const pollMs = 1000;
/** So long after the last press, change of elements or news a look each second is worth it; then every fourth. */
const livelyMs = 10_000;
/** Room for the page between two turns of a look. */
const turnMs = 8;

/** What came of a turn: the look is not at its end, or it ended and found what was there before, or something new. */
export type Turn = 'more' | 'same' | 'new';

/** How the page's window is watched; `stop` leaves nothing behind. */
export interface Watch {
  /** Asks for a look soon, as if the person had done something; or, with a time, for one no sooner than that. */
  nudge(waitMs?: number): void;
  stop(): void;
}

/**
 * Calls `look` after things on the page may have changed: nodes come and go, the person clicks or types, the
 * route changes, the page returns from the back-forward cache. Nothing is read here and nothing is hooked.
 * A look that says `more` is called again after the page has had its turn. `moved` is called as soon as elements came
 * or went, before the frame that shows it: what else is on the page may stand elsewhere in that frame.
 */
export function watchPage(window: Window & typeof globalThis, look: () => Turn, moved: () => void): Watch {
  const { document } = window;
  const stopped = new AbortController();
  const { signal } = stopped;
  const options = { signal, capture: true, passive: true } as const;
  let timer: number | undefined;
  let firstAsked = 0;
  /** When the last looks were, the latest first. */
  let looks: readonly number[] = [];
  let goingOn = false;
  let askedMeanwhile = false;
  /** Looks in a row for the page's own changes that found nothing new, and when it changed last. */
  let calm = 0;
  let lastChange = -Infinity;
  let forPage = false;
  let livelyUntil = performance.now() + livelyMs;

  const run = () => {
    timer = undefined;
    firstAsked = 0;
    if (!goingOn) looks = [performance.now(), ...looks].slice(0, mostLooks);
    goingOn = false;
    const turn = look();
    if (signal.aborted) return;
    if (turn === 'more') {
      goingOn = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(run, turnMs);
      return;
    }
    if (turn === 'new') {
      calm = 0;
      livelyUntil = performance.now() + livelyMs;
    } else if (forPage) calm += 1;
    forPage = false;
    if (!askedMeanwhile) return;
    askedMeanwhile = false;
    soon();
  };
  const soon = (waitMs = quietMs, restMs = 0) => {
    if (goingOn) {
      askedMeanwhile = true;
      return;
    }
    const now = performance.now();
    firstAsked ||= now;
    const due = Math.max(
      (looks[mostLooks - 1] ?? -Infinity) + windowMs,
      (looks[0] ?? -Infinity) + restMs,
      Math.min(now + waitMs, firstAsked + Math.max(waitMs, maxWaitMs)),
    );
    window.clearTimeout(timer);
    timer = window.setTimeout(run, Math.max(0, due - now));
  };
  const nudge = (waitMs?: number) => {
    calm = 0;
    livelyUntil = performance.now() + livelyMs;
    soon(waitMs);
  };
  const used = () => nudge();
  const pageChanged = (change: Change) => {
    const now = performance.now();
    if (now - lastChange > slowestMs) calm = 0;
    lastChange = now;
    if (change === 'elements') {
      livelyUntil = now + livelyMs;
      moved();
    }
    forPage = true;
    const rest = calm < patientLooks ? 0 : Math.min(slowestMs, quietMs * 2 ** (calm - patientLooks + 1));
    soon(quietMs, rest);
  };

  const stopChanges = watchChanges(window, pageChanged);
  for (const type of ['click', 'input', 'change', 'keyup', 'scrollend'])
    document.addEventListener(type, used, options);
  for (const type of ['popstate', 'hashchange', 'pageshow', 'focus', 'resize']) {
    window.addEventListener(type, used, options);
  }
  const stopRoute = watchRoute(window, used);
  const poll = window.setInterval(() => {
    const now = performance.now();
    const rested = now - (looks[0] ?? -Infinity) >= (now < livelyUntil ? 0.5 : 3.5) * pollMs;
    if (document.visibilityState === 'visible' && rested) soon();
  }, pollMs);

  return {
    nudge,
    stop: () => {
      stopped.abort();
      stopChanges();
      stopRoute();
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
