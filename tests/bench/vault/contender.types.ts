import type { KeyFields } from '../../../src/keys/key-record.ts';
import type { PlantedVault } from '../../e2e/harness/plant-vault.ts';

/** Milliseconds of one operation; `kdfMs` of them went into the key derivation. */
export interface Took {
  readonly ms: number;
  readonly kdfMs: number;
}

/** A place for keys, used in a page as its own documentation says. What resolves is on disk. */
export interface VaultContender {
  /** Makes an empty one under another name, to see what that takes. */
  create(): Promise<Took>;
  /** Puts the records in, outside of what is measured, and leaves it locked. */
  fill(records: readonly KeyFields[], planted: PlantedVault): Promise<void>;
  unlock(): Promise<Took>;
  /** Labels and API keys of all. */
  list(): Promise<Took>;
  /** The secret of one. */
  read(): Promise<Took>;
  /** Changes the note of one. */
  save(): Promise<Took>;
  changePassphrase(): Promise<Took>;
}

declare global {
  interface Window {
    vaultContender: VaultContender;
  }
}
