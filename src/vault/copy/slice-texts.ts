import { Breath } from '../breath.ts';
import type { Slice } from '../idb-slice.ts';
import { isRow } from '../rows.ts';
import { commitsId } from '../store.ts';
import type { ChangedParts } from './copy-pair.ts';
import { partText } from './part-text.ts';
import type { PartText } from './part-text.ts';
import { encodeRow } from './row-text.ts';

/** All parts of a slice, null for those without rows, and no session. A row that cannot be kept is left out. */
export async function textsOf({ rows }: Slice): Promise<ChangedParts> {
  const parts = new Map<string, PartText | null>([['session', null]]);
  const breath = new Breath();
  for (const [name, list] of rows) {
    const kept = new Map<string, string>();
    for (const row of list) {
      const text = encodeRow(row);
      if (text !== null && isRow(row) && row.id !== commitsId) kept.set(row.id, text);
    }
    await breath.take();
    parts.set(name, kept.size === 0 ? null : await partText(kept));
  }
  return parts;
}

/** Whether a slice is of a database that nothing was ever written to. */
export function isEmptySlice({ commits, rows }: Slice): boolean {
  return commits === 0 && [...rows.values()].every((list) => list.length === 0);
}
