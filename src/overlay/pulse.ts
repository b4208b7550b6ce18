/** Between two beats; where nothing has moved or was asked for in a while, the second. */
const beatMs = 125;
const calmBeatMs = 200;
const livelyMs = 10_000;
const followMs = 1_000;

/** A slow beat, and every frame for a moment after something moved. */
export interface Pulse {
  /** Every frame for the next second: scrolling and transitions end somewhere. */
  follow(): void;
  /** The next frame alone: something may move with it. */
  glance(): void;
  /** One beat in the next frame: something is new. */
  soon(): void;
  stop(): void;
}

/**
 * Calls `beat` every 125 ms, or 200, right after a frame was drawn: then layout is known, and to read it costs next to
 * nothing on a page however busy; in a hidden tab there are no frames and no beats. Calls `frame` in each frame while
 * following.
 */
export function createPulse(view: Window, beat: () => void, frame: () => void): Pulse {
  let request = 0;
  let afterFrame = 0;
  let due = true;
  let glances = false;
  let followUntil = 0;
  let livelyUntil = 0;
  let timer = 0;

  function run(): void {
    request = 0;
    if (due) afterFrame = view.setTimeout(beat);
    due = false;
    const follows = performance.now() < followUntil;
    if (follows || glances) frame();
    glances = false;
    if (follows) schedule();
  }

  function schedule(): void {
    if (request === 0) request = view.requestAnimationFrame(run);
  }

  function beatNext(): void {
    due = true;
    schedule();
  }

  function enliven(): void {
    livelyUntil = performance.now() + livelyMs;
  }

  function tick(): void {
    beatNext();
    timer = view.setTimeout(tick, performance.now() < livelyUntil ? beatMs : calmBeatMs);
  }

  enliven();
  tick();
  return {
    soon() {
      enliven();
      beatNext();
    },
    follow() {
      enliven();
      followUntil = performance.now() + followMs;
      schedule();
    },
    glance() {
      glances = true;
      schedule();
    },
    stop() {
      view.clearTimeout(timer);
      view.cancelAnimationFrame(request);
      view.clearTimeout(afterFrame);
    },
  };
}
