/** Runs work while no other work under the same lock runs, in any context of the extension. */
export type WriteLock = <Value>(work: () => Promise<Value>) => Promise<Value>;

const lockName = 'keystep:vault:write';

let last: Promise<unknown> = Promise.resolve();

/** Web Locks where the platform has them, else a queue within this process. */
export const writeLock: WriteLock = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  if ('navigator' in globalThis && 'locks' in navigator) {
    return await navigator.locks.request(lockName, work);
  }
  const run = last.then(work, work);
  last = run.catch(() => undefined);
  return run;
};
