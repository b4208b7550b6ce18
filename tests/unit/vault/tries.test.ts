import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayAfter, Tries } from '../../../src/vault/tries.ts';
import { MemoryArea } from './memory-area.ts';
import { codeOf } from './support.ts';

const start = 1_780_000_000_000;
const hour = 3_600_000;
const longest = 300_000;

/** A machine: its disk, the time of day, and the clock that nobody can set. */
function makeMachine() {
  const machine = {
    area: new MemoryArea(),
    now: start,
    tick: 1000.25,
    pass: (ms: number) => {
      machine.now += ms;
      machine.tick += ms;
    },
    boot: () => {
      // Clocks that cannot be set begin anew with each process.
      machine.tick = 5.5;
      return new Tries({ area: machine.area, now: () => machine.now, tick: () => machine.tick });
    },
  };
  return machine;
}

const wrong = (): Promise<null> => Promise.resolve(null);
const right = (): Promise<string> => Promise.resolve('opened');

async function failTimes(tries: Tries, count: number): Promise<void> {
  for (let time = 0; time < count; time += 1) await tries.failed();
}

describe('wrong tries', () => {
  it('wait for nothing, then 5 s, doubling, five minutes at most', () => {
    expect([0, 1, 2, 3, 4, 5, 8, 9, 10, 1_000_000].map(delayAfter)).toEqual([
      0, 0, 0, 5_000, 10_000, 20_000, 160_000, 300_000, 300_000, 300_000,
    ]);
  });

  it('are refused until the delay is over, without being looked at', async () => {
    const machine = makeMachine();
    const tries = machine.boot();
    for (let time = 0; time < 3; time += 1) expect(await tries.attempt(wrong)).toBeNull();
    let asked = false;
    const attempt = tries.attempt(() => {
      asked = true;
      return right();
    });
    expect(await codeOf(attempt)).toBe('too-many-tries');
    expect(asked).toBe(false);
    expect(await tries.retryAt()).toBe(start + 5_000);
    machine.pass(4_999);
    expect(await codeOf(tries.check())).toBe('too-many-tries');
    machine.pass(1);
    expect(await tries.retryAt()).toBeNull();
    expect(await tries.attempt(right)).toEqual({ value: 'opened', failures: 3 });
  });

  it('are forgotten after a right one', async () => {
    const machine = makeMachine();
    const tries = machine.boot();
    await failTimes(tries, 2);
    expect(await tries.attempt(right)).toEqual({ value: 'opened', failures: 2 });
    expect(await tries.attempt(right)).toEqual({ value: 'opened', failures: 0 });
    expect(machine.area.values.size).toBe(0);
    await failTimes(tries, 2);
    expect(await machine.boot().retryAt()).toBeNull();
  });

  it('do not count where something else went wrong', async () => {
    const tries = makeMachine().boot();
    for (let time = 0; time < 10; time += 1) {
      await expect(tries.attempt(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    }
    expect(await tries.retryAt()).toBeNull();
  });

  it('asked for all at once go one after the other', async () => {
    const tries = makeMachine().boot();
    let looked = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        tries.attempt(() => {
          looked += 1;
          return wrong();
        }),
      ),
    );
    expect(looked).toBe(3);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(47);
  });

  it('are remembered over a restart', async () => {
    const machine = makeMachine();
    await failTimes(machine.boot(), 5);
    machine.pass(15_000);
    const tries = machine.boot();
    expect(await tries.retryAt()).toBe(machine.now + 5_000);
    machine.pass(5_000);
    expect(await tries.retryAt()).toBeNull();
    await tries.failed();
    expect(await tries.retryAt()).toBe(machine.now + 40_000);
  });

  it('count in this process when the disk takes no writes', async () => {
    const machine = makeMachine();
    const tries = machine.boot();
    machine.area.broken = true;
    await failTimes(tries, 4);
    expect(await tries.retryAt()).toBe(start + 10_000);
    expect(await tries.reset()).toBe(4);
  });
});

describe('a clock that jumps', () => {
  it('back, and is the only one there is, begins the delay anew and no more', async () => {
    let now = start;
    const tries = new Tries({ area: new MemoryArea(), now: () => now, tick: () => now });
    expect(await tries.retryAt()).toBeNull();
    now -= hour;
    expect(await tries.retryAt()).toBeNull();
    await failTimes(tries, 3);
    now -= hour;
    expect(await tries.retryAt()).toBe(now + 5_000);
    now += 5_000;
    expect(await tries.retryAt()).toBeNull();
  });

  it('forwards frees nobody while the process lives', async () => {
    const machine = makeMachine();
    const tries = machine.boot();
    await failTimes(tries, 6);
    machine.now += 1000 * hour;
    expect(await tries.retryAt()).toBe(machine.now + 40_000);
  });

  it('backwards locks out no longer, while the process lives', async () => {
    const machine = makeMachine();
    const tries = machine.boot();
    await failTimes(tries, 6);
    machine.now -= 1000 * hour;
    machine.pass(40_000);
    expect(await tries.retryAt()).toBeNull();
  });

  it('backwards before a restart starts the delay once anew, however often it restarts', async () => {
    const machine = makeMachine();
    await failTimes(machine.boot(), 6);
    machine.now -= 1000 * hour;
    expect(await machine.boot().retryAt()).toBe(machine.now + 40_000);
    machine.pass(20_000);
    expect(await machine.boot().retryAt()).toBe(machine.now + 20_000);
    machine.pass(20_000);
    expect(await machine.boot().retryAt()).toBeNull();
  });

  it('never keeps anybody out for longer than five minutes, whatever happened before', async () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('fail' as const) }),
        fc.record({ kind: fc.constant('boot' as const) }),
        fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: hour }) }),
        fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -hour * 9, max: hour * 9 }) }),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const machine = makeMachine();
        let tries = machine.boot();
        let failures = 0;
        for (const step of all) {
          if (step.kind === 'boot') tries = machine.boot();
          else if (step.kind === 'pass') machine.pass(step.ms);
          else if (step.kind === 'jump') machine.now += step.ms;
          else {
            await tries.failed();
            failures += 1;
            // Right after a wrong try the delay is whole, in whatever way the clock went before.
            const delay = delayAfter(failures);
            expect(await tries.retryAt()).toBe(delay === 0 ? null : machine.now + delay);
          }
          const retryAt = await tries.retryAt();
          expect((retryAt ?? machine.now) - machine.now).toBeLessThanOrEqual(delayAfter(failures));
        }
        machine.pass(longest);
        expect(await tries.retryAt()).toBeNull();
        expect(await tries.reset()).toBe(failures);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is stored about tries', () => {
  it('is read without trust', async () => {
    const count = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null));
    const anything = fc.oneof(fc.jsonValue(), fc.record({ failures: count, lastAt: count }));
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        const machine = makeMachine();
        await machine.area.set({ 'vault.tries': value });
        const tries = machine.boot();
        const retryAt = await tries.retryAt();
        expect((retryAt ?? machine.now) - machine.now).toBeLessThanOrEqual(longest);
        await tries.failed();
        expect(await tries.reset()).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
