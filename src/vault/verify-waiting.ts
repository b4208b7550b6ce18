import { sameBytes } from './bytes.ts';
import type { CopySnapshot } from './copy/sealed-copy.ts';
import type { NotedFinding } from './diary.ts';
import { entryFor } from './manifest-change.ts';
import type { Entry } from './manifest.ts';
import { presentDrops } from './present-drops.ts';
import type { PresentDrops } from './present-drops.ts';
import { parseDropRow, parseQuarantineRow } from './rows.ts';
import type { DropRow, QuarantineRow } from './rows.ts';
import type { VaultStore } from './store.ts';
import { isSameEntry } from './verify-rows.ts';

/** What became of the keys that wait for review. */
export interface VerifiedWaiting {
  /** Ids that were there when the open vault last changed: any other was kept while it was locked. */
  readonly listed: ReadonlySet<string>;
  /** Rows of the database that are looked at, and how many are not. */
  readonly present: PresentDrops;
  /** Rows of the copy that stand in for what the database lost. */
  readonly restored: readonly DropRow[];
  readonly findings: readonly NotedFinding[];
}

/**
 * Compares the drop box with what the manifest lists of it and, where the copy's manifest is no older (`isCurrent`),
 * with the copy: that also holds what was kept while the vault was locked, and nothing leaves a drop box without a
 * new manifest. `isQuiet`: one finding says it all already.
 */
export async function verifyWaiting(
  { store, copy }: { readonly store: VaultStore; readonly copy: CopySnapshot | null },
  entries: readonly Entry[],
  { isCurrent, isQuiet }: { readonly isCurrent: boolean; readonly isQuiet: boolean },
): Promise<VerifiedWaiting> {
  const found = await presentDrops(
    store,
    entries.map(({ id }) => id),
  );
  const present = byId(found.rows);
  const restored = new Map<string, DropRow>();
  const findings: NotedFinding[] = [];
  // Whatever was not looked at goes with the change that begins the session.
  if (found.surplus > 0) findings.push({ kind: 'drop-box-flooded', id: null, healed: true });
  for (const entry of entries) {
    const row = present.get(entry.id);
    if (row !== undefined && isSameEntry(await entryFor('dropbox', row), entry)) continue;
    const copied = parseDropRow(await copy?.get('dropbox', entry.id));
    const isAtHand = copied !== null && isSameEntry(await entryFor('dropbox', copied), entry);
    if (isAtHand) restored.set(entry.id, copied);
    const kind = row === undefined ? 'record-missing' : 'record-changed';
    if (!isQuiet) findings.push({ kind, id: entry.id, healed: isAtHand });
  }
  const copied = isCurrent ? ((await copy?.all('dropbox')) ?? []) : [];
  for (const [id, row] of byId(copied)) {
    const here = present.get(id);
    if (restored.has(id) || (here !== undefined && isSame(here, row))) continue;
    restored.set(id, row);
    const kind = here === undefined ? 'record-missing' : 'record-changed';
    if (!isQuiet) findings.push({ kind, id, healed: true });
  }
  return {
    listed: new Set(entries.map(({ id }) => id)),
    present: found,
    restored: [...restored.values()],
    findings,
  };
}

/** Rows that the newer copy has set aside, and the database has not. */
export async function missingQuarantine(
  store: VaultStore,
  copy: CopySnapshot | null,
): Promise<readonly QuarantineRow[]> {
  const copied = ((await copy?.all('quarantine')) ?? [])
    .map(parseQuarantineRow)
    .filter((row) => row !== null);
  const isMissing = await Promise.all(
    copied.map(async ({ id }) => (await store.get('quarantine', id)) === undefined),
  );
  return copied.filter((_row, at) => isMissing[at]);
}

function isSame(a: DropRow, b: DropRow): boolean {
  return a.createdAt === b.createdAt && sameBytes(a.sealed, b.sealed);
}

function byId(values: readonly unknown[]): Map<string, DropRow> {
  const rows = values.map(parseDropRow).filter((row) => row !== null);
  return new Map(rows.map((row) => [row.id, row]));
}
