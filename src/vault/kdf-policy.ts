import { defaultArgon2Cost } from './kdf-params.ts';
import type { Argon2Params } from './kdf-params.ts';

/** Settings of Argon2id without the salt. */
export type Argon2Cost = Omit<Argon2Params, 'salt'>;

/** What a passphrase slot should cost at least, and when it should cost more. */
export interface KdfPolicy {
  readonly cost: Argon2Cost;
  /** A machine that derives in less time than this takes twice the memory; 0: never. */
  readonly raiseBelowMs: number;
  /** Memory is doubled up to this. */
  readonly maxMemoryKiB: number;
}

/** A quarter of a second is what a person does not mind; 256 MiB is what a small machine can spare. */
export const kdfPolicy: KdfPolicy = {
  cost: defaultArgon2Cost,
  raiseBelowMs: 250,
  maxMemoryKiB: 256 * 1024,
};

/**
 * What a slot should cost from now on, after deriving with its settings took `tookMs`; null when it stays as it is.
 * No setting ever falls. The time speaks for the slot's own settings, so memory is doubled only where those are
 * what the policy asks for already: a slot below it reaches that first.
 */
export function raisedCost(slot: Argon2Cost, policy: KdfPolicy, tookMs: number): Argon2Cost | null {
  const least = leastCost(slot, policy);
  if (!sameCost(least, slot)) return least;
  const memoryKiB = Math.min(2 * slot.memoryKiB, policy.maxMemoryKiB);
  return tookMs < policy.raiseBelowMs && memoryKiB > slot.memoryKiB ? { ...least, memoryKiB } : null;
}

/** What a slot that follows another should cost: nothing less than either asks for. */
export function leastCost(slot: Argon2Cost, { cost }: KdfPolicy): Argon2Cost {
  return {
    memoryKiB: Math.max(slot.memoryKiB, cost.memoryKiB),
    iterations: Math.max(slot.iterations, cost.iterations),
    parallelism: Math.max(slot.parallelism, cost.parallelism),
  };
}

function sameCost(a: Argon2Cost, b: Argon2Cost): boolean {
  return a.memoryKiB === b.memoryKiB && a.iterations === b.iterations && a.parallelism === b.parallelism;
}
