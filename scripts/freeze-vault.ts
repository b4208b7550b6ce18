import { defaultArgon2Cost } from '../src/vault/kdf-params.ts';
import { formatVersion } from '../src/vault/header.ts';
import { makeFrozen } from '../tests/unit/vault/freeze.ts';
import { writeFrozen } from '../tests/unit/vault/frozen.ts';

/** `node scripts/run.js scripts/freeze-vault.ts`: freezes a vault of the present format, once per format. */
export async function main(): Promise<void> {
  writeFrozen(formatVersion, await makeFrozen(defaultArgon2Cost));
}
