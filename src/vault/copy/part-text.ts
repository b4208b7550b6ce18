import { sumOf } from './copy-index.ts';
import { joinRows } from './row-text.ts';

/** The text of a part, and the checksum that the index has of it. */
export interface PartText {
  readonly text: string;
  readonly sum: string;
}

/** The part that holds these rows, given by id as `encodeRow` wrote them. */
export async function partText(rows: ReadonlyMap<string, string>): Promise<PartText> {
  const text = joinRows(rows);
  return { text, sum: await sumOf(text) };
}
