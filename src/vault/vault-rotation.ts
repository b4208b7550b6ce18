import { KeystepError } from '../errors.ts';
import { mapInTurns } from './breath.ts';
import { randomBytes } from './bytes.ts';
import { openNote, sealNote } from './diary.ts';
import { makeDropBoxKey, openDropBoxKey } from './drop-box.ts';
import { encodeHeader } from './header.ts';
import type { Header, Slot } from './header.ts';
import { leastCost } from './kdf-policy.ts';
import type { KdfPolicy } from './kdf-policy.ts';
import { entryFor, wholeManifest } from './manifest-change.ts';
import type { Entry } from './manifest.ts';
import { OpenedKeys } from './opened-keys.ts';
import { makePassphraseSlot } from './passphrase-slot.ts';
import { makeRecoverySlot } from './recovery-slot.ts';
import { openRecord, sealRecord } from './record-seal.ts';
import { recordsInTurns } from './record-rows.ts';
import { parseRecordRow } from './rows.ts';
import type { RecordRow } from './rows.ts';
import { makeMark } from './anchor.ts';
import { forgetFormer, moveAnchor } from './sealed-commit.ts';
import type { PreparedSession } from './session.ts';
import type { Change } from './store.ts';
import { headerChange } from './vault-context.ts';
import type { OpenVault, StoredHeader, VaultContext } from './vault-context.ts';
import type { VaultKeys } from './vault-keys.ts';
import { openByPassphrase } from './vault-slots.ts';
import { openAll, resealAll } from './vault-waiting.ts';
import { verifyVault } from './verify.ts';
import type { Verified } from './verified.ts';

/** `code`: a recovery code, the present or a new one; null: the vault has none from now on. */
export interface RotationRequest {
  readonly passphrase: string;
  readonly code: string | null;
}

/**
 * Puts a new root key in place of the present one: checks that every row is whole and opens, seals all of them
 * anew, swaps everything in one transaction, and checks again what stands there.
 * Throws `vault-not-whole`, `wrong-passphrase`, `too-many-tries`, or as the parser of the code; then nothing changed.
 */
export async function rotateKey(
  context: VaultContext,
  policy: KdfPolicy,
  request: RotationRequest,
): Promise<void> {
  await context.exclusive(async () => {
    const vault = await context.act();
    const opened = await openByPassphrase(context, vault.header, request.passphrase);
    opened.rootKey.fill(0);
    const { verified } = await assertWhole(context, vault, vault);
    const rootKey = randomBytes(32);
    try {
      const ref = { vaultId: vault.header.vaultId, keyEpoch: vault.header.keyEpoch + 1 };
      const cost = leastCost(opened.slot.kdf, policy);
      const slots: Slot[] = [
        await makePassphraseSlot(context.ports.derive, ref, request.passphrase, rootKey, cost),
        ...(request.code === null ? [] : [await makeRecoverySlot(ref, request.code, rootKey)]),
      ];
      const prepared = await context.session.prepare(rootKey, ref.vaultId);
      const dropBox = await makeDropBoxKey(prepared.keys.dropBox, ref);
      const next: Header = { ...vault.header, ...ref, slots, dropBox };
      await swap(context, vault, verified, prepared, next);
    } finally {
      rootKey.fill(0);
    }
  });
  await forgetFormer(context);
}

