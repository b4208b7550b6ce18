import { afterEach, describe, expect, it, vi } from 'vitest';
import { randomBytes } from '../../../src/vault/bytes.ts';
import { makeOpen, vaultId } from './session-world.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function makeGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => (open = done));
  return { opened, open };
}

describe('a session', () => {
  it('stays open while another takes its place, as at a new vault key', async () => {
    const world = await makeOpen();
    const prepared = await world.session.prepare(randomBytes(32), vaultId);
    world.rows.clear();
    world.rows.set(prepared.row.id, prepared.row);
    const begun = new AbortController();
    const beginning = world.session.begin(prepared).then(() => begun.abort());
    const asked: Promise<boolean>[] = [];
    while (!begun.signal.aborted) {
      asked.push(world.isOpen());
      await Promise.resolve();
    }
    await beginning;
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(await Promise.all(asked))).toEqual(new Set([true]));
    expect((await world.session.resume(vaultId))?.keys).toBe(prepared.keys);
  });

  it('that was ended while another was to take its place stays so', async () => {
    const world = await makeOpen();
    const prepared = await world.session.prepare(randomBytes(32), vaultId);
    const gate = makeGate();
    const replacing = world.session.replace(prepared, async () => {
      await gate.opened;
      world.rows.set(prepared.row.id, prepared.row);
    });
    await world.session.end();
    gate.open();
    await replacing;
    expect(await world.isOpen()).toBe(false);
  });

  it('opens at once, also where its row could not be written', async () => {
    const world = await makeOpen();
    await world.session.end();
    const prepared = await world.session.prepare(randomBytes(32), vaultId);
    const setAll = world.memory.setAll.bind(world.memory);
    const asked = new Promise<boolean>((done) => {
      vi.spyOn(world.memory, 'setAll').mockImplementationOnce(async (values) => {
        await setAll(values);
        // Storage has it, and has not answered yet.
        done(await world.isOpen());
      });
    });
    await world.session.begin(prepared);
    expect(await asked).toBe(true);
  });

  it('is over where the one in its place could not begin', async () => {
    const world = await makeOpen();
    const prepared = await world.session.prepare(randomBytes(32), vaultId);
    world.rows.clear();
    vi.spyOn(world.memory, 'setAll').mockRejectedValueOnce(new Error('injected'));
    await expect(world.session.begin(prepared)).rejects.toThrow('injected');
    expect(await world.isOpen()).toBe(false);
  });

  it('keeps no keys of one that was ended while it began', async () => {
    const world = await makeOpen();
    const prepared = await world.session.prepare(randomBytes(32), vaultId);
    const setAll = world.memory.setAll.bind(world.memory);
    const gate = makeGate();
    vi.spyOn(world.memory, 'setAll').mockImplementationOnce(async (values) => {
      await gate.opened;
      await setAll(values);
    });
    const beginning = world.session.begin(prepared);
    const ending = world.session.end();
    await vi.waitFor(() => expect(world.memory.values.has('vault.session')).toBe(false));
    gate.open();
    await Promise.all([beginning, ending]);
    // With a clock again, and no row: only keys in memory could open it.
    await world.memory.set('vault.clock', { lockAt: world.time + 1, seenAt: world.time, provedAt: 0 });
    expect(await world.isOpen()).toBe(false);
  });

  it('gives no keys that were on their way when it was ended, and leaves the next one alone', async () => {
    const world = await makeOpen();
    world.restart();
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
    const gate = makeGate();
    const decrypting = vi.spyOn(crypto.subtle, 'decrypt').mockImplementationOnce(async (...args) => {
      await gate.opened;
      return decrypt(...args);
    });
    const opening = world.session.resume(vaultId);
    await vi.waitFor(() => expect(decrypting).toHaveBeenCalledOnce());
    await world.session.end();
    await world.begin();
    gate.open();
    expect(await opening).toBeNull();
    expect(await world.isOpen()).toBe(true);
  });
});
