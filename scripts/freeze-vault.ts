import { defaultArgon2Cost } from '../src/vault/kdf-params.ts';
import { makeFrozen } from '../tests/unit/vault/freeze.ts';
import { writeFrozen } from '../tests/unit/vault/frozen.ts';

/**
 * `node scripts/run.js scripts/freeze-vault.ts`: freezes a vault of the present format, once per format, schema of
 * records and version of the copy.
 */
export async function main(): Promise<void> {
  writeFrozen('2-copy-2', await makeFrozen(defaultArgon2Cost));
}
