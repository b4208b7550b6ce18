import { isRow, maxDrops, parseOperationRow } from './rows.ts';
import type { VaultStore } from './store.ts';

/** What is looked at of the drop box, and how many rows are not. */
export interface PresentDrops {
  readonly rows: readonly unknown[];
  readonly surplus: number;
}

/**
 * The rows of the drop box that may be Keystep's: all of them, unless there are more than it ever lets in. Then those
 * that the manifest lists, those that an operation made (it is written with them, and more are remembered than fit
 * in here), and the first few others. What is left was put there by another hand, and costs no work.
 */
export async function presentDrops(store: VaultStore, listed: readonly string[]): Promise<PresentDrops> {
  const count = await store.count('dropbox');
  if (count <= 2 * maxDrops) return { rows: await store.all('dropbox'), surplus: 0 };
  const offers = (await store.all('operations'))
    .map(parseOperationRow)
    .filter((row) => row?.kind === 'offer');
  const ids = new Set([...listed, ...offers.flatMap((row) => row?.target ?? [])]);
  const rows = new Map<string, unknown>();
  for (const row of await store.all('dropbox', '', maxDrops)) if (isRow(row)) rows.set(row.id, row);
  for (const id of ids) {
    const row = rows.get(id) ?? (await store.get('dropbox', id));
    if (row !== undefined) rows.set(id, row);
  }
  return { rows: [...rows.values()], surplus: count - rows.size };
}
