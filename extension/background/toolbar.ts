import type { VaultState } from '../../src/messages/protocol.ts';
import type { DueNow } from './due-days.ts';
import { inTurn } from './in-turn.ts';
import { browser } from '../platform/browser.ts';
import { texts } from '../platform/i18n.ts';

type Look = 'idle' | 'locked' | 'waiting' | 'attention';

/** What the button was told last: after each save it would be the same, and an icon is read and painted anew each time. */
let shown = '';
// One state behind the other: an icon that takes long to load must not come after the next one.
const next = inTurn();

/** Shows on the toolbar button how the vault is: locked, keys waiting, keys due, something to look at. */
export function showOnToolbar(state: VaultState, due: DueNow): Promise<void> {
  const look = lookOf(state);
  const open = state.waiting + state.held;
  const showsDue = open === 0 && due !== 'none' && look !== 'attention';
  const text = open > 0 ? String(open) : dueBadge(due);
  const color = open > 0 ? '#5346db' : '#8f4a00';
  const title = texts(showsDue ? 'toolbar_due' : `toolbar_${look}`);
  const told = [look, text, color, title].join();
  return next(async () => {
    if (told === shown) return;
    shown = '';
    await Promise.all([
      browser.action.setIcon({ path: { 16: `/icons/${look}-16.png`, 32: `/icons/${look}-32.png` } }),
      browser.action.setBadgeText({ text }),
      browser.action.setBadgeBackgroundColor({ color }),
      browser.action.setTitle({ title }),
    ]);
    shown = told;
  });
}

function dueBadge(due: DueNow): string {
  if (due === 'none') return '';
  return due === 'some' ? '!' : String(due);
}

function lookOf({ status, waiting, held, writeFailed }: VaultState): Look {
  if (writeFailed || status === 'damaged' || status === 'newer' || status === 'unavailable')
    return 'attention';
  if (waiting + held > 0) return 'waiting';
  return status === 'locked' ? 'locked' : 'idle';
}
