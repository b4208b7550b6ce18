import type { KeyType } from './key-record.ts';
import type { AddressPlan } from './plan.ts';
import { permissions as allPermissions, type PermissionId } from './permissions.ts';
import {
  futuresTools,
  scriptTools,
  serviceTools,
  spotTools,
  taxTools,
  type AlternativeId,
  type Tool,
} from './tools.ts';

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
  /** The one to propose first. */
  readonly keyTypes: readonly KeyType[];
  /** Permissions to tick. Whatever is not named here stays off. */
  readonly permissions: readonly PermissionId[];
  /** Permissions that the person may add in the plan; never withdrawals. */
  readonly optional: readonly PermissionId[];
  readonly addressPlan: AddressPlan;
  readonly validityDays: number;
  readonly alternative?: AlternativeId;
  /** Programs that belong here. */
  readonly tools: readonly Tool[];
}

/** What a purpose and a program together ask for. */
export type KeyRules = Pick<
  Purpose,
  'keyTypes' | 'permissions' | 'optional' | 'addressPlan' | 'alternative'
> & {
  /** What must stay off: everything that is neither needed nor offered. Withdrawals always. */
  readonly forbidden: readonly PermissionId[];
};

/** Accounts that must be there before the key: a key that is older can never be given the permission. */
export type OpenFirst = 'futures' | 'margin' | 'portfolio-margin';

/** Purposes in the order in which they are offered. */
export const purposes: readonly Purpose[] = [
  {
    id: 'tax',
    needsKey: true,
    keyTypes: ['hmac'],
    permissions: ['enableReading'],
    optional: [],
    addressPlan: 'unknown',
    validityDays: 30,
    alternative: 'tax-report',
    tools: taxTools,
  },
  {
    id: 'spot-bot',
    needsKey: true,
    keyTypes: ['hmac', 'ed25519', 'rsa'],
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    optional: [],
    addressPlan: 'own',
    validityDays: 90,
    tools: spotTools,
  },
  {
    id: 'futures-bot',
    needsKey: true,
    keyTypes: ['hmac', 'ed25519', 'rsa'],
    permissions: ['enableReading', 'enableFutures'],
    optional: ['enableSpotAndMarginTrading'],
    addressPlan: 'own',
    validityDays: 90,
    tools: futuresTools,
  },
  {
    id: 'own-script',
    needsKey: true,
    keyTypes: ['ed25519', 'hmac', 'rsa'],
    permissions: ['enableReading'],
    optional: [
      'enableSpotAndMarginTrading',
      'enableMargin',
      'enableFutures',
      'enableVanillaOptions',
      'enablePortfolioMarginTrading',
    ],
    addressPlan: 'own',
    validityDays: 90,
    alternative: 'agent',
    tools: scriptTools,
  },
  {
    id: 'service',
    needsKey: true,
    keyTypes: ['hmac'],
    permissions: ['enableReading', 'enableSpotAndMarginTrading'],
    optional: ['enableFutures'],
    addressPlan: 'vendor',
    validityDays: 90,
    tools: serviceTools,
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

/** The rules of a purpose, with what its program asks for in their place. */
export function keyRules(purpose: Purpose, tool?: Tool): KeyRules {
  const own = tool?.keyTypes.filter((type) => purpose.keyTypes.includes(type));
  const permissions = tool?.permissions ?? purpose.permissions;
  const offered = tool?.optional ?? purpose.optional;
  const optional = offered.filter((permission) => !permissions.includes(permission));
  const alternative = tool?.alternative ?? purpose.alternative;
  return {
    keyTypes: own ?? purpose.keyTypes,
    permissions,
    optional,
    forbidden: allPermissions.filter((one) => !permissions.includes(one) && !optional.includes(one)),
    addressPlan: tool?.addressPlan ?? purpose.addressPlan,
    ...(alternative === undefined ? {} : { alternative }),
  };
}

/**
 * What to open on Binance before the key is made. Source: "API Key created before your futures account opened does
 * not support futures API service", the same for Portfolio Margin, and the margin box after a transfer to Cross
 * Margin (Binance, read 2026-11-22).
 */
export function openFirst(permissions: readonly PermissionId[]): readonly OpenFirst[] {
  const needs: readonly (readonly [PermissionId, OpenFirst])[] = [
    ['enableFutures', 'futures'],
    ['enableMargin', 'margin'],
    ['enablePortfolioMarginTrading', 'portfolio-margin'],
  ];
  return needs.filter(([permission]) => permissions.includes(permission)).map(([, account]) => account);
}

/** The purpose behind an id; undefined for `other`, which is a key whose purpose nobody stated. */
export function purposeById(id: PurposeId): Purpose | undefined {
  return purposes.find((purpose) => purpose.id === id);
}
