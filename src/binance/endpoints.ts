import type { Environment } from '../keys/key-record.ts';

/** Where an environment's API is and what it can be asked. */
export interface Api {
  /** The only host that a key of this environment is ever sent to. */
  readonly host: string;
  /** `maybe`: not documented there; where it is not found, the account is asked instead. */
  readonly reportsPermissions: 'yes' | 'maybe' | 'no';
}

/**
 * Sources: rest-api.md, testnet/general-info.md and demo-mode/general-info.md of binance/binance-spot-api-docs
 * @a5e0bc3 (2026-07-21), read 2026-11-22: `/sapi` is not on testnet, and of demo only `/api` is listed.
 * The content security policy and the optional host permissions name the same hosts; a test compares them.
 */
export const apis: Readonly<Record<Environment, Api>> = {
  live: { host: 'api.binance.com', reportsPermissions: 'yes' },
  demo: { host: 'demo-api.binance.com', reportsPermissions: 'maybe' },
  testnet: { host: 'testnet.binance.vision', reportsPermissions: 'no' },
};

/**
 * The three questions. Weights 1, 1 and 20 of 6,000 a minute (rest-api.md and the wallet client of
 * binance/binance-connector-js @a9de9a9, 2026-07-24; read 2026-11-22).
 */
export const paths = {
  time: '/api/v3/time',
  restrictions: '/sapi/v1/account/apiRestrictions',
  account: '/api/v3/account',
} as const;

/** Match pattern of an environment's API, as host permissions take it. */
export function apiPattern(environment: Environment): string {
  return `https://${apis[environment].host}/*`;
}
