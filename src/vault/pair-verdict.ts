import type { KeyFields, StoredKey } from '../keys/key-record.ts';

/** The two values of a key, and where it works. */
export type KeyPair = Pick<KeyFields, 'apiKey' | 'secretKey' | 'environment'>;

/**
 * What a pair is to the vault. `there`: stored, or waiting for review. `other-secret`: the API key is there with
 * another secret. `swapped`: what is called the API key is the secret of a stored key, or the other way round.
 */
export type PairVerdict = 'new' | 'there' | 'other-secret' | 'swapped';

/** Judges pairs before they are stored. Which secret belongs to which key is compared here and told to nobody. */
export function judgePairs(
  pairs: readonly KeyPair[],
  stored: readonly Pick<StoredKey, 'record'>[],
  waiting: readonly KeyPair[],
): readonly PairVerdict[] {
  const known: readonly KeyPair[] = [...stored.map(({ record }) => record), ...waiting];
  const byApiKey = new Map(known.map((pair) => [nameOf(pair.environment, pair.apiKey), pair]));
  const secrets = new Set(known.map(({ secretKey }) => secretKey).filter((secret) => secret !== ''));
  const apiKeys = new Set(known.map(({ apiKey }) => apiKey));
  return pairs.map(({ apiKey, secretKey, environment }) => {
    const own = byApiKey.get(nameOf(environment, apiKey));
    if (own !== undefined) return own.secretKey === secretKey ? 'there' : 'other-secret';
    return secrets.has(apiKey) || apiKeys.has(secretKey) ? 'swapped' : 'new';
  });
}

function nameOf(environment: string, apiKey: string): string {
  return `${environment} ${apiKey}`;
}
