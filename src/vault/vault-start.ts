import { KeystepError } from '../errors.ts';
import { provedEpoch } from './anchor.ts';
import { randomBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { sealNote } from './diary.ts';
import type { DiaryNote } from './diary.ts';
import { makeDropBoxKey } from './drop-box.ts';
import { encodeHeader, formatVersion } from './header.ts';
import type { Header } from './header.ts';
import type { KdfPolicy } from './kdf-policy.ts';
import { entryFor, rootIn, wholeManifest } from './manifest-change.ts';
import { migrations } from './migrations/index.ts';
import { makePassphraseSlot, openPassphraseSlots } from './passphrase-slot.ts';
import { openRecoverySlots } from './recovery-slot.ts';
import { forgetFormer, moveAnchor } from './sealed-commit.ts';
import { takeSnapshot } from './snapshots.ts';
import { headerChange, headerId } from './vault-context.ts';
import type { VaultContext } from './vault-context.ts';
import { deriveVaultKeys, importRoot } from './vault-keys.ts';
import type { VaultKeys } from './vault-keys.ts';
import {
  assertLongEnough,
  copiedHeader,
  laterHeader,
  notesOfTries,
  raisedSlot,
  withPassphraseSlot,
} from './vault-slots.ts';
import { beginSession } from './vault-unlock.ts';
import type { Unlocking } from './vault-unlock.ts';
import type { LabelledFinding } from './verified.ts';

/** Makes a vault and unlocks it. Throws `passphrase-short`, `vault-exists`. */
export async function createVault(
  context: VaultContext,
  policy: KdfPolicy,
  passphrase: string,
): Promise<void> {
  assertLongEnough(passphrase);
  await assertNone(context);
  const { derive, store, now } = context.ports;
  const vault = { vaultId: randomBytes(16), keyEpoch: 1 };
  const rootKey = randomBytes(32);
  try {
    const slots = [await makePassphraseSlot(derive, vault, passphrase, rootKey, policy.cost)];
    const prepared = await context.session.prepare(rootKey, vault.vaultId);
    const { keys, row } = prepared;
    const dropBox = await makeDropBoxKey(keys.dropBox, vault);
    const header: Header = { version: formatVersion, ...vault, slots, dropBox };
    const bytes = await encodeHeader(header);
    const epoch = 1;
    const line = await sealNote(keys.diary, vault, epoch, { at: now(), what: 'vault-created' });
    const root = { ...vault, epoch, changedAt: now(), acknowledged: 0, pending: 0 };
    await context.exclusive(async () => {
      await assertNone(context);
      const change = headerChange(bytes, null);
      const entries = [await entryFor('diary', line)];
      await context.commit({
        clear: ['session', 'removed', 'operations', 'manifest', 'diary', 'quarantine'],
        expect: change.expect ?? [],
        put: [
          ...(change.put ?? []),
          ...(await wholeManifest(store, keys.manifest, root, entries, bytes)),
          { table: 'diary', row: line },
          { table: 'session', row },
        ],
      });
      await moveAnchor(context, { keys, header }, epoch);
      await context.session.begin(prepared);
      await context.noteFindings(0);
      await context.tries.reset();
    });
  } finally {
    rootKey.fill(0);
  }
}

/** Opens the vault. Throws `wrong-passphrase`, `too-many-tries`. */
export async function unlockVault(
  context: VaultContext,
  policy: KdfPolicy,
  passphrase: string,
): Promise<void> {
  const { derive, now } = context.ports;
  const found = await openPresent(context, (header) => openPassphraseSlots(derive, header, passphrase));
  if (found === null) throw new KeystepError('wrong-passphrase', 'no slot opens with this passphrase');
  const { opened, header } = found;
  try {
    const slots = await raisedSlot(context, header, policy, opened, passphrase);
    const at = now();
    const notes: DiaryNote[] = [...notesOfTries(found, at), { at, what: 'unlocked' }];
    if (slots !== null) notes.push({ at, what: 'strength-raised' });
    const rest = { notes, isBehind: found.isBehind };
    await openWith(context, opened.rootKey, header, slots === null ? rest : { ...rest, slots });
  } finally {
    opened.rootKey.fill(0);
  }
}

/**
 * Opens a vault whose passphrase is forgotten, and gives it a new one.
 * Throws `passphrase-short`, `recovery-code-wrong`, `too-many-tries`, or as the parser of the code.
 */
export async function recoverVault(
  context: VaultContext,
  policy: KdfPolicy,
  code: string,
  passphrase: string,
): Promise<void> {
  assertLongEnough(passphrase);
  const { derive, now } = context.ports;
  const found = await openPresent(context, (header) => openRecoverySlots(header, code));
  if (found === null) throw new KeystepError('recovery-code-wrong', 'no slot opens with this recovery code');
  const { opened: rootKey, header } = found;
  try {
    const slot = await makePassphraseSlot(derive, header, passphrase, rootKey, policy.cost);
    const at = now();
    const notes: DiaryNote[] = [...notesOfTries(found, at), { at, what: 'recovered' }];
    const slots = withPassphraseSlot(slot);
    await openWith(context, rootKey, header, { notes, slots, isBehind: found.isBehind });
    await forgetFormer(context);
  } finally {
    rootKey.fill(0);
  }
}

/** Puts the copy's header in place of one that is gone or damaged. Throws `copy-missing`. */
export async function restoreFromCopy(context: VaultContext): Promise<void> {
  await context.exclusive(async () => {
    if ((await context.find()).status !== 'damaged') return;
    const bytes = await copiedHeader(context);
    if (bytes === null) throw new KeystepError('copy-missing', 'there is no copy of the header');
    await context.commit({ put: [{ table: 'header', row: { id: headerId, bytes } }] });
  });
}

async function openWith(
  context: VaultContext,
  rootKey: Bytes,
  { vaultId }: Header,
  rest: Omit<Unlocking, 'rootKey' | 'vaultId'>,
): Promise<void> {
  await context.exclusive(async () => {
    const findings = await migrate(context, rootKey);
    await beginSession(context, { rootKey, vaultId, findings, ...rest });
  });
}

/**
 * One step after the other until the format is the present one; before the first, everything is put aside sealed.
 * Gives what was found: a version that was put back.
 */
async function migrate(context: VaultContext, rootKey: Bytes): Promise<readonly LabelledFinding[]> {
  const { ports } = context;
  const findings: LabelledFinding[] = [];
  for (const { from, change } of migrations) {
    const stored = await context.header();
    if (stored.header.version !== from) continue;
    const keys = await deriveVaultKeys(await importRoot(rootKey), stored.header.vaultId);
    // Whatever is proved to be of a later format has its manifest already: only the version was put back.
    if (await provesLaterFormat(context, keys, stored.header.vaultId)) {
      await context.commit(headerChange(await encodeHeader(stored.header), stored.bytes));
      findings.push({ kind: 'header-replaced', id: null, healed: true });
      continue;
    }
    await takeSnapshot(ports.local, ports.store, { takenAt: ports.now(), version: from });
    await context.commit(await change(context, stored, keys));
    await moveAnchor(context, { keys, header: stored.header }, 1);
  }
  return findings;
}

/** Whether anything is left of a later format: format 1 had neither manifest nor diary nor anchor. */
async function provesLaterFormat(context: VaultContext, keys: VaultKeys, vaultId: Bytes): Promise<boolean> {
  const { store } = context.ports;
  if ((await store.count('manifest')) + (await store.count('diary')) > 0) return true;
  const anchor = await context.anchor.read(vaultId);
  if (anchor !== null && (await provedEpoch(keys.manifest, vaultId, anchor)) !== null) return true;
  const snapshot = await context.snapshot();
  return snapshot !== null && (await rootIn(snapshot, keys.manifest, vaultId)) !== null;
}

/** What opened, and the header it opened; `isBehind`: that header was the copy's, of a later root key. */
interface Present<Opened> {
  readonly opened: Opened;
  readonly header: Header;
  readonly failures: number;
  readonly isBehind: boolean;
}

/**
 * What the person typed, tried on the present header; null where it does not open. Where the copy has a header of a
 * later root key, the database is from before that key: if it opens that one, it comes back into its place.
 */
async function openPresent<Opened>(
  context: VaultContext,
  open: (header: Header) => Promise<Opened | null>,
): Promise<Present<Opened> | null> {
  const present = await context.header();
  const later = await laterHeader(context, present.header);
  const found = await context.tries.attempt(async () => {
    for (const { header } of later === null ? [present] : [later, present]) {
      const opened = await open(header);
      if (opened !== null) return { opened, header };
    }
    return null;
  });
  if (found === null) return null;
  const isBehind = later !== null && found.value.header === later.header;
  if (isBehind) await context.exclusive(() => context.commit(headerChange(later.bytes, present.bytes)));
  return { ...found.value, failures: found.failures, isBehind };
}

async function assertNone(context: VaultContext): Promise<void> {
  const { status } = await context.find();
  if (status !== 'none') throw new KeystepError('vault-exists', `there is a vault already (${status})`);
}
