import './buffer.ts';
import {
  type EncryptionKey,
  type EncryptionResult,
  decryptWithKey,
  encryptWithKey,
  generateSalt,
  keyFromPassword,
} from '@metamask/browser-passworder';
import type { KeyFields } from '../../../../src/keys/key-record.ts';
import { derivation, timed } from '../timing.ts';
import { changed, listed, place } from './blob.ts';

// As a wallet uses it: one blob for all, the key kept while it is open, so that a save does not derive again.
let passphrase = 'a vault that is measured often';
let salt = generateSalt();
let key: EncryptionKey | null = null;
let records: readonly KeyFields[] = [];

/** The library's own strength, as its constants have it (900,000 rounds of PBKDF2, read 2026-11-28). */
const strength = { algorithm: 'PBKDF2' as const, params: { iterations: 900_000 } };

const derive = () => derivation(() => keyFromPassword(passphrase, salt, false, strength));

async function store(): Promise<void> {
  if (key === null) throw new Error('It is locked.');
  await place.put(JSON.stringify({ ...(await encryptWithKey(key, records)), salt }));
}

window.vaultContender = {
  create: () =>
    timed(async () => {
      key = await derive();
      await store();
    }),
  async fill(given) {
    records = given;
    key = await derive();
    await store();
  },
  async unlock() {
    [key, records] = [null, []];
    return timed(async () => {
      const text = await place.get();
      if (typeof text !== 'string') throw new Error('Nothing is stored.');
      key = await derive();
      records = await decryptWithKey<KeyFields[]>(key, JSON.parse(text) as EncryptionResult);
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
      salt = generateSalt();
      key = await derive();
      await store();
    }),
};
