import { generateKeyPairSync } from 'node:crypto';
import type { KeyType } from '../../../src/keys/key-record.ts';
import type { ServerKey } from '../../binance-server/binance-server.ts';
import { makeKey, randomKey } from '../../site/account.ts';

/** One key from both sides: what the vault holds, and what the server knows. Made on the spot. */
export interface SampleKey {
  readonly mine: {
    readonly apiKey: string;
    readonly secretKey: string;
    readonly keyType: KeyType;
    readonly environment: 'live' | 'demo' | 'testnet';
  };
  readonly theirs: ServerKey;
}

/** A fresh key of a type, RSA with 2048 bits unless told. */
export function sampleKey(type: KeyType, parts: Partial<ServerKey> = {}, rsaBits = 2048): SampleKey {
  const environment = parts.environment ?? 'live';
  if (type === 'hmac') {
    const theirs = { ...makeKey({ type }), ...parts };
    return {
      mine: { apiKey: theirs.apiKey, secretKey: theirs.secretKey ?? '', keyType: type, environment },
      theirs,
    };
  }
  const { privateKey, publicKey } =
    type === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('rsa', { modulusLength: rsaBits });
  const apiKey = randomKey();
  return {
    mine: {
      apiKey,
      secretKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      keyType: type,
      environment,
    },
    theirs: {
      ...makeKey({ type, apiKey, publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })) }),
      ...parts,
    },
  };
}
