/** What unlocking can notice about the stored rows. */
export const findingKinds = [
  /** The whole database is an older copy of itself; healed: the newer state was put back. */
  'rolled-back',
  /** A key's row is not what was written last. */
  'record-changed',
  'record-missing',
  /** A row that does not belong to the vault, or not any more. */
  'record-added',
  /** A key's row is an earlier revision of itself. */
  'record-older',
  'manifest-damaged',
  /** Lines of the diary are gone. */
  'diary-damaged',
  /** Slots of an earlier day were put back: passphrases that were changed since may open the vault again. */
  'header-replaced',
  /** What was kept while the vault was locked may have been readable for somebody else. */
  'drop-box-swapped',
  /** More waited in the drop box than Keystep lets in; healed: what nothing of Keystep's names was removed unopened. */
  'drop-box-flooded',
  /** The mark outside of the database, which shows an older copy, was gone. */
  'anchor-missing',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something that was not as Keystep left it. Stays until the person has acknowledged it. */
export interface Finding {
  readonly kind: FindingKind;
  /** The record that it is about; null for the vault as a whole. */
  readonly id: string | null;
  /** The record's label, where it is known. */
  readonly label: string | null;
  /** Milliseconds since 1970. */
  readonly foundAt: number;
  /** True when it was put right from the sealed copy. */
  readonly healed: boolean;
}

/** A row that was set aside with its bytes, so that the rest of the vault opens. */
export interface Quarantined {
  readonly id: string;
  readonly why: 'changed' | 'added' | 'older';
  /** Milliseconds since 1970. */
  readonly foundAt: number;
  readonly revision: number;
  /** Null where the row does not open. */
  readonly label: string | null;
}
