import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argon2Limits, argon2Problem } from '../../../src/vault/kdf-params.ts';
import { kdfPolicy, raisedCost } from '../../../src/vault/kdf-policy.ts';
import type { Argon2Cost } from '../../../src/vault/kdf-policy.ts';

const mebibytes = (count: number): number => count * 1024;
const constants = kdfPolicy.cost;
const costs: fc.Arbitrary<Argon2Cost> = fc.record({
  memoryKiB: fc.integer(argon2Limits.memoryKiB),
  iterations: fc.integer(argon2Limits.iterations),
  parallelism: fc.integer(argon2Limits.parallelism),
});

describe('the cost of a passphrase slot', () => {
  it('stays where it is what the constants say and the machine takes its time', () => {
    expect(raisedCost(constants, kdfPolicy, 250)).toBeNull();
    expect(raisedCost(constants, kdfPolicy, 4000)).toBeNull();
  });

  it('rises to the constants, and keeps what is above them', () => {
    const slot = { memoryKiB: mebibytes(19), iterations: 5, parallelism: 1 };
    expect(raisedCost(slot, kdfPolicy, 10)).toEqual({ ...constants, iterations: 5 });
  });

  it('doubles its memory on a fast machine, up to 256 MiB', () => {
    const at = (memoryKiB: number) => raisedCost({ ...constants, memoryKiB }, kdfPolicy, 249)?.memoryKiB;
    expect(at(mebibytes(64))).toBe(mebibytes(128));
    expect(at(mebibytes(128))).toBe(mebibytes(256));
    expect(at(mebibytes(200))).toBe(mebibytes(256));
    expect(at(mebibytes(256))).toBeUndefined();
    expect(at(mebibytes(512))).toBeUndefined();
  });

  it('is not measured where the policy says so', () => {
    expect(raisedCost(constants, { ...kdfPolicy, raiseBelowMs: 0 }, 0)).toBeNull();
    expect(raisedCost(constants, kdfPolicy, Number.NaN)).toBeNull();
  });

  it('never falls, never leaves the limits, and comes to rest', () => {
    fc.assert(
      fc.property(costs, costs, fc.integer({ min: 0, max: 1000 }), (slot, cost, tookMs) => {
        const policy = { ...kdfPolicy, cost };
        let now = slot;
        for (let round = 0; round < 10; round += 1) {
          const next = raisedCost(now, policy, tookMs);
          if (next === null) break;
          for (const name of ['memoryKiB', 'iterations', 'parallelism'] as const) {
            expect(next[name]).toBeGreaterThanOrEqual(now[name]);
          }
          expect(argon2Problem({ ...next, salt: new Uint8Array(32) })).toBeNull();
          now = next;
        }
        expect(raisedCost(now, policy, tookMs)).toBeNull();
      }),
    );
  });
});