async function swap(
  context: VaultContext,
  vault: OpenVault,
  { reference }: Verified,
  prepared: PreparedSession,
  next: Header,
): Promise<void> {
  const { store } = context.ports;
  const epoch = (reference?.epoch ?? 0) + 1;
  const rows = await resealRows(context, vault, prepared.keys, next, epoch);
  const opener = await openDropBoxKey(vault.keys.dropBox, vault.header, vault.header.dropBox);
  const drops = await resealAll(await openAll(await store.all('dropbox'), vault.header, opener), next);
  if (drops.length !== (await store.count('dropbox'))) throw notWhole('a waiting key does not open');
  const bytes = await encodeHeader(next);
  const header = headerChange(bytes, vault.bytes);
  const root = {
    ...{ vaultId: next.vaultId, keyEpoch: next.keyEpoch, epoch },
    changedAt: context.ports.now(),
    acknowledged: reference?.acknowledged ?? 0,
    pending: reference?.pending ?? 0,
  };
  const waiting = await Promise.all(drops.map((row) => entryFor('dropbox', row)));
  const entries = [...rows.entries, ...waiting];
  const manifest = await wholeManifest(store, prepared.keys.manifest, root, entries, bytes);
  const change: Change = {
    expect: header.expect ?? [],
    clear: ['session', 'removed'],
    put: [
      ...(header.put ?? []),
      ...rows.put,
      ...drops.map((row) => ({ table: 'dropbox', row }) as const),
      ...manifest,
      { table: 'session', row: prepared.row },
    ],
  };
  await context.anchor.announce(next.vaultId, {
    present: vault.header.dropBox.publicKey,
    dropKey: next.dropBox.publicKey,
    mark: await makeMark(prepared.keys.manifest, next.vaultId, epoch),
  });
  const { era } = context.memory;
  await context.session.replace(prepared, async () => {
    await context.commit(change);
    await moveAnchor(context, { keys: prepared.keys, header: next }, epoch);
  });
  const { opened } = await assertWhole(context, { header: next, bytes }, prepared);
  await context.memory.adopt(opened, {}, era);
}

/** All rows under the new keys, and the line of the diary about it. */
async function resealRows(
  context: VaultContext,
  { keys, header }: OpenVault,
  nextKeys: VaultKeys,
  next: Header,
  epoch: number,
): Promise<{ readonly put: NonNullable<Change['put']>; readonly entries: readonly Entry[] }> {
  const { store, now } = context.ports;
  const put: NonNullable<Change['put']>[number][] = [];
  const entries: Entry[] = [];
  const add = async (table: 'records' | 'diary', row: RecordRow): Promise<void> => {
    const entry = await entryFor(table, row);
    put.push({ table, row });
    entries.push(entry);
  };
  for await (const rows of recordsInTurns(store)) {
    await mapInTurns(rows, async (value) => {
      const row = parseRecordRow(value);
      if (row === null) throw notWhole('a row is no record');
      const stored = await openRecord(keys.records, header, row);
      await add('records', await sealRecord(nextKeys.records, next, stored));
    });
  }
  await mapInTurns(await store.all('diary'), async (value) => {
    const row = parseRecordRow(value);
    const line = row === null ? null : await openNote(keys.diary, header, row);
    if (row === null || line === null) throw notWhole('a line of the diary does not open');
    const { epoch: writtenAt, ...note } = line;
    await add('diary', await sealNote(nextKeys.diary, next, writtenAt, note, row.id));
  });
  await add('diary', await sealNote(nextKeys.diary, next, epoch, { at: now(), what: 'vault-key-rotated' }));
  return { put, entries };
}

/** Checks every row against the manifest, and that every key opens. Throws `vault-not-whole`. */
async function assertWhole(
  context: VaultContext,
  { header, bytes }: StoredHeader,
  { keys }: { readonly keys: VaultKeys },
): Promise<{ readonly verified: Verified; readonly opened: OpenedKeys }> {
  const { store, now } = context.ports;
  const opened = new OpenedKeys({ keys, header });
  const onRecord = (value: unknown): Promise<void> => opened.take(value);
  const vault = { store, copy: null, header, keys, now: now(), onRecord };
  const verified = await verifyVault(vault, bytes, null);
  if (verified.findings.length > 0) throw notWhole(verified.findings.map(({ kind }) => kind).join(', '));
  if ((await store.count('quarantine')) > 0) throw notWhole('rows are set aside');
  if (opened.list().damaged.length > 0) throw notWhole('a key does not open');
  return { verified, opened };
}

function notWhole(reason: string): KeystepError {
  return new KeystepError('vault-not-whole', reason);
}
