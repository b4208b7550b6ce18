import * as v from 'valibot';
import type { Settings } from '../../src/messages/protocol.ts';
import { requestSchemas } from '../../src/messages/requests.ts';
import { localStore } from '../platform/storage.ts';

const storageKey = 'settings';

/** What a new installation begins with. */
export const defaultSettings: Settings = {
  autoLockMinutes: 10,
  lockWhenAway: true,
  theme: 'system',
  guideAutoStart: true,
  clipboardClearSeconds: 30,
  offline: false,
};

/** The stored settings; what is missing, of the wrong type or out of range is the default: anybody can write to the disk. */
export async function readSettings(): Promise<Settings> {
  const stored = await localStore.get(storageKey);
  if (typeof stored !== 'object' || stored === null) return defaultSettings;
  const known = Object.entries(stored).filter(([name, value]) =>
    v.is(requestSchemas['settings.write'], { [name]: value as unknown }),
  );
  return { ...defaultSettings, ...Object.fromEntries(known) };
}

/** Changes what is given and returns all of it. The message's parser has checked the ranges. */
export async function writeSettings(changes: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...changes };
  await localStore.set(storageKey, settings);
  return settings;
}
