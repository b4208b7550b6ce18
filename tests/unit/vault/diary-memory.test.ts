import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../../src/vault/bytes.ts';
import { DiaryMemory } from '../../../src/vault/diary-memory.ts';
import { sealNote } from '../../../src/vault/diary.ts';
import { bucketOf } from '../../../src/vault/manifest.ts';
import type { RecordRow } from '../../../src/vault/rows.ts';
import { deriveVaultKeys, importRoot } from '../../../src/vault/vault-keys.ts';
import { openedBy } from './opened-by.ts';
import { addKey, makeUnlocked, passphrase, rawRows } from './support.ts';

/** Keys of a vault that was found open in the first era, and lines sealed with them. */
async function makeVault(count: number) {
  const vaultId = randomBytes(16);
  const keys = await deriveVaultKeys(await importRoot(randomBytes(32)), vaultId);
  const header = { vaultId, keyEpoch: 1 };
  const seal = (at: number, id?: string) => sealNote(keys.diary, header, at, { at, what: 'unlocked' }, id);
  const rows: RecordRow[] = [];
  for (let at = 1; at <= count; at += 1) rows.push(await seal(at));
  return { vault: { keys, header, era: 0 } as never, seal, rows };
}

/** Lines in a store of memory alone. */
async function makeLines(count: number) {
  const { vault, seal, rows } = await makeVault(count);
  const world = { rows: rows as readonly RecordRow[], era: 0 };
  const memory = new DiaryMemory({ all: () => Promise.resolve(world.rows) }, () => world.era);
  const timesFor = async (opened: never) => (await memory.lines(opened)).map(({ at }) => at);
  return { world, seal, memory, vault, timesFor, times: () => timesFor(vault) };
}

describe('the memory of the diary', () => {
  it('opens each line once, and none that is as it was', async () => {
    const { world, seal, times } = await makeLines(3);
    expect(await openedBy(times)).toBe(3);
    expect(await openedBy(() => Promise.all([times(), times()]))).toBe(0);
    world.rows = [...world.rows.slice(1), await seal(4)];
    expect(await openedBy(async () => expect(await times()).toEqual([2, 3, 4]))).toBe(1);
  });

  it('takes no line for what stands there now', async () => {
    const { world, times } = await makeLines(2);
    await times();
    const [first, second] = world.rows;
    if (first === undefined || second === undefined) throw new Error('expected two rows');
    world.rows = [
      { ...first, sealed: second.sealed },
      { ...second, revision: 7 },
    ];
    expect(await times()).toEqual([]);
    world.rows = [first, second];
    expect(await times()).toEqual([1, 2]);
  });

  it('keeps nothing for who found the vault open before it was locked, whenever they read', async () => {
    const { world, memory, times } = await makeLines(3);
    const reading = times();
    world.era += 1;
    memory.forget();
    expect(await reading).toEqual([1, 2, 3]);
    expect(await openedBy(times)).toBe(3);
    expect(await openedBy(times)).toBe(3);
  });

  it('does not hold against the keys of today that those of before open nothing', async () => {
    const { world, timesFor, times } = await makeLines(2);
    const { vault, seal } = await makeVault(0);
    world.rows = await Promise.all(world.rows.map(({ id, revision }) => seal(revision, id)));
    expect(await times()).toEqual([]);
    expect(await timesFor(vault)).toEqual([1, 2]);
    expect(await times()).toEqual([]);
    expect(await timesFor(vault)).toEqual([1, 2]);
  });
});

describe('the diary of an open vault', () => {
  it('is opened once, whoever reads it, and anew after a lock', async () => {
    const { vault } = await makeUnlocked();
    const readAll = () => Promise.all([vault.diary(), vault.findings(), vault.backups.status()]);
    await vault.diary();
    expect(await openedBy(readAll)).toBe(0);
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await openedBy(() => vault.diary())).toBe(2);
  });

  it('has the line of a new key in the bucket of the manifest that has the key', async () => {
    const world = await makeUnlocked();
    const before = (await rawRows('diary')).map(({ id }) => id);
    const { id } = await addKey(world);
    const added = (await rawRows('diary'))
      .map((row) => String(row['id']))
      .filter((each) => !before.includes(each));
    expect(added.map(bucketOf)).toEqual([bucketOf(id)]);
  });
});
