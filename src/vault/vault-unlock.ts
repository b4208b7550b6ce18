import { KeystepError } from '../errors.ts';
import { isProved, knowsDropKey } from './anchor.ts';
import { sameBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { sealNote } from './diary.ts';
import type { DiaryNote } from './diary.ts';
import { makeDropBoxKey, openDropBoxKey } from './drop-box.ts';
import type { DropBoxOpener } from './drop-box.ts';
import { encodeHeader } from './header.ts';
import type { DropBoxKey, Header, Slot } from './header.ts';
import { entryFor, wholeManifest } from './manifest-change.ts';
import { parseDropRow } from './rows.ts';
import { moveAnchor } from './sealed-commit.ts';
import type { CopySnapshot } from './copy/sealed-copy.ts';
import type { PreparedSession } from './session.ts';
import type { Change } from './store.ts';
import { headerChange } from './vault-context.ts';
import type { StoredHeader, VaultContext } from './vault-context.ts';
import { keepForDrafts } from './vault-drafts.ts';
import type { VaultKeys } from './vault-keys.ts';
import { openAll, resealAll } from './vault-waiting.ts';
import type { OpenedDrop } from './vault-waiting.ts';
import { verifyVault } from './verify.ts';
import type { LabelledFinding, Verified } from './verify.ts';

/** What comes with an unlock besides the key. */
export interface Unlocking {
  readonly rootKey: Bytes;
  readonly vaultId: Bytes;
  /** The slots as they shall be from now on, made from those that stand in the vault. */
  readonly slots?: (slots: readonly Slot[]) => readonly Slot[];
  readonly notes: readonly DiaryNote[];
}

/** A vault that is attacked in every row still opens: more findings than this are counted, not listed. */
const maxFindings = 100;

/**
 * Begins a session: checks every row, puts right what the copy can put right, sets aside what it cannot, renews
 * the drop box's pair, writes down what was found. Header, rows, entries, manifest and session change together or not
 * at all. To be run under the write lock. Returns how many things were found.
 */
export async function beginSession(context: VaultContext, unlocking: Unlocking): Promise<void> {
  const { rootKey, vaultId } = unlocking;
  const { store, copy, now } = context.ports;
  const stored = await context.header();
  const { header, bytes } = stored;
  if (!sameBytes(header.vaultId, vaultId)) {
    throw new KeystepError('revision-conflict', 'another vault has taken this one’s place');
  }
  const prepared = await context.session.prepare(rootKey, vaultId);
  const { keys } = prepared;
  const snapshot = await context.snapshot();
  const anchor = await context.anchor.read(vaultId);
  const isAnchored = anchor !== null && (await isProved(keys.manifest, vaultId, anchor));
  const verified = await verifyVault(
    { store, copy: snapshot, header, keys, now: now() },
    bytes,
    isAnchored ? anchor.epoch : null,
  );
  const opener = await openDropBoxKey(keys.dropBox, header, header.dropBox);
  const findings = [...verified.findings];
  if (!isAnchored) findings.push({ kind: 'anchor-missing', id: null, healed: false });
  const isSwapped = opener === null || (anchor !== null && !knowsDropKey(anchor, header.dropBox.publicKey));
  if (isSwapped) findings.push({ kind: 'drop-box-swapped', id: null, healed: false });

  const slots = unlocking.slots?.(verified.slots) ?? verified.slots;
  const dropBox = await renewedDropBox(context, keys, header, isSwapped);
  const next: Header = { ...header, slots, dropBox };
  const drops = await resealAll(await waitingRows(context, keys, header, opener, verified, snapshot), next);
  const notes = [
    ...(await notesOfWaiting(context, verified)),
    ...unlocking.notes,
    ...findings.slice(0, maxFindings).map((finding) => noteOf(finding, now())),
  ];
  await keepForDrafts(context.ports.session, header.dropBox);
  const pending = (verified.reference?.pending ?? 0) + Math.min(findings.length, maxFindings);
  const epoch = 1 + Math.max(verified.reference?.epoch ?? 0, isAnchored ? anchor.epoch : 0);
  const change = await openingChange(context, stored, prepared, { verified, next, notes, epoch, pending });
  try {
    await context.commit({
      ...change,
      put: [...(change.put ?? []), ...drops.map((row) => ({ table: 'dropbox', row }) as const)],
    });
    await moveAnchor(context, { keys, header: next }, epoch);
    // All rows are checked by now, and what the copy held beyond them is among them.
    const isHeld = (await copy?.isHeld().catch(() => true)) ?? false;
    if (findings.length > 0 || isHeld) await copy?.renew().catch(() => undefined);
  } catch (error) {
    // A disk that takes no writes must not keep the person from their keys: all stays as it was, and the
    // session lasts as long as this process.
    if (!(error instanceof KeystepError && error.code === 'write-failed')) throw error;
  }
  await context.session.begin(prepared);
  await context.noteFindings(pending);
}

/** A new pair, unless its public key cannot be named outside of the database first: a capture would refuse it. */
async function renewedDropBox(
  context: VaultContext,
  keys: VaultKeys,
  header: Header,
  isSwapped: boolean,
): Promise<DropBoxKey> {
  const renewed = await makeDropBoxKey(keys.dropBox, header);
  try {
    const trusted = isSwapped ? [] : [header.dropBox.publicKey];
    await context.anchor.announce(header.vaultId, ...trusted, renewed.publicKey);
    return renewed;
  } catch {
    return isSwapped ? renewed : header.dropBox;
  }
}

/** What waits, opened: from the database and, where that is an older copy, what else the newer state held. */
async function waitingRows(
  context: VaultContext,
  keys: VaultKeys,
  header: Header,
  opener: DropBoxOpener | null,
  { newer }: Verified,
  snapshot: CopySnapshot | null,
): Promise<readonly OpenedDrop[]> {
  const here = await openAll(await context.ports.store.all('dropbox'), header, opener);
  if (newer === null || snapshot === null) return here;
  const openerThere = await openDropBoxKey(keys.dropBox, header, newer.dropBox);
  const there = await openAll(await snapshot.all('dropbox'), header, openerThere);
  const known = new Set(here.map(({ row }) => row.id));
  return [...here, ...there.filter(({ row }) => !known.has(row.id))];
}

/** What the change that begins a session is made of. */
interface Opening {
  readonly verified: Verified;
  readonly next: Header;
  readonly notes: readonly DiaryNote[];
  readonly epoch: number;
  readonly pending: number;
}

async function openingChange(
  context: VaultContext,
  { bytes }: StoredHeader,
  { keys, row }: PreparedSession,
  { verified, next, notes, epoch, pending }: Opening,
): Promise<Change> {
  const lines = await Promise.all(notes.map((note) => sealNote(keys.diary, next, epoch, note)));
  const entries = [...verified.entries, ...(await Promise.all(lines.map((line) => entryFor('diary', line))))];
  const headerBytes = await encodeHeader(next);
  const header = headerChange(headerBytes, bytes);
  const { vaultId, keyEpoch } = next;
  const root = {
    ...{ vaultId, keyEpoch, epoch },
    changedAt: context.ports.now(),
    acknowledged: verified.reference?.acknowledged ?? 0,
    pending,
  };
  return {
    expect: header.expect ?? [],
    clear: ['session', 'removed'],
    remove: verified.change.remove,
    put: [
      ...(header.put ?? []),
      ...verified.change.put,
      ...lines.map((line) => ({ table: 'diary', row: line }) as const),
      ...(await wholeManifest(context.ports.store, keys.manifest, root, entries, headerBytes)),
      { table: 'session', row },
    ],
  };
}

/** Keys that were kept while the vault was locked: nobody could write that down then. */
async function notesOfWaiting(context: VaultContext, { reference }: Verified): Promise<DiaryNote[]> {
  const rows = (await context.ports.store.all('dropbox')).map(parseDropRow).filter((row) => row !== null);
  return rows
    .filter(({ createdAt }) => reference !== null && createdAt > reference.changedAt)
    .map(({ createdAt }) => ({ at: createdAt, what: 'key-kept' }));
}

function noteOf({ label, ...finding }: LabelledFinding, at: number): DiaryNote {
  return { at, what: 'damage-found', finding, ...(label === undefined ? {} : { label }) };
}
