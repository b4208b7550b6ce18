import type { IdbVaultStore } from '../idb-vault-store.ts';
import { isRow } from '../rows.ts';
import { commitsId, tables } from '../store.ts';
import type { Row } from '../store.ts';
import type { CopyPair } from './copy-pair.ts';

/**
 * Puts all rows of the newest whole copy into a database that is empty; false, and nothing done, where no copy holds
 * a vault. Chromium empties a database by itself: a write that the browser's end cut off is left in LevelDB's log, the
 * next start writes on behind it, and the start after that takes the log for corrupt and begins anew (seen in
 * Chromium 156 on 2026-11-28; `reuse_logs` with `paranoid_checks`). Throws `write-failed`, `vault-unavailable`, and
 * what the copy's storage throws.
 */
export async function refillFromCopy(
  database: Pick<IdbVaultStore, 'refill'>,
  pair: CopyPair,
): Promise<boolean> {
  const found = await pair.newest();
  if (found.status !== 'whole') return false;
  const { reader } = found;
  if ((await reader.get('header', 'header')) === undefined) return false;
  const put: { readonly table: (typeof tables)[number]; readonly row: Row }[] = [];
  for (const table of tables) {
    for (const row of await reader.all(table)) {
      if (isRow(row) && row.id !== commitsId) put.push({ table, row });
    }
  }
  const expect = [{ table: 'header', id: 'header', revision: null }] as const;
  await database.refill({ expect, put }, reader.commits);
  return true;
}
