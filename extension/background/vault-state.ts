import type { VaultState } from '../../src/messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { broadcast } from '../platform/messaging.ts';
import { sealCapture } from './capture.ts';
import { clearClipboardNow } from './clipboard.ts';
import { forgetDrafts } from './drafts.ts';
import { markCaptured } from './guide-run.ts';
import { readHeld, release } from './held.ts';
import { showOnToolbar } from './toolbar.ts';
import { vault } from './vault-service.ts';

/** Wakes the background when the vault is due to lock. The deadline itself is checked at every call. */
export const lockAlarm = 'vault.lock';

/** The vault's state, with what is held in memory before there is a vault. */
export async function vaultState(): Promise<VaultState> {
  const [state, held] = await Promise.all([vault.state(), readHeld()]);
  return { ...state, held: held.length };
}

/** Seals what was held until there was a vault. Each is let go only after its commit; what fails stays held. */
export async function sealHeld(): Promise<void> {
  for (const key of await readHeld()) {
    await sealCapture(key);
    await release(key.opId);
    await markCaptured('kept');
  }
}

/** A key that was pressed for while the vault was being made, or whose sealing failed, gets another chance. */
async function sealLeftOver(): Promise<void> {
  const { status, held } = await vaultState();
  if (held > 0 && (status === 'locked' || status === 'unlocked')) await sealHeld();
}

/** Deletes the vault and all that was typed for it. */
export async function forgetEverything(): Promise<void> {
  await vault.destroy();
  await forgetDrafts();
  await clearClipboardNow();
}

/** Shows a change of the vault everywhere: toolbar, alarm, open pages. */
export async function announceVault(): Promise<void> {
  await sealLeftOver().catch(() => undefined);
  const state = await vaultState();
  if (state.lockAt === null) await browser.alarms.clear(lockAlarm);
  else await browser.alarms.create(lockAlarm, { when: state.lockAt });
  await Promise.all([showOnToolbar(state), broadcast({ broadcast: 'vault.changed' })]);
}
