import type { Environment, KeyType } from './key-record.ts';
import type { PermissionId } from './permissions.ts';
import type { PurposeId } from './purposes.ts';

/** Where the key's calls will come from: the person's own machine, a service's published list, or not known. */
export const addressPlans = ['own', 'vendor', 'unknown'] as const;
export type AddressPlan = (typeof addressPlans)[number];

/** What the person wants the key to be, decided before the page asks. */
export interface Plan {
  readonly purpose: PurposeId;
  /** Name of the program that will use it; empty where none was named. */
  readonly tool: string;
  /** Suggested name for the key on Binance and in the vault. */
  readonly label: string;
  readonly keyType: KeyType;
  readonly environment: Environment;
  /** 7 to 365. */
  readonly validityDays: number;
  readonly permissions: readonly PermissionId[];
  readonly addressPlan: AddressPlan;
  /** At most 30 IPv4 or IPv6 addresses. */
  readonly addresses: readonly string[];
  /** PEM of the public key for a self-generated key that Keystep made; empty otherwise. */
  readonly publicKey: string;
  /** Id of the stored key that this one takes over from. */
  readonly replaces?: string;
}
