import { lastBackupOf, linesOf, openRows } from './diary-memory.ts';
import { diaryKept } from './diary.ts';
import type { Finding } from './finding.ts';
import type { Entry } from './manifest.ts';
import { rootIn } from './manifest-change.ts';
import type { VaultStore } from './store.ts';
import type { OpenVault } from './vault-context.ts';
import { unacknowledged } from './vault-integrity.ts';
import type { Verified } from './verified.ts';

type Opening = Pick<OpenVault, 'keys' | 'header'>;

/** What was found before and nobody has acknowledged. The vault is not open yet: nothing of it stays in memory. */
export async function foundBefore(store: VaultStore, opening: Opening): Promise<readonly Finding[]> {
  const root = await rootIn(store, opening.keys.manifest, opening.header.vaultId);
  return unacknowledged(root, linesOf(await openRows(opening, await store.all('diary'))));
}

/** The manifest's entries for the oldest lines, which make room for those that come. */
export async function outgoingEntries(
  store: VaultStore,
  opening: Opening,
  { entries, change }: Verified,
  coming: number,
): Promise<readonly Entry[]> {
  const old = entries
    .filter(({ table }) => table === 'diary')
    .sort((a, b) => b.revision - a.revision)
    .slice(Math.max(diaryKept - coming, 0));
  const healed = new Map(change.put.filter(({ table }) => table === 'diary').map(({ row }) => [row.id, row]));
  const rows = await Promise.all(old.map(async ({ id }) => healed.get(id) ?? (await store.get('diary', id))));
  const spared = lastBackupOf(await openRows(opening, rows));
  return old.filter(({ id }) => id !== spared);
}
