import { IDBFactory } from 'fake-indexeddb';
import type { CareChange } from '../../../src/keys/key-care.ts';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import { MirroredStore } from '../../../src/vault/copy/mirrored-store.ts';
import { IdbVaultStore } from '../../../src/vault/idb-vault-store.ts';
import type { Argon2Cost } from '../../../src/vault/kdf-policy.ts';
import { newId } from '../../../src/vault/rows.ts';
import { tables } from '../../../src/vault/store.ts';
import { Vault } from '../../../src/vault/vault.ts';
import type { FrozenVault2 } from './frozen.ts';
import type { Rows } from './independent-reader.ts';
import { MemoryArea } from './memory-area.ts';
import { MemorySession } from './memory-session.ts';
import { fieldsOf, rawPut, rawRows, sample } from './support.ts';

/** Ligature, Cyrillic letter, accent: other bytes before NFKC than after. */
// The pair of RFC 8410, section 10: published, so nobody's.
const privateKey = 'MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC';
const publicKey = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';
const pem = (kind: 'PRIVATE' | 'PUBLIC', text: string): string =>
  `-----BEGIN ${kind} KEY-----\n${text}\n-----END ${kind} KEY-----\n`;

const passphrase = 'frozen vault, \ufb01rst f\u043ermat 2026 e\u0301';

/**
 * Makes a vault with something of everything in it, by the product itself: keys changed and deleted, the root key
 * replaced, another passphrase, a recovery code, a row set aside, keys that wait, a diary, the copy and the anchor.
 */
export async function makeFrozen(cost: Argon2Cost): Promise<FrozenVault2> {
  globalThis.indexedDB = new IDBFactory();
  const area = new MemoryArea();
  const session = new MemorySession();
  const store = new MirroredStore({ database: new IdbVaultStore(), area, session });
  let time = 1_780_000_000_000;
  const vault = new Vault(
    {
      ...{ store, copy: store, local: area, session },
      derive: deriveWithArgon2,
      now: () => (time += 1_000),
      autoLockMs: () => 600_000,
    },
    { cost, raiseBelowMs: 0, maxMemoryKiB: cost.memoryKiB },
  );
  await vault.create('the passphrase before');
  const add = async (change: Parameters<typeof fieldsOf>[0]): Promise<{ id: string; revision: number }> =>
    vault.save({ opId: newId(), id: null, revision: 0, fields: fieldsOf(change) });
  const changed = await add({ label: 'before' });
  const hostile = '<img src=x onerror=alert(1)> \u202e\u05e9\u05dc\u05d5\u05dd \u{1f600} \u0000"\\';
  await add({ label: hostile, account: '', note: `line\r\nbreak ${'x'.repeat(3_000)}` });
  const made = {
    keyType: 'ed25519',
    secretKey: pem('PRIVATE', privateKey),
    publicKey: pem('PUBLIC', publicKey),
  } as const;
  const checked = await add({ label: 'self-generated', ...made, environment: 'testnet', tool: 'freqtrade' });
  const gone = await add({ label: 'deleted' });
  await vault.save({ opId: newId(), ...changed, fields: fieldsOf({ label: 'changed once' }) });
  await vault.remove({ opId: newId(), ...gone });
  await vault.rotateKey({ passphrase: 'the passphrase before', code: null });
  await vault.changePassphrase('the passphrase before', passphrase);
  const recoveryCode = vault.makeRecoveryCode();
  await vault.saveRecoveryCode(recoveryCode);
  await vault.reveal(changed.id, 'copy');
  const note = async (change: CareChange): Promise<unknown> =>
    vault.noteCare({ opId: newId(), id: checked.id, change });
  const found = { outcome: 'answered', on: ['enableReading'], ipRestricted: true, refusal: null } as const;
  await note({ check: { ...found, at: time, expiresAt: time + 1_000_000_000 } });
  await note({ exported: 'env' });
  await note({ exported: 'freqtrade' });
  await note({ snoozedUntil: time + 86_400_000, retired: true });
  await vault.lock();
  const stray = { ...(await rawRows('records'))[0], id: newId() };
  await rawPut('records', stray);
  await vault.unlock(passphrase);
  await vault.offer({
    ...{ opId: newId(), ...sample, environment: 'demo', capturedFrom: 'demo.binance.com' },
    replaces: changed.id,
    fields: { label: 'kept while unlocked', purpose: 'tax' },
  });
  await vault.lock();
  await vault.offer({ opId: newId(), ...sample, environment: 'live', capturedFrom: null });
  await store.settled();

  const rows: Rows = Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await rawRows(table)] as const)),
  ) as unknown as Rows;
  const storage = Object.fromEntries(
    [...area.values].map(([key, text]) => [key, JSON.parse(text) as unknown]),
  );
  await vault.unlock(passphrase);
  const { keys } = await vault.list();
  const records = await Promise.all(keys.map(({ id }) => vault.read(id)));
  const waiting = (await vault.waiting()).map((entry) => {
    if (!entry.readable) throw new Error('expected a readable entry');
    const { dropId, keptAt, capturedFrom, replaces, fields } = entry;
    return { id: dropId, createdAt: keptAt, content: { capturedFrom, replaces, fields } };
  });
  const diary = (await vault.diary()).slice(-(rows['diary']?.length ?? 0));
  const quarantined = [stray.id];
  return { passphrase, recoveryCode, rows, storage, expected: { records, waiting, diary, quarantined } };
}
