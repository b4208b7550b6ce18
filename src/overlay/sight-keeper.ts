import type { Sight } from './sight.ts';

/** Good looks in a row that a lost target needs before it is pointed at again. */
const steadyLooks = 2;

/** Keeps the ring from flickering: lost at once, back only when steady. */
export interface SightKeeper {
  /** A new target: the first good look counts. */
  reset(): void;
  /** What to act on, given what was seen just now. */
  settle(seen: Sight): Sight;
}

/** A keeper for one target at a time. */
export function createSightKeeper(): SightKeeper {
  let looks = steadyLooks;
  let last: Sight = 'hidden';
  return {
    reset() {
      looks = steadyLooks;
    },
    settle(seen) {
      if (seen !== 'seen') {
        looks = 0;
        return (last = seen);
      }
      looks += 1;
      return looks >= steadyLooks ? 'seen' : last;
    },
  };
}
