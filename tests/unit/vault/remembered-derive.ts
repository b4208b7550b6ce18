import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import type { Derive } from '../../../src/vault/kdf-params.ts';

const known = new Map<string, Promise<Uint8Array>>();

/**
 * Argon2id, asked once per passphrase and cost, whatever the salt: for tests that unlock thousands of times, where
 * the derivation is the only thing that takes long and none of what is tested.
 */
export const rememberedDerive: Derive = async (passphrase, params) => {
  const { memoryKiB, iterations, parallelism } = params;
  const key = [Buffer.from(passphrase).toString('hex'), memoryKiB, iterations, parallelism].join(' ');
  const derived = known.get(key) ?? deriveWithArgon2(passphrase, params);
  known.set(key, derived);
  return Uint8Array.from(await derived);
};
