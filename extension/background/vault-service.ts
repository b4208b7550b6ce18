import { MirroredStore } from '../../src/vault/copy/mirrored-store.ts';
import { IdbVaultStore } from '../../src/vault/idb-vault-store.ts';
import { Vault } from '../../src/vault/vault.ts';
import { localArea, sessionStore } from '../platform/storage.ts';
import { derive } from './derive-key.ts';
import { readSettings } from './settings.ts';

/** Where the vault's rows live: the database, and the copy in the other engine. */
export const vaultStore = new MirroredStore({
  database: new IdbVaultStore(),
  area: localArea,
  session: sessionStore,
});

/** The one vault of this browser profile. The background is its only writer. */
export const vault = new Vault({
  store: vaultStore,
  copy: vaultStore,
  local: localArea,
  session: sessionStore,
  derive,
  now: () => Date.now(),
  tick: () => performance.now(),
  autoLockMs: async () => (await readSettings()).autoLockMinutes * 60_000,
});
