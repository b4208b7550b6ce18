/** What unlocking can notice about the stored rows. */
export const findingKinds = [
  'rolled-back',
  'healed-rollback',
  'record-changed',
  'record-missing',
  'record-added',
  'record-older',
  'manifest-damaged',
  'header-replaced',
  'drop-box-swapped',
  'anchor-missing',
  'put-back',
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
