import { KeystepError } from '../errors.ts';
import { knowsDropKey, provedEpoch } from './anchor.ts';
import { sameBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { sealNote } from './diary.ts';
import type { DiaryNote } from './diary.ts';
import { makeDropBoxKey, openDropBoxKey } from './drop-box.ts';
import { encodeHeader } from './header.ts';
import type { DropBoxKey, Header, Slot } from './header.ts';
import { entryFor, wholeManifest } from './manifest-change.ts';
import { OpenedKeys } from './opened-keys.ts';
import { isRow } from './rows.ts';
import type { DropRow } from './rows.ts';
import { moveAnchor } from './sealed-commit.ts';
import type { PreparedSession } from './session.ts';
import type { Change } from './store.ts';
import { headerChange } from './vault-context.ts';
import type { StoredHeader, VaultContext } from './vault-context.ts';
import { keepForDrafts } from './vault-drafts.ts';
import { foundBefore, outgoingEntries } from './unlock-diary.ts';
import type { VaultKeys } from './vault-keys.ts';
import { openAll, resealAll } from './vault-waiting.ts';
import type { OpenedDrop } from './vault-waiting.ts';
import { verifyVault } from './verify.ts';
import type { LabelledFinding, Verified } from './verified.ts';

/** What comes with an unlock besides the key. */
export interface Unlocking {
  readonly rootKey: Bytes;
  readonly vaultId: Bytes;
  /** The slots as they shall be from now on, made from those that stand in the vault. */
  readonly slots?: (slots: readonly Slot[]) => readonly Slot[];
  readonly notes: readonly DiaryNote[];
  /** What was found on the way here. */
  readonly findings?: readonly LabelledFinding[];
  /** The database was from before the present root key, whose header came from the copy. */
  readonly isBehind?: boolean;
}

/** A vault that is attacked in every row still opens: more findings than this are counted, not listed. */
const maxFindings = 100;

/** Up to this many keys are opened for the list when it asks; of more, the unlock says that it takes a moment. */
const openedBehind = 2_000;

/**
 * Begins a session: checks every row, puts right what the copy can put right, sets aside what it cannot, renews
 * the drop box's pair, writes down what was found. Header, rows, entries, manifest and session change together or not
 * at all. To be run under the write lock.
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
  const anchored = anchor === null ? null : await provedEpoch(keys.manifest, vaultId, anchor);
  const isBehind = unlocking.isBehind ?? false;
  const shown = (await store.count('records')) > openedBehind ? new OpenedKeys({ keys, header }) : null;
  const onRecord = async (value: unknown): Promise<void> => shown?.take(value);
  const verified = await verifyVault(
    { store, copy: snapshot, header, keys, now: now(), isBehind, onRecord },
    bytes,
    anchored,
  );
  const opened = await waitingRows(keys, header, verified);
  const findings = [...(unlocking.findings ?? []), ...verified.findings];
  const add = (kind: LabelledFinding['kind']): void => {
    if (!findings.some((finding) => finding.kind === kind)) findings.push({ kind, id: null, healed: false });
  };
  // The browser may have ended between the first change of a vault and the anchor: there is nothing before it.
  const isFirst = anchor === null && verified.reference?.epoch === 1;
  // A mark that a later root key wrote speaks of an older database; any other that is not proved is none.
  if (anchored === null && !isFirst)
    add(anchor !== null && anchor.keyEpoch > header.keyEpoch ? 'rolled-back' : 'anchor-missing');
  const isStrange = !opened.isOurs || (anchor !== null && !knowsDropKey(anchor, header.dropBox.publicKey));
  const isExplained = findings.some(({ kind }) => kind === 'rolled-back' || kind === 'header-replaced');
  if (!opened.isOurs || (isStrange && !isExplained)) add('drop-box-swapped');

  const slots = unlocking.slots?.(verified.slots) ?? verified.slots;
  const present = opened.isOurs ? header.dropBox.publicKey : null;
  const dropBox = await renewedDropBox(context, keys, header, present, isStrange);
  const next: Header = { ...header, slots, dropBox };
  const drops = await resealAll(opened.drops, next);
  const isRefilled = (await copy?.wasRefilled().catch(() => false)) ?? false;
  const notes: DiaryNote[] = [
    ...(isRefilled ? [{ at: now(), what: 'copy-used' } as const] : []),
    ...notesOfWaiting(opened.drops, verified),
    ...unlocking.notes,
    ...findings.slice(0, maxFindings).map((finding) => noteOf(finding, now())),
  ];
  await keepForDrafts(context.ports.session, header.dropBox);
  const before = verified.reference?.pending ?? (await foundBefore(store, { keys, header })).length;
  const pending = before + Math.min(findings.length, maxFindings);
  const epoch = 1 + Math.max(verified.reference?.epoch ?? 0, anchored ?? 0);
  const change = await openingChange(context, stored, prepared, {
    ...{ verified, next, notes, epoch, pending, drops },
  });
  try {
    await context.commit(change);
    await moveAnchor(context, { keys, header: next }, epoch);
    // All rows are checked by now, and what the copy held beyond them is among them.
    const isHeld = (await copy?.isHeld().catch(() => true)) ?? false;
    // Behind the unlock: with many keys it takes seconds, and nothing waits for it.
    if (findings.length > 0 || isHeld) void copy?.renew().catch(() => undefined);
    if (isRefilled) await copy?.forgetRefill().catch(() => undefined);
  } catch (error) {
    // A disk that takes no writes must not keep the person from their keys: all stays as it was, and the
    // session lasts as long as this process.
    if (!(error instanceof KeystepError && error.code === 'write-failed')) throw error;
  }
  if (shown !== null) await context.memory.adopt(shown, verified.change);
  await context.session.begin(prepared);
  await context.noteFindings(pending);
}

/** A new pair, unless its public key cannot be named outside of the database first: a capture would refuse it. */
async function renewedDropBox(
  context: VaultContext,
  keys: VaultKeys,
  header: Header,
  present: Bytes | null,
  isStrange: boolean,
): Promise<DropBoxKey> {
  const renewed = await makeDropBoxKey(keys.dropBox, header);
  try {
    await context.anchor.announce(header.vaultId, { present, dropKey: renewed.publicKey });
    return renewed;
  } catch {
    return isStrange ? renewed : header.dropBox;
  }
}

/** What waits, opened. `isOurs`: whether the pair in the database's header is one that the vault made. */
async function waitingRows(
  keys: VaultKeys,
  header: Header,
  { proved, waiting }: Verified,
): Promise<{ readonly drops: readonly OpenedDrop[]; readonly isOurs: boolean }> {
  const opener = await openDropBoxKey(keys.dropBox, header, header.dropBox);
  const openers = [opener];
  if (proved !== null && proved !== header) {
    openers.push(await openDropBoxKey(keys.dropBox, proved, proved.dropBox));
  }
  const drops = new Map<string, OpenedDrop>();
  // What the copy has stands in for what was changed here.
  for (const rows of [waiting.present.rows, waiting.restored]) {
    for (const each of openers) {
      for (const drop of await openAll(rows, header, each)) drops.set(drop.row.id, drop);
    }
  }
  return { drops: [...drops.values()], isOurs: opener !== null };
}

/** What the change that begins a session is made of. */
interface Opening {
  readonly verified: Verified;
  readonly next: Header;
  readonly notes: readonly DiaryNote[];
  readonly epoch: number;
  readonly pending: number;
  readonly drops: readonly DropRow[];
}

async function openingChange(
  context: VaultContext,
  { bytes }: StoredHeader,
  { keys, row }: PreparedSession,
  { verified, next, notes, epoch, pending, drops }: Opening,
): Promise<Change> {
  const lines = await Promise.all(notes.map((note) => sealNote(keys.diary, next, epoch, note)));
  const { store } = context.ports;
  const outgoing = await outgoingEntries(store, { keys, header: next }, verified, lines.length);
  const entries = [
    ...verified.entries.filter((entry) => !outgoing.includes(entry)),
    ...(await Promise.all(lines.map((line) => entryFor('diary', line)))),
    ...(await Promise.all(drops.map((row) => entryFor('dropbox', row)))),
  ];
  const headerBytes = await encodeHeader(next);
  const header = headerChange(headerBytes, bytes);
  const { vaultId, keyEpoch } = next;
  const root = {
    ...{ vaultId, keyEpoch, epoch },
    changedAt: context.ports.now(),
    acknowledged: verified.reference?.acknowledged ?? 0,
    pending,
  };
  const { present } = verified.waiting;
  const isFlooded = present.surplus > 0;
  return {
    expect: header.expect ?? [],
    clear: ['session', 'removed', ...(isFlooded ? ['dropbox' as const] : [])],
    remove: [...verified.change.remove, ...outgoing.map(({ id }) => ({ table: 'diary', id }) as const)],
    put: [
      ...(header.put ?? []),
      ...verified.change.put,
      ...lines.map((line) => ({ table: 'diary', row: line }) as const),
      ...(isFlooded
        ? present.rows.filter(isRow).map((kept) => ({ table: 'dropbox', row: kept }) as const)
        : []),
      ...drops.map((row) => ({ table: 'dropbox', row }) as const),
      ...(await wholeManifest(store, keys.manifest, root, entries, headerBytes)),
      { table: 'session', row },
    ],
  };
}

/** Keys that were kept while the vault was locked: nobody could write that down then. */
function notesOfWaiting(
  drops: readonly OpenedDrop[],
  { reference, waiting }: Verified,
): readonly DiaryNote[] {
  return drops
    .filter(({ row }) => reference !== null && !waiting.listed.has(row.id))
    .map(({ row: { createdAt: at }, content }) => ({ at, what: 'key-kept', label: content.fields.label }));
}

function noteOf({ label, ...finding }: LabelledFinding, at: number): DiaryNote {
  return { at, what: 'damage-found', finding, ...(label === undefined ? {} : { label }) };
}
