import { keysInSlice } from '../../src/messages/list-keys.ts';
import { listed, type KeyListing } from '../../src/messages/listed-keys.ts';
import type { KeyList } from '../../src/vault/opened-keys.ts';
import { newId } from '../../src/vault/rows.ts';
import { vault } from './vault-service.ts';

/** Which list a slice is of. Weakly held: nothing of a list outlives the lock for its sake. */
const stamps = new WeakMap<KeyList, string>();

/** A slice of the list, which the vault has in memory while it is open. */
export async function readKeyList({ from = 0 }: { readonly from?: number }): Promise<KeyListing> {
  const list = await vault.list();
  const stamp = stamps.get(list) ?? newId();
  stamps.set(list, stamp);
  const keys = list.keys.slice(from, from + keysInSlice).map(listed);
  return { keys, total: list.keys.length, damaged: list.damaged.length, stamp };
}
