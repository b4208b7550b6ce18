import { IdbVaultStore } from '../../../../src/vault/idb-vault-store.ts';
import type { Change } from '../../../../src/vault/store.ts';

/**
 * What happens at one call of IndexedDB. `quota`: the call is refused; `abort`: the transaction is; `closed`: the
 * browser has closed the connection; `killed`: the browser dies, and nothing open is written. `lost`: the next
 * change is written, and its answer is an error.
 */
export type IdbFault = 'quota' | 'abort' | 'closed' | 'killed' | 'lost';

export const idbFaults: readonly IdbFault[] = ['quota', 'abort', 'closed', 'killed', 'lost'];

interface Plan {
  countdown: number;
  readonly fault: IdbFault;
  readonly die: () => void;
}

let plan: Plan | null = null;
let struck = 0;

/** Faults that came about so far. */
export function struckByIdb(): number {
  return struck;
}

/** Lets the call after so many others fail; null: none. */
export function planIdbFault(next: Plan | null): void {
  plan = next;
}

const watched = [
  ['transaction', () => IDBDatabase.prototype],
  ['get', () => IDBObjectStore.prototype],
  ['getAll', () => IDBObjectStore.prototype],
  ['getAllKeys', () => IDBObjectStore.prototype],
  ['put', () => IDBObjectStore.prototype],
  ['delete', () => IDBObjectStore.prototype],
  ['clear', () => IDBObjectStore.prototype],
  ['commit', () => IDBTransaction.prototype],
] as const;

/** Puts itself between the product and IndexedDB; gives the way back. */
export function watchIdb(): () => void {
  const undo = watched.map(([name, of]) => {
    const prototype = of() as unknown as Record<string, (...given: unknown[]) => unknown>;
    const real = prototype[name]!;
    prototype[name] = function (this: unknown, ...given) {
      strike(this);
      return real.apply(this, given);
    };
    return () => {
      prototype[name] = real;
    };
  });
  return () => undo.forEach((each) => each());
}

function strike(target: unknown): void {
  if (plan === null || plan.fault === 'lost') return;
  plan.countdown -= 1;
  if (plan.countdown !== 0) return;
  const { fault, die } = plan;
  plan = null;
  struck += 1;
  const transaction = target instanceof IDBObjectStore ? target.transaction : target;
  if (fault === 'quota') throw new DOMException('injected', 'QuotaExceededError');
  if (fault === 'closed' && target instanceof IDBDatabase) {
    target.close();
    throw new DOMException('injected', 'InvalidStateError');
  }
  if (fault === 'killed') die();
  if (transaction instanceof IDBTransaction) transaction.abort();
  throw new DOMException('injected', 'AbortError');
}

/** The real store, which can lose the answer to a change. */
export class FaultyIdbStore extends IdbVaultStore {
  override async commit(change: Change): Promise<number> {
    const isLost = plan?.fault === 'lost';
    if (isLost) plan = null;
    const count = await super.commit(change);
    if (isLost) struck += 1;
    if (isLost) throw new Error('injected: lost');
    return count;
  }
}
