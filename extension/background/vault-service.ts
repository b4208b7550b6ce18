import { IdbVaultStore } from '../../src/vault/idb-vault-store.ts';
import { Vault } from '../../src/vault/vault.ts';
import { sessionStore } from '../platform/storage.ts';
import { derive } from './derive-key.ts';
import { readSettings } from './settings.ts';

/** The one vault of this browser profile. The background is its only writer. */
export const vault = new Vault({
  store: new IdbVaultStore(),
  session: sessionStore,
  derive,
  now: () => Date.now(),
  autoLockMs: async () => (await readSettings()).autoLockMinutes * 60_000,
});
