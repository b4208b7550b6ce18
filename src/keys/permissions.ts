/**
 * The permissions of Binance's "API restrictions", by the field that `GET /sapi/v1/account/apiRestrictions`
 * answers with. Labels on the page differ by language and year: they live in `src/site/wording`.
 * Source: developers.binance.com, wallet api-key-permission; read 2026-11-22.
 */
export const permissions = [
  'enableReading',
  'enableSpotAndMarginTrading',
  'enableMargin',
  'enableFutures',
  'permitsUniversalTransfer',
  'enableInternalTransfer',
  'enableVanillaOptions',
  'enablePortfolioMarginTrading',
  'enableFixApiTrade',
  'enableFixReadOnly',
  'enableWithdrawals',
] as const;

export type PermissionId = (typeof permissions)[number];

/** Text id of a permission's short name. */
export function permissionTextId(permission: PermissionId): string {
  return `permission_${permission}`;
}
