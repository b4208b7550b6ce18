import { KeystepError } from '../errors.ts';
import type { KeyType } from '../keys/key-record.ts';
import { readPem } from '../keys/pem.ts';

/** A key that can sign and cannot be read out again. */
export interface SigningKey {
  readonly keyType: KeyType;
  readonly key: CryptoKey;
}

/** Each type as Binance takes it: rest-api.md @a5e0bc3, section on signed requests, read 2026-11-22. PSS is not taken. */
const algorithms = {
  hmac: { name: 'HMAC', hash: 'SHA-256' },
  ed25519: { name: 'Ed25519' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const;

const utf8 = new TextEncoder();

/**
 * Makes a signing key of a record's secret: an HMAC secret, or a private key as PKCS#8 PEM.
 * @throws KeystepError `check-no-secret` where there is none, `check-bad-secret` where it is no key of that type.
 */
export async function importSigningKey(keyType: KeyType, secret: string): Promise<SigningKey> {
  if (secret === '')
    throw new KeystepError('check-no-secret', `a check needs the secret of the ${keyType} key`);
  const algorithm = algorithms[keyType];
  try {
    const key =
      keyType === 'hmac'
        ? await crypto.subtle.importKey('raw', utf8.encode(secret), algorithm, false, ['sign'])
        : await crypto.subtle.importKey('pkcs8', pkcs8Of(secret), algorithm, false, ['sign']);
    return { keyType, key };
  } catch {
    // Without its cause: an engine might quote what it could not read.
    throw new KeystepError('check-bad-secret', `what is stored is no private key of type ${keyType}`);
  }
}

/** Signs the UTF-8 of a payload: hex for HMAC, base64 for the others. */
export async function sign({ keyType, key }: SigningKey, payload: string): Promise<string> {
  const signature = new Uint8Array(await crypto.subtle.sign(key.algorithm.name, key, utf8.encode(payload)));
  return keyType === 'hmac' ? hex(signature) : btoa(String.fromCharCode(...signature));
}

/**
 * A query string, encoded. Binance wants it encoded before it is signed (since 2026-01-15, else -1022), and `fetch`
 * encodes some characters that `encodeURIComponent` leaves (`'`): after this nothing is left to encode.
 */
export function encodeQuery(parameters: readonly (readonly [string, string | number])[]): string {
  return parameters.map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join('&');
}

/** The query string with its signature behind it: what is signed is what is sent, to the byte. */
export async function signedQuery(
  key: SigningKey,
  parameters: readonly (readonly [string, string | number])[],
): Promise<string> {
  const query = encodeQuery(parameters);
  return `${query}&signature=${encode(await sign(key, query))}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function pkcs8Of(pem: string): Uint8Array<ArrayBuffer> {
  const [block, ...rest] = readPem(pem) ?? [];
  if (block?.label !== 'PRIVATE KEY' || block.encryption !== null || rest.length > 0) {
    throw new TypeError('no PKCS#8 in PEM');
  }
  return block.der;
}
