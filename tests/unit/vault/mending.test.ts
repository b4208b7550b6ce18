import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { MirroredStore } from '../../../src/vault/copy/mirrored-store.ts';
import { IdbVaultStore } from '../../../src/vault/idb-vault-store.ts';
import { newId } from '../../../src/vault/rows.ts';
import { tables } from '../../../src/vault/store.ts';
import { MemoryArea } from './memory-area.ts';
import { MemorySession } from './memory-session.ts';
import { addKey, makeUnlocked, makeWorld, passphrase, rawPut, rawRows, sample } from './support.ts';

/** Another start of the background on the same disk, on both engines. */
function start(local: MemoryArea, fresh = false) {
  const session = new MemorySession();
  const world = makeWorld({ fresh, local, session });
  const store = new MirroredStore({ database: new IdbVaultStore(), area: local, session });
  return { store, world: makeWorld({ fresh: false, store, copy: store, local, session, time: world.time }) };
}

async function keepOne({ vault }: ReturnType<typeof makeWorld>): Promise<string> {
  return (await vault.offer({ opId: newId(), ...sample, environment: 'live', capturedFrom: null })).dropId;
}

describe('what is put right at an unlock', () => {
  it('is right afterwards: buckets that are no bytes', async () => {
    const world = await makeUnlocked();
    await addKey(world);
    await world.vault.lock();
    await rawPut('manifest', ...Array.from('0123456789abcdef', (id) => ({ id, bytes: 'none' })));
    await world.vault.unlock(passphrase);
    expect(await world.vault.findings()).toMatchObject([{ kind: 'manifest-damaged' }]);
    await world.vault.acknowledge();
    for (let count = 0; count < 20; count += 1) await addKey(world);
    await world.vault.lock();
    await world.vault.unlock(passphrase);
    expect(await world.vault.findings()).toEqual([]);
    expect((await world.vault.list()).keys).toHaveLength(21);
  });

  it('has what was kept on the copy, though the database took more in since', async () => {
    const local = new MemoryArea();
    const first = start(local, true);
    await first.world.vault.create(passphrase);
    await first.world.vault.lock();
    const before = await Promise.all(tables.map(async (table) => [table, await rawRows(table)] as const));
    const kept = [await keepOne(first.world)];
    await first.store.settled();
    // The database as it was before that key: it was out of reach when the key went to the copy.
    globalThis.indexedDB = new IDBFactory();
    await new IdbVaultStore().count('header');
    for (const [table, rows] of before) await rawPut(table, ...rows);
    const second = start(local);
    await second.store.reconcile();
    kept.push(await keepOne(second.world), await keepOne(second.world));
    await second.world.vault.unlock(passphrase);
    expect((await second.world.vault.waiting()).map(({ dropId }) => dropId).sort()).toEqual(kept.sort());
  });
});
