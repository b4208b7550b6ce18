import { deriveWithArgon2 } from '../../../../src/vault/argon2.ts';
import { IdbVaultStore } from '../../../../src/vault/idb-vault-store.ts';
import { kdfPolicy } from '../../../../src/vault/kdf-policy.ts';
import { newId } from '../../../../src/vault/rows.ts';
import { Vault } from '../../../../src/vault/vault.ts';
import type { VaultStore } from '../../../../src/vault/store.ts';
import { MemoryArea } from '../../../unit/vault/memory-area.ts';
import { MemorySession } from '../../../unit/vault/memory-session.ts';
import { derivation, timed } from '../timing.ts';

const policy = { ...kdfPolicy, raiseBelowMs: 0 };
const local = new MemoryArea();
/** As `storage.session` does, through JSON. */
const session = new MemorySession();

/** The vault of `src/vault` on its database, without the second copy: that is in what is measured in the extension. */
function vaultOn(store: VaultStore, area: MemoryArea): Vault {
  return new Vault(
    {
      store,
      local: area,
      session,
      derive: (passphrase, params) => derivation(() => deriveWithArgon2(passphrase, params)),
      now: () => Date.now(),
      tick: () => performance.now(),
      autoLockMs: () => 3_600_000,
    },
    policy,
  );
}

const vault = vaultOn(new IdbVaultStore(), local);
let passphrase = 'a vault that is measured often';
let first = '';

window.vaultContender = {
  create: async () => {
    const took = await timed(() => vault.create(passphrase));
    await vault.destroy();
    return took;
  },
  async fill(_records, planted) {
    // Opens the database, so that there is one to plant into.
    await vault.state();
    await local.set(planted.local);
  },
  async unlock() {
    await vault.lock();
    return timed(() => vault.unlock(passphrase));
  },
  list: () =>
    timed(async () => {
      first = (await vault.list()).keys[0]?.id ?? '';
    }),
  read: async () => {
    await vault.prove(passphrase);
    return timed(() => vault.reveal(first, 'show'));
  },
  async save() {
    const { revision, record } = await vault.read(first);
    const fields = { ...record, note: `changed ${performance.now()}` };
    return timed(() => vault.save({ opId: newId(), id: first, revision, fields }));
  },
  async changePassphrase() {
    const next = `${passphrase}.`;
    const took = await timed(() => vault.changePassphrase(passphrase, next));
    passphrase = next;
    return took;
  },
};
