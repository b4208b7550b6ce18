import type { KeySummary } from '../keys/key-record.ts';
import { withCare } from './listed-keys.ts';
import type { Send } from './protocol.ts';

/** Most keys that one answer holds: a longer one keeps the thread that reads it from drawing, shorter ones take longer. */
export const keysInSlice = 1_000;

/** Slices on their way at once: the messages of all would keep the thread, and one alone would wait for each. */
export const slicesAtOnce = 3;

/** The whole list, and how many rows of it do not open. */
export interface WholeList {
  readonly keys: readonly KeySummary[];
  readonly damaged: number;
}

/** The whole list, asked for in slices; from the beginning again where it changed in between. Throws as `send`. */
export async function listKeys(send: Send): Promise<WholeList> {
  for (;;) {
    const first = await send('key.list', {});
    const slices = [first];
    const starts = startsUpTo(first.total).values();
    // Each takes the next start that is left, until the list is another.
    const readOn = async () => {
      for (const from of starts) {
        const slice = await send('key.list', { from });
        slices[from / keysInSlice] = slice;
        if (slice.stamp !== first.stamp) return;
      }
    };
    await Promise.all(Array.from({ length: slicesAtOnce }, readOn));
    if (slices.some(({ stamp }) => stamp !== first.stamp)) continue;
    return { keys: slices.flatMap(({ keys }) => keys.map(withCare)), damaged: first.damaged };
  }
}

/** Where the slices after the first begin. */
function startsUpTo(total: number): readonly number[] {
  return Array.from({ length: Math.ceil(total / keysInSlice) }, (_, index) => index * keysInSlice).slice(1);
}
