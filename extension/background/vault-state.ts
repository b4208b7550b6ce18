import type { VaultState } from '../../src/messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { broadcast } from '../platform/messaging.ts';
import { sealCapture } from './capture.ts';
import { clearClipboardNow } from './clipboard.ts';
import { forgetDrafts } from './drafts.ts';
import { forgetPlan, markCaptured } from './guide-run.ts';
import { forgetHeld, readHeld, release } from './held.ts';
import { forgetListingWith } from './listing.ts';
import { dueNow, noteDueDays } from './due-days.ts';
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

/** Deletes the vault and everything that was typed or kept for it. The clipboard is cleared as far as it can be. */
export async function forgetEverything(): Promise<void> {
  await vault.destroy();
  await Promise.all([forgetDrafts(), forgetHeld(), forgetPlan()]);
  await clearClipboardNow().catch(() => undefined);
}

/**
 * For the alarm. Actions move the deadline and not the alarm: one that comes too early is set again, in silence,
 * since pages that hear of a change read again.
 */
export async function lockIfDue(): Promise<void> {
  const state = await vaultState();
  if (state.lockAt === null) await announceVault();
  else await setLockAlarm(state);
}

async function setLockAlarm({ lockAt }: VaultState): Promise<void> {
  if (lockAt === null) await browser.alarms.clear(lockAlarm);
  else await browser.alarms.create(lockAlarm, { when: lockAt });
}

/**
 * Shows a change of the vault everywhere: toolbar, alarm, open pages. However it came to be locked, what was copied
 * from it leaves the clipboard with it, as far as the browser lets it.
 */
export async function announceVault(): Promise<void> {
  await sealLeftOver().catch(() => undefined);
  const state = await vaultState();
  await setLockAlarm(state);
  await Promise.all([
    broadcast({ broadcast: 'vault.changed' }),
    ...(state.status === 'locked' ? [clearClipboardNow().catch(() => undefined)] : []),
    forgetListingWith(state.status).catch(() => undefined),
    noteDueDays(state.status).catch(() => undefined),
  ]);
  // With what was just noted of the keys.
  await showOnToolbar(state, await dueNow());
}
