import { encodeDer, tags } from './der.ts';
import { encodePem } from './pem.ts';

/** Self-generated keys that Binance takes (API key types FAQ of binance-spot-api-docs @a5e0bc3, read 2026-11-22). */
export type PairType = 'ed25519' | 'rsa';

/** Lengths of an RSA key that Keystep makes: those of Binance's own generator (v1.1.4, 2026-05). */
export const rsaSizes = [2048, 4096] as const;
export type RsaSize = (typeof rsaSizes)[number];

/** A pair as text: PKCS#8 and SPKI in PEM, in the form of `encodePem`. */
export interface KeyPair {
  readonly keyType: PairType;
  /** The secret half. */
  readonly privateKey: string;
  readonly publicKey: string;
}

/** How each type signs for Binance. */
export const signingAlgorithms = {
  ed25519: { name: 'Ed25519' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const;

const ed25519Algorithm = encodeDer(tags.sequence, encodeDer(tags.oid, Uint8Array.of(0x2b, 0x65, 0x70)));
const version0 = encodeDer(tags.integer, Uint8Array.of(0));

/** PKCS#8 of an Ed25519 seed, 48 bytes: without the public half that some programs add and others refuse. */
export function ed25519Pkcs8(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeDer(
    tags.sequence,
    version0,
    ed25519Algorithm,
    encodeDer(tags.octets, encodeDer(tags.octets, seed)),
  );
}

/**
 * A new pair from the browser's own generator. It is read back from its text and has signed before it is given
 * out, so what is kept is what works. RSA of 4096 bits takes some seconds.
 */
export async function generatePair(keyType: PairType, rsaSize: RsaSize = 2048): Promise<KeyPair> {
  const settings: RsaHashedKeyGenParams | Algorithm =
    keyType === 'rsa'
      ? { ...signingAlgorithms.rsa, modulusLength: rsaSize, publicExponent: Uint8Array.of(1, 0, 1) }
      : signingAlgorithms.ed25519;
  const pair = (await crypto.subtle.generateKey(settings, true, ['sign', 'verify'])) as CryptoKeyPair;
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const made = await pairOf(keyType, pkcs8);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  if (made?.publicKey !== encodePem('PUBLIC KEY', spki))
    throw new Error('the pair that was made does not fit');
  return made;
}

/**
 * The pair behind a private key in PKCS#8: the public half computed from it, and one signature made and verified.
 * Null where the browser does not take it for a key of this type.
 */
export async function pairOf(keyType: PairType, pkcs8: Uint8Array<ArrayBuffer>): Promise<KeyPair | null> {
  const algorithm = signingAlgorithms[keyType];
  try {
    const secret = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
    const { kty, crv, d = '', x, n, e } = await crypto.subtle.exportKey('jwk', secret);
    const half = keyType === 'rsa' ? { kty, n, e } : { kty, crv, x };
    const open = await crypto.subtle.importKey('jwk', half as JsonWebKey, algorithm, true, ['verify']);
    const probe = crypto.getRandomValues(new Uint8Array(32));
    const signature = await crypto.subtle.sign(algorithm, secret, probe);
    if (!(await crypto.subtle.verify(algorithm, open, signature, probe))) return null;
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', open));
    const canonical =
      keyType === 'rsa'
        ? new Uint8Array(await crypto.subtle.exportKey('pkcs8', secret))
        : ed25519Pkcs8(fromBase64Url(d));
    return {
      keyType,
      privateKey: encodePem('PRIVATE KEY', canonical),
      publicKey: encodePem('PUBLIC KEY', spki),
    };
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function fromBase64Url(text: string): Uint8Array {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
