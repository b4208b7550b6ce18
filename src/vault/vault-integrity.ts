import { KeystepError } from '../errors.ts';
import type { DiaryEntry } from './diary-entry.ts';
import { entryOf, findingOf } from './diary.ts';
import type { DiaryLine } from './diary.ts';
import type { Finding, Quarantined } from './finding.ts';
import { rootIn } from './manifest-change.ts';
import type { ManifestRoot } from './manifest.ts';
import { once } from './operations.ts';
import { openRecord, sealRecord } from './record-seal.ts';
import { parseQuarantineRow } from './rows.ts';
import type { QuarantineRow } from './rows.ts';
import { commitSealed } from './sealed-commit.ts';
import type { OpenVault, VaultContext } from './vault-context.ts';
import type { KeyRecord } from '../keys/key-record.ts';

/** The diary, newest first. Throws `vault-locked`. */
export async function readDiary(context: VaultContext): Promise<readonly DiaryEntry[]> {
  const lines = await context.reading((vault) => context.diary.lines(vault));
  return newestFirst(lines).map(entryOf);
}

/** What was found and nobody has acknowledged, newest first. Throws `vault-locked`. */
export async function readFindings(context: VaultContext): Promise<readonly Finding[]> {
  return context.reading(async (vault) => {
    const root = await rootIn(context.ports.store, vault.keys.manifest, vault.header.vaultId);
    return unacknowledged(root, await context.diary.lines(vault));
  });
}

/** The findings among lines of the diary that were not acknowledged by what a manifest says; newest first. */
export function unacknowledged(root: ManifestRoot | null, lines: readonly DiaryLine[]): readonly Finding[] {
  return newestFirst(lines)
    .filter(({ epoch }) => epoch > (root?.acknowledged ?? 0))
    .map(findingOf)
    .filter((finding) => finding !== null);
}

/** The person has read what was found. */
export async function acknowledge(context: VaultContext): Promise<void> {
  await context.exclusive(async () => {
    const vault = await context.act();
    await commitSealed(context, vault, {}, [], ({ epoch }) => ({ acknowledged: epoch, pending: 0 }));
    await context.noteFindings(0);
  });
}

/** The rows that were set aside, oldest first. Throws `vault-locked`. */
export async function readQuarantine(context: VaultContext): Promise<readonly Quarantined[]> {
  const vault = await context.open();
  const rows = (await context.ports.store.all('quarantine')).map(parseQuarantineRow);
  const listed = await Promise.all(
    rows
      .filter((row) => row !== null)
      .map(async (row) => {
        const { id, why, foundAt, revision } = row;
        return { id, why, foundAt, revision, label: (await recordOf(vault, row))?.label ?? null };
      }),
  );
  return listed.sort((a, b) => a.foundAt - b.foundAt);
}

/**
 * Makes a key of a row that was set aside: under its own id where that is free, else as one more key.
 * Throws `record-missing`, `record-damaged` where it does not open.
 */
export async function putBack(context: VaultContext, opId: string, id: string): Promise<void> {
  await once(context, opId, 'put-back', async (vault) => {
    const { store } = context.ports;
    const row = parseQuarantineRow(await store.get('quarantine', id));
    if (row === null) throw new KeystepError('record-missing', `nothing is set aside as ${id}`);
    const record = await recordOf(vault, row);
    if (record === null) throw new KeystepError('record-damaged', `row ${id} does not open`);
    const isFree = (await store.get('records', row.of)) === undefined;
    const target = isFree ? row.of : id;
    const revision = row.revision + 1;
    const stored = { id: target, revision, record: { ...record, fieldsRevision: revision } };
    const sealed = await sealRecord(vault.keys.records, vault.header, stored);
    return {
      target,
      revision,
      notes: [{ what: 'key-restored', label: record.label }],
      change: {
        expect: [{ table: 'records', id: target, revision: null }],
        remove: [{ table: 'quarantine', id }],
        put: [{ table: 'records', row: sealed }],
      },
    };
  });
}

/** Throws a row away that was set aside. Twice is the same as once. */
export async function discardQuarantined(context: VaultContext, id: string): Promise<void> {
  await context.exclusive(async () => {
    const vault = await context.act();
    await commitSealed(context, vault, { remove: [{ table: 'quarantine', id }] });
  });
}

function newestFirst(lines: readonly DiaryLine[]): readonly DiaryLine[] {
  return [...lines].sort((a, b) => b.epoch - a.epoch || b.at - a.at);
}

/** What a row holds that was set aside; null where it does not open under the id that it had. */
async function recordOf({ keys, header }: OpenVault, row: QuarantineRow): Promise<KeyRecord | null> {
  try {
    const { of: id, revision, sealed } = row;
    return (await openRecord(keys.records, header, { id, revision, sealed })).record;
  } catch (error) {
    if (error instanceof KeystepError) return null;
    throw error;
  }
}
