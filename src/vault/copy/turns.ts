/** Runs one work after the other, whatever became of the one before. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs work when all before it has ended; gives what it gives. */
  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const run = this.#last.then(work);
    // Not the value itself: what one work gave would stay in memory until the next.
    this.#last = run.then(
      () => undefined,
      () => undefined,
    );
    return run;
  }

  /** Resolves when nothing runs or waits any more. */
  async ended(): Promise<void> {
    let seen;
    do {
      seen = this.#last;
      await seen;
    } while (seen !== this.#last);
  }
}
