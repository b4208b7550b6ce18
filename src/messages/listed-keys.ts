import { freshCare, isFresh, type KeyCare } from '../keys/key-care.ts';
import type { KeySummary } from '../keys/key-record.ts';

/** A key on its way to a list: without its care as long as nothing has happened to it, which is most of a long list. */
export type ListedKey = Omit<KeySummary, 'care'> & { readonly care: KeyCare | null };

/** A slice of the list of keys, newest first. */
export interface KeyListing {
  readonly keys: readonly ListedKey[];
  /** How many there are in all. */
  readonly total: number;
  /** Rows that do not open: they are left as they are and shown as such. */
  readonly damaged: number;
  /** The same for slices of the same list. */
  readonly stamp: string;
}

/** What of the list is in sight at first, in its order and with the numbers of all of it. */
export interface TopOfList {
  readonly near: { readonly keys: readonly ListedKey[]; readonly total: number };
  readonly others: { readonly keys: readonly ListedKey[]; readonly total: number };
  /** Ids of those that another key takes over from. */
  readonly replaced: readonly string[];
  /** As in `KeyListing`. */
  readonly damaged: number;
}

/** A key as it goes to a list. */
export function listed(key: KeySummary): ListedKey {
  return isFresh(key.care) ? { ...key, care: null } : key;
}

/** A key as it came to a list. */
export function withCare(key: ListedKey): KeySummary {
  return { ...key, care: key.care ?? freshCare };
}
