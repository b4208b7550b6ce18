import type { KeySummary } from '../keys/key-record.ts';
import { withCare } from './listed-keys.ts';
import type { Send } from './protocol.ts';

/** Most keys that one answer holds: a longer one keeps the thread that reads it from drawing. */
export const keysInSlice = 500;

/** The whole list, and how many rows of it do not open. */
export interface WholeList {
  readonly keys: readonly KeySummary[];
  readonly damaged: number;
}

/** The whole list, asked for in slices; from the beginning again where it changed in between. Throws as `send`. */
export async function listKeys(send: Send): Promise<WholeList> {
  for (;;) {
    const first = await send('key.list', {});
    const rest = [];
    for (let from = first.keys.length; from < first.total; from += keysInSlice) {
      rest.push(send('key.list', { from }));
    }
    const slices = [first, ...(await Promise.all(rest))];
    if (slices.some(({ stamp }) => stamp !== first.stamp)) continue;
    return { keys: slices.flatMap(({ keys }) => keys.map(withCare)), damaged: first.damaged };
  }
}
