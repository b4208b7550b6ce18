import type { Took } from './contender.types.ts';

let kdfMs = 0;

/** Runs a key derivation, and keeps its time apart. */
export async function derivation<Value>(work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    kdfMs += performance.now() - start;
  }
}

/** Times an operation. */
export async function timed(work: () => Promise<unknown>): Promise<Took> {
  kdfMs = 0;
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  return { ms, kdfMs };
}
