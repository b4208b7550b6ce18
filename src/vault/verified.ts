import type { CopySnapshot } from './copy/sealed-copy.ts';
import type { NotedFinding } from './diary.ts';
import type { Header, Slot } from './header.ts';
import type { Entry, ManifestRoot } from './manifest.ts';
import type { Change, VaultStore } from './store.ts';
import type { VaultKeys } from './vault-keys.ts';
import type { VerifiedWaiting } from './verify-waiting.ts';

/** A finding with what can be told of the key that it is about. */
export interface LabelledFinding extends NotedFinding {
  readonly label?: string;
}

/** What a check of all rows came to, and the changes that put the vault in order. */
export interface Verified {
  /** The newest manifest that is proved; null where there is none. */
  readonly reference: ManifestRoot | null;
  readonly findings: readonly LabelledFinding[];
  /** All rows of the vault once `change` is made. */
  readonly entries: readonly Entry[];
  readonly change: {
    readonly put: NonNullable<Change['put']>;
    readonly remove: NonNullable<Change['remove']>;
  };
  /** The slots to go on with. */
  readonly slots: readonly Slot[];
  /** The header that the manifest proves; null where it is not at hand. */
  readonly proved: Header | null;
  readonly waiting: VerifiedWaiting;
}

/** What is checked. `copy`: the newest whole one, to put right from. */
export interface CheckedVault {
  readonly store: VaultStore;
  readonly copy: CopySnapshot | null;
  readonly header: Header;
  readonly keys: VaultKeys;
  readonly now: number;
  /** The database was found to be from before the present root key. */
  readonly isBehind?: boolean;
  /** Told of every row of `records` as it stands, before anything is put right. */
  readonly onRecord?: (value: unknown) => Promise<void>;
}
