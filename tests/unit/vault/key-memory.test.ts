import { afterEach, describe, expect, it, vi } from 'vitest';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import { KeyMemory } from '../../../src/vault/key-memory.ts';
import { newId } from '../../../src/vault/rows.ts';
import { VaultContext } from '../../../src/vault/vault-context.ts';
import { openedBy } from './opened-by.ts';
import { addKey, codeOf, fieldsOf, makeUnlocked, passphrase, sample } from './support.ts';
import type { World } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const labels = async ({ vault }: World) => (await vault.list()).keys.map(({ label }) => label).sort();

async function worldOf(...names: readonly string[]): Promise<World> {
  const world = await makeUnlocked();
  for (const name of names) await addKey(world, name);
  return world;
}

describe('the list of an open vault', () => {
  it('opens each row once, and after a change the rows that it touched', async () => {
    const world = await worldOf('a', 'b', 'c');
    expect(await openedBy(() => world.vault.list())).toBe(3);
    expect(await openedBy(() => Promise.all([world.vault.list(), world.vault.list()]))).toBe(0);
    await addKey(world, 'd');
    expect(await openedBy(async () => expect(await labels(world)).toEqual(['a', 'b', 'c', 'd']))).toBe(1);
  });

  it('follows a change, a deletion and its undo', async () => {
    const world = await worldOf('a', 'b');
    const { keys } = await world.vault.list();
    const [key] = keys.filter(({ label }) => label === 'a');
    if (key === undefined) throw new Error('expected a key');
    const { id, revision } = key;
    const fields = fieldsOf({ label: 'renamed' });
    const saved = await world.vault.save({ opId: newId(), id, revision, fields });
    expect(await labels(world)).toEqual(['b', 'renamed']);
    await world.vault.remove({ opId: newId(), ...saved });
    expect(await labels(world)).toEqual(['b']);
    await world.vault.restore({ opId: newId(), id });
    expect(await labels(world)).toEqual(['b', 'renamed']);
  });

  it('has what another background wrote', async () => {
    const world = await worldOf('a');
    await world.vault.list();
    const other = world.restarted();
    await addKey(other, 'from elsewhere');
    expect(await labels(world)).toEqual(['a', 'from elsewhere']);
    expect(await labels(other)).toEqual(['a', 'from elsewhere']);
  });

  it('is there for whoever asks while it is read, with what was saved meanwhile', async () => {
    const world = await worldOf(...Array.from({ length: 40 }, (_, index) => `key ${index}`));
    const first = world.vault.list();
    await addKey(world, 'meanwhile');
    expect(await labels(world)).toContain('meanwhile');
    expect((await first).keys.length).toBeGreaterThanOrEqual(40);
  });

  it('is forgotten when the vault locks, also while it is read', async () => {
    const world = await worldOf('a', 'b');
    const reading = world.vault.list().catch(() => null);
    await world.vault.lock();
    await reading;
    expect(await codeOf(world.vault.list())).toBe('vault-locked');
    await world.vault.unlock(passphrase);
    expect(await openedBy(() => world.vault.list())).toBe(2);
  });

  it('is forgotten when the vault locks, also where it was asked for twice', async () => {
    const world = await worldOf('a', 'b');
    const { session, local, store } = world;
    const ports = { session, local, store, derive: deriveWithArgon2, now: () => world.time };
    const vault = await new VaultContext({ ...ports, autoLockMs: () => world.autoLockMs }).open();
    const memory = new KeyMemory(store);
    const lists = [memory.list(vault), memory.list(vault)];
    memory.forget();
    await Promise.all(lists);
    expect(await openedBy(() => memory.list(vault))).toBe(2);
  });

  it('is not kept for who found the vault open before it was locked', async () => {
    const world = await worldOf('a', 'b');
    const { session, local, store } = world;
    const ports = { session, local, store, derive: deriveWithArgon2, now: () => world.time };
    const context = new VaultContext({ ...ports, autoLockMs: () => world.autoLockMs });
    const vault = await context.open();
    context.memory.forget();
    expect(await openedBy(() => context.memory.list(vault))).toBe(2);
    expect(await openedBy(() => context.memory.list(vault))).toBe(2);
    const again = await context.open();
    expect(await openedBy(() => context.memory.list(again))).toBe(2);
    expect(await openedBy(() => context.memory.list(again))).toBe(0);
  });

  it('is forgotten when the time is over', async () => {
    const world = await worldOf('a');
    await world.vault.list();
    world.time += world.autoLockMs;
    expect(await codeOf(world.vault.list())).toBe('vault-locked');
    await world.vault.unlock(passphrase);
    expect(await openedBy(() => world.vault.list())).toBe(1);
  });

  it('holds no secret and no whole API key', async () => {
    const world = await worldOf('a');
    const text = JSON.stringify(await world.vault.list());
    expect(text).not.toContain(sample.secretKey);
    expect(text).not.toContain(sample.apiKey);
  });
});
