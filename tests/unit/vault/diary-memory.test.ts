import { afterEach, describe, expect, it, vi } from 'vitest';
import { randomBytes } from '../../../src/vault/bytes.ts';
import { DiaryMemory } from '../../../src/vault/diary-memory.ts';
import { sealNote } from '../../../src/vault/diary.ts';
import { bucketOf } from '../../../src/vault/manifest.ts';
import type { RecordRow } from '../../../src/vault/rows.ts';
import { deriveVaultKeys, importRoot } from '../../../src/vault/vault-keys.ts';
import { addKey, makeUnlocked, passphrase, rawRows } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** How many rows are opened in the course of some work. */
async function openedBy(work: () => Promise<unknown>): Promise<number> {
  const open = vi.spyOn(crypto.subtle, 'decrypt');
  await work();
  const { length } = open.mock.calls;
  vi.restoreAllMocks();
  return length;
}

/** Lines in memory alone, and what a store gives of them when its gate is open. */
async function makeLines(count: number) {
  const vaultId = randomBytes(16);
  const keys = await deriveVaultKeys(await importRoot(randomBytes(32)), vaultId);
  const header = { vaultId, keyEpoch: 1 };
  const seal = (at: number) => sealNote(keys.diary, header, at, { at, what: 'unlocked' });
  const rows: RecordRow[] = [];
  for (let at = 1; at <= count; at += 1) rows.push(await seal(at));
  const world = { rows, seal, gate: Promise.resolve() };
  const memory = new DiaryMemory({
    all: async () => {
      const found = [...world.rows];
      await world.gate;
      return found;
    },
  });
  const times = async () => (await memory.lines({ keys, header } as never)).map(({ at }) => at);
  return { ...world, world, memory, times };
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

  it('keeps nothing of what was on its way when it was forgotten', async () => {
    const { world, memory, times } = await makeLines(3);
    let open = (): void => undefined;
    world.gate = new Promise((done) => (open = done));
    const reading = times();
    memory.forget();
    open();
    expect(await reading).toEqual([1, 2, 3]);
    expect(await openedBy(times)).toBe(3);
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
