const beatMs = 125;
const followMs = 1_000;

/** A slow beat, and every frame for a moment after something moved. */
export interface Pulse {
  /** Every frame for the next second: scrolling and transitions end somewhere. */
  follow(): void;
  /** One beat in the next frame. */
  soon(): void;
  stop(): void;
}

/**
 * Calls `beat` every 125 ms, right after a frame was drawn: then layout is known, and to read it costs next to nothing
 * on a page however busy; in a hidden tab there are no frames and no beats. Calls `frame` in each frame while following.
 */
export function createPulse(view: Window, beat: () => void, frame: () => void): Pulse {
  let request = 0;
  let afterFrame = 0;
  let due = true;
  let followUntil = 0;

  function run(): void {
    request = 0;
    if (due) afterFrame = view.setTimeout(beat);
    due = false;
    if (performance.now() >= followUntil) return;
    frame();
    schedule();
  }

  function schedule(): void {
    if (request === 0) request = view.requestAnimationFrame(run);
  }

  function soon(): void {
    due = true;
    schedule();
  }

  const timer = view.setInterval(soon, beatMs);
  return {
    soon,
    follow() {
      followUntil = performance.now() + followMs;
      schedule();
    },
    stop() {
      view.clearInterval(timer);
      view.cancelAnimationFrame(request);
      view.clearTimeout(afterFrame);
    },
  };
}
