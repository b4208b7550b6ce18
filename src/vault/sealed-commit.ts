import { KeystepError } from '../errors.ts';
import { lastBackupOf } from './diary-memory.ts';
import { diaryKept, diarySlack, sealNote } from './diary.ts';
import type { DiaryNote } from './diary.ts';
import { bucketNames, bucketOf, maxRootLength, newIdBeside, openRoot } from './manifest.ts';
import type { ListedTable, ManifestRoot } from './manifest.ts';
import { entryFor, manifestPuts, provedEntries, rootId, rootIn, storedBucket } from './manifest-change.ts';
import { newId, parseBytesRow } from './rows.ts';
import type { RecordRow } from './rows.ts';
import { dropSnapshot } from './snapshots.ts';
import type { Change } from './store.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';
import { isSameEntry } from './verify-rows.ts';

/** A note whose time is that of the change. */
export type Note = Omit<DiaryNote, 'at'>;

/**
 * Commits a change of an open vault together with its manifest and its lines of the diary, then moves the anchor.
 * Throws `vault-locked` where the manifest is not the one that the unlock left: the next unlock says what is wrong.
 */
export async function commitSealed(
  context: VaultContext,
  vault: OpenVault,
  change: Change,
  notes: readonly Note[] = [],
  edit: (root: ManifestRoot) => Partial<ManifestRoot> = () => ({}),
): Promise<void> {
  const { store, now } = context.ports;
  const [rootRow, oldest] = await Promise.all([
    store.get('manifest', rootId),
    notes.length === 0 ? [] : outgoingLines(context, vault),
  ]);
  const bytes = parseBytesRow(rootRow, maxRootLength);
  const root = bytes === null ? null : await openRoot(vault.keys.manifest, vault.header.vaultId, bytes);
  if (bytes === null || root === null) return lockedByDamage(context);
  const epoch = root.epoch + 1;
  const at = now();
  // Of a new key alone: one that is used every day would gather all its lines in one bucket.
  const added = change.put?.find(({ table, row }) => table === 'records' && row['revision'] === 1)?.row.id;
  const lines = await Promise.all(
    notes.map((note) => {
      const id = added === undefined ? newId() : newIdBeside(added);
      return sealNote(vault.keys.diary, vault.header, epoch, { at, ...note }, id);
    }),
  );
  const whole: Change = {
    ...change,
    expect: [...(change.expect ?? []), { table: 'manifest', id: rootId, bytes }],
    remove: [...(change.remove ?? []), ...oldest],
    put: [...(change.put ?? []), ...lines.map((row) => ({ table: 'diary', row }) as const)],
  };
  const next = { ...root, epoch, changedAt: at, ...edit(root) };
  const manifest = await manifestPuts(store, vault.keys.manifest, whole, next);
  if (manifest === null) return lockedByDamage(context);
  await context.commit({ ...whole, put: [...(whole.put ?? []), ...(manifest ?? [])] });
  await moveAnchor(context, vault, epoch);
}

/** Whether the manifest lists exactly this row. */
export async function isListed(
  { ports }: VaultContext,
  { keys, header }: OpenVault,
  table: ListedTable,
  row: RecordRow,
): Promise<boolean> {
  const root = await rootIn(ports.store, keys.manifest, header.vaultId);
  const name = bucketOf(row.id);
  const entries = await provedEntries(
    await storedBucket(ports.store, name),
    root?.buckets[bucketNames.indexOf(name)],
  );
  const listed = entries?.find((entry) => entry.table === table && entry.id === row.id);
  return listed !== undefined && isSameEntry(await entryFor(table, row), listed);
}

/** The anchor follows the commit; where it cannot, it stays behind, which is no sign of an older copy. */
export async function moveAnchor(
  context: VaultContext,
  { keys, header }: Pick<OpenVault, 'keys' | 'header'>,
  epoch: number,
): Promise<void> {
  await context.anchor.write(keys.manifest, header, epoch).catch(() => undefined);
}

/**
 * Removes what could still be opened the former way: the snapshot of an earlier format, and what the older of the two
 * copies holds. Not to be run under the write lock: with many keys it takes seconds, and a save must not wait for it.
 * Throws nothing: where the copy cannot be written the state says so.
 */
export async function forgetFormer({ ports }: VaultContext): Promise<void> {
  await dropSnapshot(ports.local).catch(() => undefined);
  await ports.copy?.renewBoth().catch(() => undefined);
}

/** The oldest lines, when there are more than the diary keeps. */
async function outgoingLines(
  { ports: { store }, diary }: VaultContext,
  vault: OpenVault,
): Promise<NonNullable<Change['remove']>> {
  if ((await store.count('diary')) < diaryKept + diarySlack) return [];
  const old = [...(await diary.rows(vault))]
    .sort((a, b) => a.row.revision - b.row.revision)
    .slice(0, -diaryKept);
  const spared = lastBackupOf(old);
  return old.filter(({ row }) => row.id !== spared).map(({ row: { id } }) => ({ table: 'diary', id }));
}

async function lockedByDamage(context: VaultContext): Promise<never> {
  await context.session.end();
  throw new KeystepError('vault-locked', 'the manifest was changed by another hand');
}
