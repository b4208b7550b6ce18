import type { KeyValueArea } from '../../src/vault/key-value-area.ts';
import { browser } from './browser.ts';

/** A tiny key-value store of JSON values. */
export interface KeyValueStore {
  get(key: string): Promise<unknown>;
  /** Several at once; those that are not there are left out. */
  getAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  set(key: string, value: unknown): Promise<void>;
  /** Several at once, in one write. */
  setAll(values: Readonly<Record<string, unknown>>): Promise<void>;
  remove(key: string): Promise<void>;
}

function area(name: 'session' | 'local'): KeyValueStore {
  const storage = browser.storage[name];
  return {
    get: async (key) => (await storage.get(key))[key],
    getAll: (keys) => storage.get([...keys]),
    set: (key, value) => storage.set({ [key]: value }),
    setAll: (values) => storage.set({ ...values }),
    remove: (key) => storage.remove(key),
  };
}

/** Keeps content scripts out of both areas, where the browser can (P5): they ask by message. */
export async function keepContentScriptsOut(): Promise<void> {
  for (const name of ['session', 'local'] as const) {
    const storage = browser.storage[name] as { setAccessLevel?: (level: object) => Promise<void> };
    await storage.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}

/**
 * The vault's other engine, several keys at a time: LevelDB in Chromium, where one `set` is one batch; in Firefox a
 * database of the browser's own. Ciphertext alone goes in.
 */
export const localArea: KeyValueArea = {
  get: (keys) => browser.storage.local.get([...keys]),
  set: (values) => browser.storage.local.set({ ...values }),
  remove: (keys) => browser.storage.local.remove([...keys]),
};

/** In memory only; survives the worker's sleep, not the browser's end. */
export const sessionStore = area('session');

/** On disk, readable by anybody with the profile: settings, nothing that a person typed. */
export const localStore = area('local');
