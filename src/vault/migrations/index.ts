import type { Change } from '../store.ts';
import type { StoredHeader, VaultContext } from '../vault-context.ts';
import type { VaultKeys } from '../vault-keys.ts';
import { from1To2 } from './from-1-to-2.ts';

/** One step from a format to the next, as one change: it happens whole or not at all. */
export interface Migration {
  readonly from: number;
  readonly change: (context: VaultContext, stored: StoredHeader, keys: VaultKeys) => Promise<Change>;
}

/** In the order of their versions. A step stays as it was released. */
export const migrations: readonly Migration[] = [from1To2];
