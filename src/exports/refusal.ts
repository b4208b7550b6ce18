import { environments, keyTypes } from '../keys/key-record.ts';
import { checkApiKey, checkPair } from '../keys/values.ts';
import type { ExportFormat, ExportKey } from './export-format.ts';
import { isPrivateKey } from './private-key.ts';

/** Why a format does not take a key; its text is `export_refused_<reason>`. */
export type Refusal = 'key-type' | 'environment' | 'market' | 'api-key' | 'secret-key' | 'private-key';

/** Formats of the environments where they can be anything, for both markets. */
export const everywhere = { spot: environments, futures: environments } as const;
/** Formats that know Binance itself only. */
export const liveOnly = { spot: ['live'], futures: ['live'] } as const;
/** All key types. */
export const everyType = keyTypes;

/** Whether a program takes such a key at all; null when it does. */
export function unsuited(
  format: ExportFormat,
  { keyType, environment, market }: Pick<ExportKey, 'keyType' | 'environment' | 'market'>,
): Refusal | null {
  if (!format.keyTypes.includes(keyType)) return 'key-type';
  if (format.environments[market].includes(environment)) return null;
  const other = format.environments[market === 'spot' ? 'futures' : 'spot'];
  return format.usesMarket && other.includes(environment) ? 'market' : 'environment';
}

/** Whether a key may be written in this format; null when it may. Values of the wrong form are never written. */
export function refusalOf(format: ExportFormat, key: ExportKey): Refusal | null {
  const refusal = unsuited(format, key);
  if (refusal !== null) return refusal;
  if (checkApiKey(key.apiKey) !== null) return 'api-key';
  if (key.keyType !== 'hmac') return isPrivateKey(key.secretKey) ? null : 'private-key';
  return checkPair(key.apiKey, key.secretKey).length === 0 ? null : 'secret-key';
}
