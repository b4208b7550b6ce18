import { dayNumber } from '../../src/keys/due.ts';
import { browser } from '../platform/browser.ts';
import { texts } from '../platform/i18n.ts';
import { localStore } from '../platform/storage.ts';
import { dueNow, toldKey } from './due-days.ts';
import { showOnToolbar } from './toolbar.ts';
import { vaultState } from './vault-state.ts';

/** Wakes the background a few times a day. It decides nothing: what is due is counted from the day's number. */
export const dueAlarm = 'care.due';
const everyMinutes = 360;

const notificationId = 'keystep.due';

/** Sets the alarm where the browser has lost it, and catches up with what passed meanwhile. */
export async function watchDueDays(): Promise<void> {
  if (!(await browser.alarms.get(dueAlarm))) {
    await browser.alarms.create(dueAlarm, { periodInMinutes: everyMinutes });
  }
  await showDue();
}

/** Shows on the toolbar what is due, and tells it outside of the window where that is allowed. Names no key. */
export async function showDue(): Promise<void> {
  const due = await dueNow();
  await showOnToolbar(await vaultState(), due);
  const today = dayNumber(Date.now());
  if (due === 'none' || (await localStore.get(toldKey)) === today) return;
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  await localStore.set(toldKey, today);
  await browser.notifications.create(notificationId, {
    type: 'basic',
    iconUrl: '/icons/attention-128.png',
    title: texts('notify_due'),
    message: texts('notify_due_text'),
  });
}
