import { KeystepError } from '../errors.ts';
import { open, seal } from './aead.ts';
import { randomBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { Header, RecoverySlot } from './header.ts';
import { parseRecoveryCode } from '../keys/recovery-code.ts';
import { slotAdditionalData } from './slot-data.ts';
import type { VaultRef } from './slot-data.ts';
import { recoveryKey } from './vault-keys.ts';

/**
 * A new slot that opens `rootKey` with the code. A code is as strong as a key, so nothing stretches it.
 * Throws `recovery-code-malformed`, `recovery-code-mistyped`.
 */
export async function makeRecoverySlot(vault: VaultRef, code: string, rootKey: Bytes): Promise<RecoverySlot> {
  const front = { type: 'recovery', slotId: randomBytes(16), salt: randomBytes(32) } as const;
  const key = await recoveryKey(bytesOf(code), front.salt, vault.vaultId);
  return { ...front, wrapped: await seal(key, rootKey, slotAdditionalData(vault, front)) };
}

/**
 * The vault root key, 32 bytes; null when no recovery slot opens with this code.
 * Throws `recovery-code-malformed`, `recovery-code-mistyped`.
 */
export async function openRecoverySlots(header: Header, code: string): Promise<Bytes | null> {
  const bytes = bytesOf(code);
  for (const slot of header.slots) {
    if (slot.type !== 'recovery') continue;
    const key = await recoveryKey(bytes, slot.salt, header.vaultId);
    const rootKey = await open(key, slot.wrapped, slotAdditionalData(header, slot));
    if (rootKey !== null) return rootKey;
  }
  return null;
}

function bytesOf(code: string): Bytes {
  const result = parseRecoveryCode(code);
  if (result.status === 'ok') return result.bytes;
  throw new KeystepError(`recovery-code-${result.status}`, `the recovery code is ${result.status}`);
}
