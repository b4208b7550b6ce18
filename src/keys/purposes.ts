import type { KeyType } from './key-record.ts';
import type { AddressPlan } from './plan.ts';
import type { PermissionId } from './permissions.ts';

/** What a key is for. The purpose decides type and permissions before the page asks. */
export const purposeIds = [
  'tax',
  'spot-bot',
  'futures-bot',
  'own-script',
  'service',
  'market-data',
  'other',
] as const;
export type PurposeId = (typeof purposeIds)[number];

/** One purpose as the person picks it. Names and descriptions are in `_locales` as `purpose_<id>`. */
export interface Purpose {
  readonly id: PurposeId;
  /** False where public data needs no key at all. */
  readonly needsKey: boolean;
  readonly keyTypes: readonly KeyType[];
  /** Permissions to tick. Whatever is not named here stays off. */
  readonly permissions: readonly PermissionId[];
  /** Permissions that the person may add in the plan; never withdrawals. */
  readonly optional: readonly PermissionId[];
  readonly addressPlan: AddressPlan;
  readonly validityDays: number;
  /** Programs that belong here, each with the key types it takes (its own documentation, read 2026-11-22). */
  readonly tools: readonly Tool[];
}

/** A program and the key types that it can sign with. */
export interface Tool {
  readonly name: string;
  readonly keyTypes: readonly KeyType[];
  /** Permissions that this program needs besides those of the purpose. */
  readonly adds?: readonly PermissionId[];
}

const hmacOnly: readonly KeyType[] = ['hmac'];
const every: readonly KeyType[] = ['hmac', 'ed25519', 'rsa'];
const asymmetric: readonly KeyType[] = ['hmac', 'ed25519'];

/** Purposes in the order in which they are offered. */
export const purposes: readonly Purpose[] = [
  {
    id: 'tax',
    needsKey: true,
    keyTypes: hmacOnly,
    permissions: ['enableReading'],
    optional: [],
    addressPlan: 'unknown',
    validityDays: 30,
    tools: ['Koinly', 'CoinTracking', 'CoinTracker', 'CoinLedger', 'rotki'].map((name) => ({
      name,
      keyTypes: hmacOnly,
    })),
  },
  {
    id: 'spot-bot',
    needsKey: true,
    keyTypes: every,
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    optional: [],
    addressPlan: 'own',
    validityDays: 90,
    tools: [
      { name: 'freqtrade', keyTypes: every },
      { name: 'Hummingbot', keyTypes: hmacOnly },
      { name: 'OctoBot', keyTypes: hmacOnly },
      { name: 'NautilusTrader', keyTypes: asymmetric },
    ],
  },
  {
    id: 'futures-bot',
    needsKey: true,
    keyTypes: every,
    permissions: ['enableReading', 'enableFutures'],
    optional: ['enableSpotAndMarginTrading'],
    addressPlan: 'own',
    validityDays: 90,
    tools: [
      { name: 'freqtrade', keyTypes: every, adds: ['enableSpotAndMarginTrading'] },
      { name: 'Hummingbot', keyTypes: hmacOnly },
      { name: 'OctoBot', keyTypes: hmacOnly },
      { name: 'NautilusTrader', keyTypes: asymmetric },
    ],
  },
  {
    id: 'own-script',
    needsKey: true,
    keyTypes: every,
    permissions: ['enableReading'],
    optional: ['enableSpotAndMarginTrading', 'enableMargin', 'enableFutures', 'enableVanillaOptions'],
    addressPlan: 'own',
    validityDays: 90,
    tools: [],
  },
  {
    id: 'service',
    needsKey: true,
    keyTypes: hmacOnly,
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    optional: ['enableFutures'],
    addressPlan: 'vendor',
    validityDays: 90,
    tools: ['3Commas', 'Bitsgap', 'Altrady', 'Cryptohopper'].map((name) => ({ name, keyTypes: hmacOnly })),
  },
  {
    id: 'market-data',
    needsKey: false,
    keyTypes: [],
    permissions: [],
    optional: [],
    addressPlan: 'unknown',
    validityDays: 90,
    tools: [],
  },
];

/** The purpose behind an id; undefined for `other`, which is a key whose purpose nobody stated. */
export function purposeById(id: PurposeId): Purpose | undefined {
  return purposes.find((purpose) => purpose.id === id);
}
