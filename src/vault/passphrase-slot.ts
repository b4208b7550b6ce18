import { open, seal } from './aead.ts';
import { randomBytes, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { Header, PassphraseSlot } from './header.ts';
import type { Argon2Params, Derive } from './kdf-params.ts';
import { slotAdditionalData } from './slot-data.ts';
import type { VaultRef } from './slot-data.ts';
import { passphraseKey } from './vault-keys.ts';

/** Fewest characters of a new passphrase (NIST SP 800-63B-4: 15 where it stands alone; read 2026-11-22). */
export const minPassphraseLength = 15;

/** Counts characters as people do who type them: code points of the NFKC form. */
export function passphraseLength(passphrase: string): number {
  return Array.from(passphrase.normalize('NFKC')).length;
}

/** NFKC, so that the same passphrase typed on another keyboard gives the same bytes. */
function passphraseBytes(passphrase: string): Bytes {
  return utf8(passphrase.normalize('NFKC'));
}

/** A new slot that opens `rootKey` with the passphrase. */
export async function makePassphraseSlot(
  derive: Derive,
  vault: VaultRef,
  passphrase: string,
  rootKey: Bytes,
  cost: Omit<Argon2Params, 'salt'>,
): Promise<PassphraseSlot> {
  const kdf: Argon2Params = { ...cost, salt: randomBytes(32) };
  const front = { type: 'passphrase', slotId: randomBytes(16), kdf } as const;
  const key = await passphraseKey(await derive(passphraseBytes(passphrase), kdf), vault.vaultId);
  const wrapped = await seal(key, rootKey, slotAdditionalData(vault, front));
  return { ...front, wrapped };
}

/** A slot that a passphrase opened. */
export interface OpenedSlot {
  /** 32 bytes. */
  readonly rootKey: Bytes;
  readonly slot: PassphraseSlot;
  /** How long the derivation took. */
  readonly tookMs: number;
}

/** The vault root key and the slot that gave it; null when no passphrase slot opens with this passphrase. */
export async function openPassphraseSlots(
  derive: Derive,
  header: Header,
  passphrase: string,
): Promise<OpenedSlot | null> {
  for (const slot of header.slots) {
    if (slot.type !== 'passphrase') continue;
    const started = performance.now();
    const stretched = await derive(passphraseBytes(passphrase), slot.kdf);
    const tookMs = performance.now() - started;
    const key = await passphraseKey(stretched, header.vaultId);
    const rootKey = await open(key, slot.wrapped, slotAdditionalData(header, slot));
    if (rootKey !== null) return { rootKey, slot, tookMs };
  }
  return null;
}
