import { describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { databaseName } from '../../../src/vault/idb-vault-store.ts';
import { readSnapshot } from '../../../src/vault/snapshots.ts';
import type { Change } from '../../../src/vault/store.ts';
import { asOfToday, readFrozen } from './frozen.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { codeOf, dump, makeWorld, rawHeader, rawPut, rawRows } from './support.ts';
import type { World } from './support.ts';

const next = 'another horse, another battery';

async function placed(mirrored: boolean): Promise<World> {
  const { rows } = readFrozen('1');
  const world = makeWorld({ mirrored, derive: rememberedDerive });
  await world.vault.state();
  for (const [table, list] of Object.entries(rows)) await rawPut(table, ...list);
  return world;
}

/** Fails the write after `skip` others: before it begins, half way, or with its answer lost. */
function failWrite({ store }: World, skip: number, fault: 'before' | 'within' | 'after'): void {
  const commit = store.commit.bind(store);
  let left = skip;
  store.commit = async (change: Change) => {
    left -= 1;
    if (left !== -1) return commit(change);
    if (fault === 'within') {
      const refused = { table: 'operations', row: { id: 'refused', content: () => undefined } } as const;
      return commit({ ...change, put: [...(change.put ?? []), refused] });
    }
    if (fault === 'after') await commit(change);
    throw new KeystepError('write-failed', 'injected');
  };
}

async function expectWhole({ vault }: World): Promise<void> {
  const { expected } = readFrozen('1');
  for (const key of expected.records) expect(await vault.read(key.id)).toEqual(asOfToday(key));
  expect((await vault.list()).keys).toHaveLength(expected.records.length);
  expect(await vault.waiting()).toMatchObject(
    expected.waiting.map(({ content }) => ({ readable: true, ...content })),
  );
  expect(await vault.findings()).toEqual([]);
}

describe('a vault of format 1', () => {
  it.each([true, false])(
    'becomes one of format 2 once, with what it was kept aside (mirrored: %s)',
    async (mirrored) => {
      const { passphrase, rows } = readFrozen('1');
      const world = await placed(mirrored);
      await world.vault.unlock(passphrase);
      await expectWhole(world);
      const snapshot = await readSnapshot(world.local);
      expect(snapshot?.version).toBe(1);
      expect(await snapshot?.all('records')).toEqual(rows['records']);
      expect((await rawHeader())[9]).toBe(2);
      const diary = (await world.vault.diary()).filter(({ what }) => what === 'migrated');
      await world.vault.lock();
      await world.vault.unlock(passphrase);
      await expectWhole(world);
      expect(diary).toHaveLength(1);
      expect((await world.vault.diary()).filter(({ what }) => what === 'migrated')).toHaveLength(1);
      // What the former passphrase still opened goes when there is another.
      await world.vault.changePassphrase(passphrase, next);
      expect(await readSnapshot(world.local)).toBeNull();
    },
  );

  const faults = [0, 1].flatMap((skip) =>
    (['before', 'within', 'after'] as const).map((fault) => [skip, fault] as const),
  );

  it.each(faults)('loses nothing where write %i fails %s its commit', async (skip, fault) => {
    const { passphrase } = readFrozen('1');
    const world = await placed(true);
    const before = await rawRows('records');
    failWrite(world, skip, fault);
    if (skip === 0) expect(await codeOf(world.vault.unlock(passphrase))).toBe('write-failed');
    else await world.vault.unlock(passphrase);
    expect(await rawRows('records')).toEqual(before);
    const again = world.restarted();
    await again.vault.lock();
    await again.vault.unlock(passphrase);
    await expectWhole(again);
    expect((await again.vault.diary()).filter(({ what }) => what === 'migrated')).toHaveLength(1);
  });

  it('stays one where it cannot be kept aside', async () => {
    const { passphrase } = readFrozen('1');
    const world = await placed(false);
    const before = await dump();
    world.local.broken = true;
    expect(await codeOf(world.vault.unlock(passphrase))).toBe('write-failed');
    expect(await dump()).toBe(before);
    world.local.broken = false;
    await world.vault.unlock(passphrase);
    await expectWhole(world);
  });

  it('is left alone by a wrong passphrase', async () => {
    const world = await placed(true);
    const before = await dump();
    expect(await codeOf(world.vault.unlock('none of the passphrases'))).toBe('wrong-passphrase');
    expect(await dump()).toBe(before);
  });
});

describe('a database of a newer version', () => {
  it('is refused without a change', async () => {
    const world = makeWorld({ mirrored: true });
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(databaseName, 3);
      request.onupgradeneeded = () =>
        request.result.createObjectStore('vaults', { keyPath: 'id' }).put({ id: 'one' });
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const before = [...world.local.values];
    const { vault } = world;
    expect((await vault.state()).status).toBe('newer');
    for (const work of [vault.unlock(next), vault.create(next), vault.list(), vault.acknowledge()]) {
      expect(await codeOf(work)).toBe('vault-newer');
    }
    await vault.lock();
    await world.copy?.settled();
    expect([...world.local.values]).toEqual(before);
    expect((await indexedDB.databases())[0]?.version).toBe(3);
  });
});
