/** Counts what happens too often: open once `limit` calls fell into `windowMs`. */
export interface Breaker {
  /** Counts one more; false from the moment it was one too many. */
  allow(): boolean;
  /** Begins anew. */
  reset(): void;
}

/** A breaker that trips on more than `limit` calls within `windowMs`; `now` in milliseconds. */
export function createBreaker(limit: number, windowMs: number, now: () => number): Breaker {
  let times: number[] = [];
  let open = false;
  return {
    allow() {
      if (open) return false;
      const time = now();
      times = times.filter((earlier) => time - earlier < windowMs);
      times.push(time);
      open = times.length > limit;
      return !open;
    },
    reset() {
      times = [];
      open = false;
    },
  };
}
