import { mask, type KeyFields } from './key-record.ts';

/**
 * One key as a page can show it: its name, and the first five and last four characters of its API key. All that a
 * page may hear of a key that is to be found there (P5).
 */
export interface KeyTarget {
  readonly label: string;
  readonly first: string;
  readonly last: string;
}

/** How to find a stored key on the page. A value too short to be masked gives no ends: such a key is never found. */
export function targetOf({ label, apiKey }: Pick<KeyFields, 'label' | 'apiKey'>): KeyTarget {
  return { label: label.trim(), ...mask(apiKey) };
}
