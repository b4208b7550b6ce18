import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proofMs } from '../../../src/vault/session-clock.ts';
import type { SessionValue } from '../../../src/vault/session.ts';
import { autoLockMs, makeOpen, minute, start, vaultId } from './session-world.ts';

describe('a session', () => {
  it('is over at the deadline to the millisecond, and not before', async () => {
    const world = await makeOpen();
    world.time = start + autoLockMs - 1;
    expect(await world.isOpen()).toBe(true);
    world.time = start + autoLockMs;
    expect(await world.isOpen()).toBe(false);
    world.time = start;
    expect(await world.isOpen()).toBe(false);
    expect(world.rows.size).toBe(0);
    expect(world.memory.values.size).toBe(0);
  });

  it('is over after the machine slept past the deadline, though no alarm came', async () => {
    const world = await makeOpen();
    world.time += 9 * 60 * minute;
    world.restart();
    expect(await world.isOpen()).toBe(false);
  });

  it('goes on after a sleep that was shorter', async () => {
    const world = await makeOpen();
    world.time += autoLockMs / 2;
    world.restart();
    expect(await world.isOpen()).toBe(true);
  });

  it('bears a clock that is put right by up to a minute, and ends where it goes further back', async () => {
    const world = await makeOpen();
    world.time = start - minute;
    expect(await world.isOpen()).toBe(true);
    world.time = start - minute - 1;
    expect(await world.isOpen()).toBe(false);
  });

  it('ends where small steps back add up to more than a minute, whatever is done between', async () => {
    const world = await makeOpen();
    world.time = start - 40_000;
    expect(await world.isOpen()).toBe(true);
    await world.session.extend();
    world.time -= 40_000;
    expect(await world.isOpen()).toBe(false);
  });

  it('ends at once where the clock jumps forwards past the deadline', async () => {
    const world = await makeOpen();
    world.time += 365 * 24 * 60 * minute;
    expect(await world.isOpen()).toBe(false);
  });

  it('that is over is not brought back by an action that comes late', async () => {
    const world = await makeOpen();
    await Promise.all([world.session.end(), world.session.extend(), world.session.proveNow()]);
    expect(await world.isOpen()).toBe(false);
    await world.session.extend();
    await world.session.proveNow();
    expect(world.memory.values.size).toBe(0);
  });

  it('without a clock, or with one that is none, ends', async () => {
    const clocks = fc.oneof(
      fc.jsonValue(),
      fc.record({ lockAt: fc.double(), seenAt: fc.double(), provedAt: fc.double() }),
    );
    await fc.assert(
      fc.asyncProperty(clocks, async (clock) => {
        const world = await makeOpen();
        await world.memory.set('vault.clock', clock as unknown as SessionValue);
        expect(await world.session.proved()).toBe(false);
        expect(await world.isOpen()).toBe(false);
        expect(world.memory.values.size).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('is never open later than the last action and the time that was set, however clocks go', async () => {
    const step = fc.record({
      kind: fc.constantFrom('act' as const, 'look' as const, 'restart' as const),
      ms: fc.integer({ min: -3 * minute, max: 12 * minute }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = await makeOpen();
        let lastAction = start;
        let latest = start;
        let open = true;
        for (const { kind, ms } of steps) {
          world.time += ms;
          if (kind === 'restart') world.restart();
          const isOpen = await world.isOpen();
          // Once over, always over; open, only within the time and with a clock that did not go back.
          if (isOpen) {
            expect(open).toBe(true);
            expect(world.time).toBeLessThan(lastAction + autoLockMs);
            expect(world.time).toBeGreaterThanOrEqual(latest - minute - 5_000);
          }
          open = isOpen;
          latest = Math.max(latest, world.time);
          if (isOpen && kind === 'act') {
            await world.session.extend();
            lastAction = world.time;
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the proof that the person is there', () => {
  it('lasts five minutes from the passphrase, whatever is done meanwhile', async () => {
    const world = await makeOpen();
    expect(await world.provedUntil()).toBe(start + proofMs);
    world.time = start + proofMs - 1;
    await world.session.extend();
    expect(await world.session.proved()).toBe(true);
    world.time = start + proofMs;
    expect(await world.isOpen()).toBe(true);
    expect(await world.session.proved()).toBe(false);
    expect(await world.provedUntil()).toBeNull();
  });

  it('is renewed by the passphrase alone, and outlives the background', async () => {
    const world = await makeOpen();
    world.time = start + proofMs;
    world.restart();
    expect(await world.session.proved()).toBe(false);
    await world.session.proveNow();
    world.restart();
    expect(await world.provedUntil()).toBe(world.time + proofMs);
    expect((await world.session.resume(vaultId))?.lockAt).toBe(world.time + autoLockMs);
  });

  it('ends with the session', async () => {
    const world = await makeOpen();
    await world.session.end();
    expect(await world.session.proved()).toBe(false);
    await world.session.proveNow();
    expect(await world.session.proved()).toBe(false);
  });

  it('does not come back with a clock that is set back', async () => {
    const world = await makeOpen();
    world.time = start + proofMs;
    expect(await world.isOpen()).toBe(true);
    world.time = start + 2 * minute;
    expect(await world.session.proved()).toBe(false);
    expect(await world.isOpen()).toBe(false);
  });

  it('is not lost to an action at the same moment', async () => {
    const world = await makeOpen();
    world.time = start + proofMs;
    await Promise.all([
      world.session.extend(),
      world.session.proveNow(),
      world.session.extend(),
      world.isOpen(),
    ]);
    expect(await world.provedUntil()).toBe(world.time + proofMs);
  });
});
