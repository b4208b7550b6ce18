import type { Environment, KeyType } from '../keys/key-record.ts';
import { checkPair, cleanValue } from '../keys/values.ts';
import type { PairProblem } from '../keys/values.ts';
import { roleOf } from './field-roles.ts';
import type { FieldRole } from './field-roles.ts';
import type { ImportEntry, NamedValue } from './import.types.ts';
import { namedValues } from './pasted-text.ts';
import { privateKeyForm } from './private-key-form.ts';

/** What is wrong with an entry beside the form of its values. */
export type EntryProblem =
  /** The other program encrypted the value, or the private key has a passphrase. */
  | 'encrypted'
  /** A private key that is cut short, or of a kind that Binance does not take. */
  | 'bad-private-key'
  /** A private key of the older form PKCS #1. */
  | 'old-private-key'
  | 'no-secret'
  | 'no-api-key';

/** What was put right by itself, and is said. */
export type EntryRepair = 'cleaned' | 'swapped';

/** A key that was found, to look at before it is stored. */
export interface ImportCandidate {
  readonly title: string;
  readonly apiKey: string;
  readonly secretKey: string;
  /** Known once `readPairOf` has read the private key. */
  readonly publicKey: string;
  readonly keyType: KeyType;
  readonly environment: Environment;
  /** Names Binance, or has the form of its keys and names no other exchange. */
  readonly isBinance: boolean;
  readonly problems: readonly (PairProblem | { readonly problem: EntryProblem })[];
  readonly repairs: readonly EntryRepair[];
}

/** Candidates, and how many entries have nothing to do with API keys. */
export interface Candidates {
  readonly found: readonly ImportCandidate[];
  readonly leftAlone: number;
}

/** More than any person has; beyond it a file is taken for something else. */
const maxCandidates = 2000;
const maxValueLength = 4096;
const wellFormed = /^[A-Za-z0-9]{64}$/u;
const otherExchanges =
  /binance[ ._-]?us|binance[ ._-]?tr\b|trbinance|tokocrypto|bybit|kraken|coinbase|kucoin|okx|okex|bitget|gate\.?io|mexc|huobi|htx|bitfinex|bitstamp|bitmex|deribit|gemini|poloniex|bittrex|phemex|bingx|crypto\.com|hyperliquid/iu;

/** Judges entries: what looks like a key of Binance, and which mistakes it carries. */
export function findCandidates(entries: readonly ImportEntry[]): Candidates {
  const found: ImportCandidate[] = [];
  let leftAlone = 0;
  for (const entry of entries) {
    const candidate = found.length < maxCandidates ? judge(entry) : null;
    if (candidate === null) leftAlone++;
    else found.push(candidate);
  }
  return { found, leftAlone };
}

function judge(entry: ImportEntry): ImportCandidate | null {
  const about = [entry.title, ...entry.urls, ...entry.fields.map(({ name }) => name)]
    .join(' ')
    .slice(0, 4000);
  const values = [...entry.fields, ...namedValues(entry.notes.slice(0, 100_000))];
  const named = {
    apiKey: pick(values, ['apiKey', 'username']),
    secretKey: pick(values, ['secretKey', 'password']),
  };
  const isSwapped = privateKeyForm(named.apiKey) !== null && privateKeyForm(named.secretKey) === null;
  const asRead = isSwapped ? { apiKey: named.secretKey, secretKey: named.apiKey } : named;
  const apiKey = cleanValue(asRead.apiKey);
  const form = privateKeyForm(asRead.secretKey);
  const secretKey = form === null ? cleanValue(asRead.secretKey) : form.pem;
  const hasForm = wellFormed.test(apiKey) && (form !== null || wellFormed.test(secretKey));
  const isNamed = /binance/iu.test(about) && values.some(({ name }) => isStated(name));
  if (!hasForm && !isNamed && !wellFormed.test(apiKey) && !wellFormed.test(secretKey)) return null;
  const isCleaned = apiKey !== asRead.apiKey || (form === null && secretKey !== asRead.secretKey);
  const repairs: EntryRepair[] = [
    ...(isSwapped ? (['swapped'] as const) : []),
    ...(isCleaned ? (['cleaned'] as const) : []),
  ];
  const keyType = form?.keyType ?? 'hmac';
  return {
    title: entry.title.slice(0, 200),
    apiKey,
    secretKey,
    publicKey: '',
    keyType,
    environment: entry.statedEnvironment ?? environmentOf(about),
    isBinance: entry.statedEnvironment !== null || ((hasForm || isNamed) && !otherExchanges.test(about)),
    problems: problemsOf(apiKey, secretKey, keyType),
    repairs,
  };
}

function problemsOf(apiKey: string, secretKey: string, keyType: KeyType): ImportCandidate['problems'] {
  if (apiKey === '') return [{ problem: 'no-api-key' }];
  if (secretKey === '') return [{ problem: 'no-secret' }];
  // Fernet, as OctoBot writes it: the text of version 128 begins with these letters.
  if (apiKey.startsWith('gAAAA') || secretKey.startsWith('gAAAA')) return [{ problem: 'encrypted' }];
  return checkPair(apiKey, secretKey, keyType);
}

/** Of values with these roles the first of the right form, else the first; the better role counts more. */
function pick(values: readonly NamedValue[], roles: readonly FieldRole[]): string {
  for (const role of roles) {
    const held = values
      .filter(({ name }) => roleOf(name) === role)
      .map(({ value }) => value.slice(0, maxValueLength));
    const right = held.find((value) => wellFormed.test(cleanValue(value)) || privateKeyForm(value) !== null);
    // A user name is an API key only where it looks like one: most are addresses.
    const chosen = right ?? (role === 'username' || role === 'password' ? undefined : held[0]);
    if (chosen !== undefined) return chosen;
  }
  return '';
}

function isStated(name: string): boolean {
  const role = roleOf(name);
  return role === 'apiKey' || role === 'secretKey';
}

function environmentOf(about: string): Environment {
  if (/test[ _-]?net|sandbox/iu.test(about)) return 'testnet';
  return /\bdemo\b|_demo|demo_/iu.test(about) ? 'demo' : 'live';
}
