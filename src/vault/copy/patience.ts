/** Waits for work, but not for long; and after a wait in vain not again, until the work has caught up. */
export class Patience {
  readonly #limitMs: number;
  #isOver = false;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Resolves when the work does, at the latest after the limit. The work must not reject. */
  async wait(work: Promise<unknown>): Promise<void> {
    if (this.#isOver) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#isOver = true;
        resolve();
      }, this.#limitMs);
    });
    await Promise.race([work, limit]);
    clearTimeout(timer);
  }

  /** The work has caught up: the next one is waited for again. */
  renew(): void {
    this.#isOver = false;
  }
}
