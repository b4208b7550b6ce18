import type { KeyCare } from './key-care.ts';
import type { PermissionId } from './permissions.ts';
import type { PurposeId } from './purposes.ts';

/** How requests are signed. Binance calls `hmac` "System generated", the other two "Self-generated". */
export const keyTypes = ['hmac', 'ed25519', 'rsa'] as const;
export type KeyType = (typeof keyTypes)[number];

/** Where a key works. Keys of one environment are unknown to the others. */
export const environments = ['live', 'demo', 'testnet'] as const;
export type Environment = (typeof environments)[number];

/** What a person may change about a stored key. */
export interface KeyFields {
  readonly label: string;
  /** 64 letters and digits, as Binance shows it. */
  readonly apiKey: string;
  /**
   * 64 letters and digits; of a self-generated key its private key as PKCS#8 PEM, or nothing where that lives
   * elsewhere.
   */
  readonly secretKey: string;
  /** SPKI PEM of a self-generated key; empty otherwise, and where it is not known. */
  readonly publicKey: string;
  readonly keyType: KeyType;
  readonly environment: Environment;
  /** Empty for the main account, else the name of the sub-account. */
  readonly account: string;
  readonly purpose: PurposeId;
  /** The program that uses the key, by its name in `purposes.ts`; empty for any other. At most 60 characters. */
  readonly tool: string;
  readonly permissions: readonly PermissionId[];
  /** IPv4 or IPv6 addresses that the key is meant to work from; empty when any may. */
  readonly addresses: readonly string[];
  /** Day on which the person wants to replace the key, milliseconds since 1970 (UTC). */
  readonly rotateBy: number | null;
  readonly note: string;
}

/** A key as the vault keeps it, sealed. Times are milliseconds since 1970 (UTC). */
export interface KeyRecord extends KeyFields {
  readonly createdAt: number;
  readonly changedAt: number;
  /** The host that the key was kept from, or null when it was typed in. */
  readonly capturedFrom: string | null;
  /** The revision that last changed what the person typed: what Keystep notes since is no conflict with a form. */
  readonly fieldsRevision: number;
  readonly care: KeyCare;
}

/** A record with its address in the vault. */
export interface StoredKey {
  readonly id: string;
  /** Starts at 1 and grows by one with each change; used for compare-and-set. */
  readonly revision: number;
  readonly record: KeyRecord;
}

/** What a list shows: never the secret, and of the API key the first five and last four characters. */
export interface KeySummary {
  readonly id: string;
  readonly revision: number;
  readonly label: string;
  readonly apiKeyMasked: MaskedValue;
  readonly keyType: KeyType;
  readonly environment: Environment;
  readonly account: string;
  readonly purpose: PurposeId;
  readonly createdAt: number;
  readonly rotateBy: number | null;
  /** What the lists need of it: due or not, how the last check went, still in use or not. */
  readonly care: KeyCare;
}

/** First five and last four characters, as Binance itself masks keys (binance-skills-hub, 2026-08-18). */
export interface MaskedValue {
  readonly first: string;
  readonly last: string;
}

/** Masks a value for display; a value too short to hide anything gives nothing away. */
export function mask(value: string): MaskedValue {
  return value.length < 16 ? { first: '', last: '' } : { first: value.slice(0, 5), last: value.slice(-4) };
}

/** The list form of a stored key. */
export function summarise({ id, revision, record }: StoredKey): KeySummary {
  const { label, apiKey, keyType, environment, account, purpose, createdAt, rotateBy, care } = record;
  return {
    id,
    revision,
    label,
    apiKeyMasked: mask(apiKey),
    keyType,
    environment,
    account,
    purpose,
    createdAt,
    rotateBy,
    care,
  };
}
