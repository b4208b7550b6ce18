import { openDB } from 'idb';
import type { KeyFields } from '../../../../src/keys/key-record.ts';

/** One value in a database: where a sealed blob stands. */
export const place = {
  async put(value: string | Uint8Array): Promise<void> {
    const transaction = (await database).transaction('blob', 'readwrite', { durability: 'strict' });
    await transaction.store.put(value, 'vault');
    await transaction.done;
  },
  async get(): Promise<unknown> {
    return (await database).get('blob', 'vault') as Promise<unknown>;
  },
};

const database = openDB('blob', 1, { upgrade: (made) => void made.createObjectStore('blob') });

/** What a list shows. */
export function listed(records: readonly KeyFields[]): readonly string[] {
  return records.map(({ label, apiKey }) => `${label} ${apiKey}`);
}

/** The records with the note of the first one changed. */
export function changed(records: readonly KeyFields[]): KeyFields[] {
  const [first, ...others] = records;
  return first === undefined ? [] : [{ ...first, note: `changed ${performance.now()}` }, ...others];
}
