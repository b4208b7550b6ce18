import { Decrypter, Encrypter } from 'age-encryption';
import type { KeyFields } from '../../../../src/keys/key-record.ts';
import { timed } from '../timing.ts';
import { changed, listed, place } from './blob.ts';

// One file for all. Its scrypt cannot be timed from outside: it is made as cheap as it may be, and left out that way.
const cheapest = 1;
let passphrase = 'a vault that is measured often';
let records: readonly KeyFields[] = [];

async function store(): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(cheapest);
  encrypter.setPassphrase(passphrase);
  await place.put(await encrypter.encrypt(JSON.stringify(records)));
}

window.vaultContender = {
  create: () => timed(store),
  async fill(given) {
    records = given;
    await store();
  },
  async unlock() {
    records = [];
    return timed(async () => {
      const bytes = await place.get();
      if (!(bytes instanceof Uint8Array)) throw new Error('Nothing is stored.');
      const decrypter = new Decrypter();
      decrypter.addPassphrase(passphrase);
      records = JSON.parse(await decrypter.decrypt(bytes, 'text')) as KeyFields[];
    });
  },
  list: () => timed(() => Promise.resolve(listed(records))),
  read: () => timed(() => Promise.resolve(records[0]?.secretKey)),
  save: () =>
    timed(async () => {
      records = changed(records);
      await store();
    }),
  changePassphrase: () =>
    timed(async () => {
      passphrase += '.';
      await store();
    }),
};
