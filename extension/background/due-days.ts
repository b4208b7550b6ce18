import { dayNumber, dueDays, type DueDay } from '../../src/keys/due.ts';
import type { VaultState } from '../../src/messages/protocol.ts';
import { localStore, sessionStore } from '../platform/storage.ts';
import { vault } from './vault-service.ts';

/** In memory: how many keys become due on which day, so that a locked vault can still be counted. No ids, no labels. */
const daysKey = 'care.due-days';
/** On disk, for after a restart: the first of these days and nothing else. docs/vault-format.md says so. */
const nextKey = 'care.next-due-day';

/** On disk: the day on which a notification was shown last, so that there is one a day at most. */
export const toldKey = 'care.told-day';

/** How many keys are due; `some` after a restart, until the vault was opened once. */
export type DueNow = number | 'some' | 'none';

/** Takes down when keys are due, while the vault is open; forgets it with the vault. */
export async function noteDueDays(status: VaultState['status']): Promise<void> {
  if (status === 'none') {
    await Promise.all([sessionStore.remove(daysKey), localStore.remove(nextKey), localStore.remove(toldKey)]);
  }
  if (status !== 'unlocked') return;
  const days = dueDays((await vault.list()).keys);
  await sessionStore.set(daysKey, days);
  const next = days[0]?.[0];
  if (next === undefined) await localStore.remove(nextKey);
  else if (next !== (await localStore.get(nextKey))) await localStore.set(nextKey, next);
}

/** What is due today, by the number of the day: whenever and however often this is asked, the answer is right. */
export async function dueNow(): Promise<DueNow> {
  const today = dayNumber(Date.now());
  const days = await sessionStore.get(daysKey);
  if (Array.isArray(days)) {
    const passed = days.filter(isDueDay).filter(([day]) => day <= today);
    const count = passed.reduce((sum, [, keys]) => sum + keys, 0);
    return count === 0 ? 'none' : count;
  }
  const next = await localStore.get(nextKey);
  return typeof next === 'number' && next <= today ? 'some' : 'none';
}

function isDueDay(value: unknown): value is DueDay {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
