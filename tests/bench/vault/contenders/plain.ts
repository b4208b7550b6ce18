import { openDB } from 'idb';
import type { KeyFields } from '../../../../src/keys/key-record.ts';
import { timed } from '../timing.ts';
import { changed, listed } from './blob.ts';

// A row for each record, readable for whoever has the disk: what no sealed store can be faster than.
const open = () =>
  openDB('plain', 1, { upgrade: (made) => void made.createObjectStore('records', { autoIncrement: true }) });
let database = open();

async function put(record: KeyFields, at: number): Promise<void> {
  const transaction = (await database).transaction('records', 'readwrite', { durability: 'strict' });
  await transaction.store.put(record, at);
  await transaction.done;
}

window.vaultContender = {
  create: () => timed(async () => (await database).count('records')),
  async fill(given) {
    const transaction = (await database).transaction('records', 'readwrite');
    for (const record of given) void transaction.store.add(record);
    await transaction.done;
  },
  unlock: () =>
    timed(async () => {
      (await database).close();
      database = open();
      await database;
    }),
  list: () => timed(async () => listed((await (await database).getAll('records')) as KeyFields[])),
  read: () => timed(async () => (await (await database).get('records', 1)) as unknown),
  async save() {
    const record = (await (await database).get('records', 1)) as KeyFields;
    const [anew] = changed([record]);
    return timed(() => put(anew ?? record, 1));
  },
  changePassphrase: () => Promise.resolve({ ms: 0, kdfMs: 0 }),
};
