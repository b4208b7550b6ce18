import { KeystepError } from '../../src/errors.ts';
import { browser } from '../platform/browser.ts';
import { backgroundClipboard, mayReadClipboard } from '../platform/clipboard.ts';
import { sessionStore } from '../platform/storage.ts';
import { inTurn } from './in-turn.ts';
import { readSettings } from './settings.ts';

/** Wakes the background when a copy is due, should it sleep by then. */
export const clipboardAlarm = 'clipboard.clear';

const storageKey = 'clipboard.copy';

// Timer, alarm and button may come together: one clears, the others find nothing left to do.
const next = inTurn();
/** When the browser refused to clear, it is tried again after this long. */
const retryMs = 60_000;

/** What was copied, as a salted digest: enough to recognise it, not to read it. */
interface Copy {
  readonly clearAt: number;
  readonly salt: string;
  readonly digest: string;
}

/** Promises to clear the clipboard after the time that the settings name; a later copy replaces the promise. */
export async function clearClipboardLater(text: string): Promise<{ clearAt: number }> {
  const { clipboardClearSeconds } = await readSettings();
  const clearAt = Date.now() + clipboardClearSeconds * 1000;
  const salt = crypto.randomUUID();
  await sessionStore.set(storageKey, { clearAt, salt, digest: await digest(salt, text) } satisfies Copy);
  await browser.alarms.create(clipboardAlarm, { when: clearAt });
  // Alarms may come late, by up to half a minute in Chromium; while the background is awake this is exact.
  setTimeout(() => void clearClipboardIfDue().catch(() => undefined), clearAt - Date.now());
  return { clearAt };
}

/** Clears when the promised moment has come. */
export async function clearClipboardIfDue(): Promise<void> {
  const copy = await readCopy();
  if (copy && copy.clearAt <= Date.now()) await clearClipboardNow();
}

/**
 * Clears what was copied. With the permission to read, only if it is still there; without it, whatever is there.
 * @throws KeystepError `clipboard-failed` when the browser refuses.
 */
export function clearClipboardNow(): Promise<void> {
  return next(clear);
}

async function clear(): Promise<void> {
  const copy = await readCopy();
  if (!copy) return;
  try {
    const replaced =
      (await mayReadClipboard()) &&
      (await digest(copy.salt, await backgroundClipboard.read())) !== copy.digest;
    if (!replaced) await backgroundClipboard.empty();
  } catch (cause) {
    await browser.alarms.create(clipboardAlarm, { when: Date.now() + retryMs });
    throw new KeystepError('clipboard-failed', 'the clipboard could not be cleared', { cause });
  }
  await sessionStore.remove(storageKey);
  await browser.alarms.clear(clipboardAlarm);
}

async function readCopy(): Promise<Copy | undefined> {
  return (await sessionStore.get(storageKey)) as Copy | undefined;
}

async function digest(salt: string, text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}|${text}`));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
