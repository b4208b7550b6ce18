import { browser } from '../platform/browser.ts';
import { readSettings } from './settings.ts';
import { announceVault, lockIfDue } from './vault-state.ts';
import { vault } from './vault-service.ts';

/** Seconds without mouse or keyboard, anywhere on the machine, after which a person counts as away. */
const awaySeconds = 300;

/** Asks the browser to tell when the person is away. Its default would be a minute. */
export function watchForAway(): void {
  browser.idle.setDetectionInterval(awaySeconds);
}

/**
 * What the browser tells of the person. `locked` is the screen's lock, which Chromium tells and Firefox does not.
 * Back again, perhaps after the machine slept: a deadline that passed meanwhile shows at once, not with its alarm.
 */
export async function onIdleState(state: 'active' | 'idle' | 'locked'): Promise<void> {
  if (state === 'active') await lockIfDue();
  else if (state === 'locked' || (await readSettings()).lockWhenAway) await lockNow();
}

/** Locks without being asked by a page. The pages are told, and the clipboard is cleared as far as it can be. */
export async function lockNow(): Promise<void> {
  try {
    await vault.lock();
  } finally {
    await announceVault();
  }
}
