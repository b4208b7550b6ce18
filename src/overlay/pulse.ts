const beatMs = 150;
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
 * Calls `beat` every 150 ms, right after a frame was drawn: then layout is known, and to read it costs next to nothing
 * on a page however busy; in a hidden tab there are no frames and no beats. Calls `frame` in each frame while following.
 */
export function createPulse(view: Window & typeof globalThis, beat: () => void, frame: () => void): Pulse {
  const afterFrame = new view.MessageChannel();
  let request = 0;
  let due = true;
  let followUntil = 0;

  function run(): void {
    request = 0;
    if (due) afterFrame.port2.postMessage(null);
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

  afterFrame.port1.onmessage = beat;
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
      afterFrame.port1.close();
    },
  };
}
