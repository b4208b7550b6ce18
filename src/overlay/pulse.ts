const beatMs = 100;
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
 * Calls `beat` every 100 ms, in an animation frame: layout is read where the frame needs it anyway, so on a busy
 * page it costs next to nothing, and in a hidden tab nothing at all. Calls `frame` in between while following.
 */
export function createPulse(view: Window, beat: () => void, frame: () => void): Pulse {
  let request = 0;
  let due = true;
  let followUntil = 0;

  function run(): void {
    request = 0;
    if (due) beat();
    else frame();
    due = false;
    if (performance.now() < followUntil) schedule();
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
    },
  };
}
