import { defaultArgon2Cost } from '../src/vault/kdf-params.ts';
import { makeFrozen } from '../tests/unit/vault/freeze.ts';
import { writeFrozen } from '../tests/unit/vault/frozen.ts';

/** `node scripts/run.js scripts/freeze-vault.ts`: freezes a vault of the present format, once per format and schema of records. */
export async function main(): Promise<void> {
  writeFrozen('2-schema-2', await makeFrozen(defaultArgon2Cost));
}
