import type { VaultState } from '../../src/messages/protocol.ts';
import { browser } from '../platform/browser.ts';
import { texts } from '../platform/i18n.ts';

type Look = 'idle' | 'locked' | 'waiting' | 'attention';

/** Shows on the toolbar button how the vault is: locked, keys waiting, something to look at. */
export async function showOnToolbar(state: VaultState): Promise<void> {
  const look = lookOf(state);
  const open = state.waiting + state.held;
  await Promise.all([
    browser.action.setIcon({ path: { 16: `/icons/${look}-16.png`, 32: `/icons/${look}-32.png` } }),
    browser.action.setBadgeText({ text: open > 0 ? String(open) : '' }),
    browser.action.setBadgeBackgroundColor({ color: '#5346db' }),
    browser.action.setTitle({ title: texts(`toolbar_${look}`) }),
  ]);
}

function lookOf({ status, waiting, held, writeFailed }: VaultState): Look {
  if (writeFailed || status === 'damaged' || status === 'newer' || status === 'unavailable')
    return 'attention';
  if (waiting + held > 0) return 'waiting';
  return status === 'locked' ? 'locked' : 'idle';
}
