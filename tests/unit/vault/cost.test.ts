import { afterEach, describe, expect, it, vi } from 'vitest';
import { mapInTurns } from '../../../src/vault/breath.ts';
import { MemorySession } from './memory-session.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { addKey, makeWorld, passphrase } from './support.ts';
import type { World } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const some = 200;

async function worldOf(keys: number): Promise<World> {
  const world = makeWorld({ mirrored: true, derive: rememberedDerive });
  await world.vault.create(passphrase);
  for (let index = 0; index < keys; index += 1) await addKey(world, `key ${index}`);
  return world;
}

/** How often each is called in the course of some work, the copy's part of it included. */
async function callsOf(world: World, work: () => Promise<unknown>): Promise<Record<string, number>> {
  await world.copy?.settled();
  const spies = {
    put: vi.spyOn(IDBObjectStore.prototype, 'put'),
    readAll: vi.spyOn(IDBObjectStore.prototype, 'getAll'),
    seal: vi.spyOn(crypto.subtle, 'encrypt'),
    open: vi.spyOn(crypto.subtle, 'decrypt'),
    write: vi.spyOn(world.local, 'set'),
    look: vi.spyOn(world.local, 'get'),
    transaction: vi.spyOn(IDBDatabase.prototype, 'transaction'),
  };
  await work();
  await world.copy?.settled();
  const calls = Object.fromEntries(Object.entries(spies).map(([name, spy]) => [name, spy.mock.calls.length]));
  vi.restoreAllMocks();
  return calls;
}

describe(`a vault of ${some} keys`, () => {
  it('does for one more key what an empty one does for its first', async () => {
    const empty = await worldOf(0);
    const first = await callsOf(empty, () => addKey(empty, 'first'));
    const full = await worldOf(some);
    const next = await callsOf(full, () => addKey(full, 'one more'));
    for (const calls of [first, next]) {
      // The row, its line of the diary, the one bucket that lists both, the root, the operation, the count.
      expect(calls['put']).toBe(6);
      expect(calls['readAll']).toBeLessThanOrEqual(5);
      expect([calls['seal'], calls['open']]).toEqual([2, first['open']]);
      expect(calls['write']).toBe(first['write']);
      // What does not wait for another's answer is asked for with it, of the database and of extension storage.
      expect([calls['transaction'], calls['look']]).toEqual([6, 5]);
    }
  });

  it('opens none of them to unlock', async () => {
    const [empty, full] = [await worldOf(0), await worldOf(some)];
    await empty.vault.lock();
    const least = await callsOf(empty, () => empty.vault.unlock(passphrase));
    await full.vault.lock();
    const most = await callsOf(full, () => full.vault.unlock(passphrase));
    expect({ open: most['open'], seal: most['seal'], put: most['put'] }).toEqual({
      open: least['open'],
      seal: least['seal'],
      put: least['put'],
    });
  });
});

/** Memory-only storage that answers nothing while its gate is shut. */
class GatedSession extends MemorySession {
  readonly asked: string[] = [];
  gate: Promise<void> = Promise.resolve();

  override async get(key: string): Promise<unknown> {
    this.asked.push(key);
    await this.gate;
    return super.get(key);
  }

  override async getAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    this.asked.push(keys.join());
    await this.gate;
    return super.getAll(keys);
  }
}

describe('the state of an open vault', () => {
  it('asks memory-only storage for everything before it answers anything: the popup waits for it', async () => {
    const session = new GatedSession();
    const world = makeWorld({ mirrored: true, session, derive: rememberedDerive });
    await world.vault.create(passphrase);
    await world.copy?.settled();
    session.asked.length = 0;
    let open = (): void => undefined;
    session.gate = new Promise((done) => (open = done));
    const state = world.vault.state();
    const all = ['vault.copy-failed', 'vault.findings', 'vault.session,vault.clock', 'vault.write-failed'];
    await vi.waitFor(() => expect(session.asked.toSorted()).toEqual(all));
    open();
    expect((await state).status).toBe('unlocked');
    expect(session.asked).toHaveLength(all.length);
  });
});

describe('long work', () => {
  it('goes on in turns, in order, and lets others come between', async () => {
    let turns = 0;
    const done = new AbortController();
    const others = (async () => {
      while (!done.signal.aborted) {
        turns += 1;
        await new Promise((next) => setImmediate(next));
      }
    })();
    const spin = (item: number): Promise<number> => {
      const until = performance.now() + 1;
      while (performance.now() < until);
      return Promise.resolve(item * 2);
    };
    const items = Array.from({ length: 320 }, (_, index) => index);
    expect(await mapInTurns(items, spin)).toEqual(items.map((item) => item * 2));
    done.abort();
    await others;
    // Twenty lots of 16 ms each: with a breath after each one.
    expect(turns).toBeGreaterThanOrEqual(20);
  });
});
