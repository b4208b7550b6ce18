import type { KeyType } from './key-record.ts';
import type { AddressPlan } from './plan.ts';
import type { PermissionId } from './permissions.ts';

/** A way to the same end with no key, or with one that Binance keeps small. Texts: `plan_alternative_<id>`. */
export type AlternativeId =
  /** Binance's own "Create Tax Report API": read-only, one per account (FAQ 538e05e2fd394c489b4cf89e92c55f70). */
  | 'tax-report'
  /** Link & Trade "Fast API": the vendor connects without a key that the person handles (3Commas and others say so). */
  | 'fast-connect'
  /** The program trades on paper without a key. */
  | 'paper'
  /** Binance's MCP server with an account of its own, without withdrawals (Binance, 2026-08-17). */
  | 'agent';

/** What a vendor asks for besides. Texts: `tool_note_<id>`. */
export type ToolNoteId =
  | 'delete-after-import'
  | 'spot-only'
  | 'futures-modes'
  | 'dashboard-list'
  | 'ed25519-soon-only'
  | 'list-required'
  | 'list-changes'
  | 'refuses-lists'
  | 'static-address';

/** A program, with what differs from its purpose. Its own words are the source; nothing was checked live. */
export interface Tool {
  readonly name: string;
  /** Key types that it can sign with, the one to propose first. */
  readonly keyTypes: readonly KeyType[];
  readonly permissions?: readonly PermissionId[];
  readonly optional?: readonly PermissionId[];
  readonly addressPlan?: AddressPlan;
  readonly alternative?: AlternativeId;
  readonly note?: ToolNoteId;
  readonly source: string;
  /** Day of the source as far as it is known; all were read on 2026-11-22. */
  readonly sourceDate: string | null;
}

const hmac: readonly KeyType[] = ['hmac'];
const every: readonly KeyType[] = ['hmac', 'ed25519', 'rsa'];
const read = ['enableReading'] as const;
const spot = [...read, 'enableSpotAndMarginTrading'] as const;
const both = [...spot, 'enableFutures'] as const;
const futures = ['enableFutures'] as const;

const undated = { keyTypes: hmac, sourceDate: null } as const;

/** Tax and portfolio: all of them read, none takes anything but HMAC as far as is known. */
export const taxTools: readonly Tool[] = [
  { name: 'Koinly', ...undated, source: 'Binance’s own page of Koinly was not found' },
  { name: 'CoinTracking', ...undated, source: 'CoinTracking help 29000046909' },
  { name: 'CoinTracker', ...undated, source: 'as other tax tools' },
  { name: 'CoinLedger', ...undated, note: 'delete-after-import', source: 'CoinLedger guide' },
  { name: 'dTax', ...undated, source: 'dtax.dev/guides/exchange-api-keys' },
  { name: 'KoinX', ...undated, source: 'as other tax tools' },
  { name: 'rotki', ...undated, note: 'spot-only', source: 'rotki docs' },
];

/** Bots on spot. */
export const spotTools: readonly Tool[] = [
  {
    name: 'freqtrade',
    keyTypes: every,
    alternative: 'paper',
    source: 'freqtrade docs/faq.md @c9ae5e1',
    sourceDate: '2024-10-24',
  },
  { name: 'Hummingbot', ...undated, alternative: 'paper', source: 'hummingbot.org/client/connect' },
  {
    name: 'OctoBot',
    keyTypes: hmac,
    addressPlan: 'vendor',
    alternative: 'fast-connect',
    note: 'dashboard-list',
    source: 'OctoBot docs, connect-your-binance-account @66c87d6',
    sourceDate: '2026-08-06',
  },
  {
    name: 'NautilusTrader',
    keyTypes: ['ed25519', 'hmac'],
    note: 'ed25519-soon-only',
    source: 'nautilus_trader docs/integrations/binance.md @a95c804',
    sourceDate: '2026-07-02',
  },
  { name: 'Bookmap', ...undated, source: 'Bookmap docs' },
];

/** Bots on futures. */
export const futuresTools: readonly Tool[] = [
  {
    name: 'freqtrade',
    keyTypes: every,
    permissions: both,
    optional: [],
    alternative: 'paper',
    note: 'futures-modes',
    source: 'freqtrade docs/exchanges.md @c9ae5e1',
    sourceDate: '2024-10-24',
  },
  { name: 'Hummingbot', ...undated, alternative: 'paper', source: 'hummingbot.org/client/connect' },
  {
    name: 'NautilusTrader',
    keyTypes: ['ed25519', 'hmac'],
    note: 'ed25519-soon-only',
    source: 'nautilus_trader docs/integrations/binance.md @a95c804',
    sourceDate: '2026-07-02',
  },
  { name: 'Bookmap', ...undated, permissions: both, optional: [], source: 'Bookmap docs' },
];

/** Programs that people run and configure themselves. Types beyond HMAC are unknown but for ccxt. */
export const scriptTools: readonly Tool[] = [
  {
    name: 'ccxt',
    keyTypes: ['ed25519', 'hmac', 'rsa'],
    source: 'ccxt pull request 19652',
    sourceDate: null,
  },
  { name: 'Jesse', ...undated, alternative: 'paper', source: 'general practice' },
  { name: 'Passivbot', ...undated, source: 'general practice' },
  { name: 'Lean', ...undated, alternative: 'paper', source: 'general practice' },
  { name: 'Gunbot', ...undated, note: 'static-address', source: 'gunbot.com/support' },
];

/**
 * Services that trade from their own machines. Two of them ask for withdrawals (IBM's write key, dcrdex): such keys
 * are not planned here.
 */
export const serviceTools: readonly Tool[] = [
  {
    name: '3Commas',
    ...undated,
    optional: ['enableFutures', 'enableMargin'],
    alternative: 'fast-connect',
    note: 'list-changes',
    source: 'help.3commas.io article 3229039',
  },
  {
    name: 'Bitsgap',
    ...undated,
    alternative: 'fast-connect',
    note: 'list-required',
    source: 'Bitsgap helpdesk 6838861',
  },
  { name: 'Altrady', ...undated, source: 'Altrady support' },
  { name: 'Cryptohopper', ...undated, optional: [], source: 'Cryptohopper docs (old)' },
  {
    name: 'Cornix',
    ...undated,
    permissions: read,
    optional: ['enableSpotAndMarginTrading', ...futures],
    source: 'help.cornix.io 5814843',
  },
  {
    name: 'WunderTrading',
    ...undated,
    permissions: read,
    optional: ['enableSpotAndMarginTrading', ...futures],
    source: 'help.wundertrading.com article 5179316',
  },
  { name: 'tv-hub', ...undated, source: 'tv-hub.org/docs/exchanges/common-setup' },
  {
    name: 'Firedrake',
    ...undated,
    permissions: both,
    optional: [],
    source: 'firedrake.app/doc/platform/creating-api-keys',
  },
  { name: 'Crypto-ML', ...undated, optional: [], source: 'Crypto-ML guide' },
  {
    name: 'Coinmatics',
    ...undated,
    permissions: read,
    optional: [],
    addressPlan: 'unknown',
    note: 'refuses-lists',
    source: 'support.coinmatics.com 360015008537',
  },
  {
    name: 'IBM Digital Asset Haven',
    ...undated,
    permissions: read,
    optional: [],
    source: 'ibm.com/docs/en/daw integration-binance',
  },
];
