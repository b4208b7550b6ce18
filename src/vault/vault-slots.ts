import { KeystepError } from '../errors.ts';
import { sameBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { DiaryNote } from './diary.ts';
import { encodeHeader, maxHeaderLength, parseHeader } from './header.ts';
import type { Header, Slot } from './header.ts';
import { leastCost, raisedCost } from './kdf-policy.ts';
import type { KdfPolicy } from './kdf-policy.ts';
import {
  makePassphraseSlot,
  minPassphraseLength,
  openPassphraseSlots,
  passphraseLength,
} from './passphrase-slot.ts';
import type { OpenedSlot } from './passphrase-slot.ts';
import { makeRecoverySlot } from './recovery-slot.ts';
import { parseBytesRow } from './rows.ts';
import { commitSealed, forgetFormer } from './sealed-commit.ts';
import type { Note } from './sealed-commit.ts';
import { headerChange, headerId } from './vault-context.ts';
import type { OpenVault, StoredHeader, VaultContext } from './vault-context.ts';

/** Throws `passphrase-short` for a new passphrase below the floor. */
export function assertLongEnough(passphrase: string): void {
  if (passphraseLength(passphrase) >= minPassphraseLength) return;
  throw new KeystepError('passphrase-short', `expected at least ${minPassphraseLength} characters`);
}

/**
 * The slot that a passphrase opens, after the delay that wrong ones have earned.
 * Throws `too-many-tries`, `wrong-passphrase`.
 */
export async function openByPassphrase(
  context: VaultContext,
  header: Header,
  passphrase: string,
): Promise<OpenedSlot> {
  const { derive } = context.ports;
  const opened = await context.tries.attempt(() => openPassphraseSlots(derive, header, passphrase));
  if (opened === null) throw new KeystepError('wrong-passphrase', 'no slot opens with this passphrase');
  return opened.value;
}

/** A costlier slot in place of one that falls behind the policy; null where it may stay. */
export async function raisedSlot(
  context: VaultContext,
  header: Header,
  policy: KdfPolicy,
  { slot, rootKey, tookMs }: OpenedSlot,
  passphrase: string,
): Promise<((slots: readonly Slot[]) => readonly Slot[]) | null> {
  const cost = raisedCost(slot.kdf, policy, tookMs);
  if (cost === null) return null;
  try {
    const raised = await makePassphraseSlot(context.ports.derive, header, passphrase, rootKey, cost);
    return (slots) => slots.map((each) => (sameBytes(each.slotId, slot.slotId) ? raised : each));
  } catch {
    // Memory that this machine does not have: the slot stays as it was.
    return null;
  }
}

/** One passphrase slot, and whatever else there was. */
export function withPassphraseSlot(slot: Slot): (slots: readonly Slot[]) => readonly Slot[] {
  return (slots) => [slot, ...slots.filter(({ type }) => type !== 'passphrase')];
}

/** Puts a new passphrase in place of the present one. Throws `wrong-passphrase`, `passphrase-short`, `too-many-tries`. */
export async function changePassphrase(
  context: VaultContext,
  policy: KdfPolicy,
  current: string,
  next: string,
): Promise<void> {
  assertLongEnough(next);
  await context.exclusive(async () => {
    const vault = await context.act();
    const { rootKey, slot } = await openByPassphrase(context, vault.header, current);
    try {
      const { derive } = context.ports;
      const made = await makePassphraseSlot(derive, vault.header, next, rootKey, leastCost(slot.kdf, policy));
      await commitSlots(context, vault, withPassphraseSlot(made), { what: 'passphrase-changed' });
      await context.session.proveNow();
    } finally {
      rootKey.fill(0);
    }
  });
  await forgetFormer(context);
}

/** Puts a recovery code in place of the former one. Throws `proof-needed`, or as the parser of the code. */
export async function saveRecoveryCode(context: VaultContext, code: string): Promise<void> {
  await context.exclusive(async () => {
    const vault = await context.act();
    await context.assertProved();
    const rootKey = await context.session.rootKey(vault.header.vaultId);
    if (rootKey === null) throw new KeystepError('vault-locked', 'the session has ended');
    try {
      const slot = await makeRecoverySlot(vault.header, code, rootKey);
      const replace = (slots: readonly Slot[]): readonly Slot[] => [
        ...slots.filter(({ type }) => type !== 'recovery'),
        slot,
      ];
      await commitSlots(context, vault, replace, { what: 'recovery-code-made' });
    } finally {
      rootKey.fill(0);
    }
  });
  await forgetFormer(context);
}

/** Notes that the person has just shown that they know the passphrase. Throws `wrong-passphrase`, `too-many-tries`. */
export async function prove(context: VaultContext, passphrase: string): Promise<void> {
  await context.exclusive(async () => {
    const { header } = await context.act();
    const { rootKey } = await openByPassphrase(context, header, passphrase);
    rootKey.fill(0);
    await context.session.proveNow();
  });
}

/** The header of the copy, where it belongs to the same vault and was made under a later root key. */
export async function laterHeader(context: VaultContext, header: Header): Promise<StoredHeader | null> {
  const bytes = await copiedHeader(context);
  const result = bytes === null ? null : await parseHeader(bytes);
  if (bytes === null || result?.status !== 'ok' || result.header.keyEpoch <= header.keyEpoch) return null;
  return sameBytes(result.header.vaultId, header.vaultId) ? { header: result.header, bytes } : null;
}

/** The bytes of the copy's header; null where there is no copy. */
export async function copiedHeader(context: VaultContext): Promise<Bytes | null> {
  const snapshot = await context.snapshot();
  return snapshot === null ? null : parseBytesRow(await snapshot.get('header', headerId), maxHeaderLength);
}

/** The line of the diary about wrong tries, if there were any. */
export function notesOfTries({ failures }: { readonly failures: number }, at: number): readonly DiaryNote[] {
  return failures === 0 ? [] : [{ at, what: 'unlock-failed', count: failures }];
}

async function commitSlots(
  context: VaultContext,
  vault: OpenVault,
  change: (slots: readonly Slot[]) => readonly Slot[],
  note: Note,
): Promise<void> {
  const bytes = await encodeHeader({ ...vault.header, slots: change(vault.header.slots) });
  await commitSealed(context, vault, headerChange(bytes, vault.bytes), [note]);
}
