import { concat, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { encodeSlotFront, envelopeVersion } from './header.ts';
import type { Header, SlotFront } from './header.ts';

/** The vault that a slot belongs to. */
export type VaultRef = Pick<Header, 'vaultId' | 'keyEpoch'>;

/** Binds a wrapped root key to its vault, its epoch, its slot and the settings that lead to it. */
export function slotAdditionalData(vault: VaultRef, slot: SlotFront): Bytes {
  return concat(
    utf8('keystep/slot'),
    uint(envelopeVersion, 2),
    vault.vaultId,
    uint(vault.keyEpoch, 4),
    encodeSlotFront(slot),
  );
}
