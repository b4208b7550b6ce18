import { argon2id } from 'hash-wasm';
import type { Bytes } from './bytes.ts';
import { argon2Problem } from './kdf-params.ts';
import type { Argon2Params } from './kdf-params.ts';

/**
 * Argon2id by hash-wasm: 32 bytes from a passphrase. Blocks its thread for about 0.3 s at the default cost.
 * Throws `RangeError` for settings out of range, before any memory is taken.
 */
export async function deriveWithArgon2(passphrase: Bytes, params: Argon2Params): Promise<Uint8Array> {
  const problem = argon2Problem(params);
  if (problem !== null) throw new RangeError(problem);
  return argon2id({
    password: passphrase,
    salt: params.salt,
    memorySize: params.memoryKiB,
    iterations: params.iterations,
    parallelism: params.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}
