import { contentOf, encodeDer, oidOf, readNumber, readSequence, tags } from './der.ts';
import { decryptOld, decryptPkcs8, type Decrypted } from './encrypted-key.ts';
import { ed25519Pkcs8, pairOf, type KeyPair } from './key-pair.ts';
import { maxPemLength, readPem, type PemBlock } from './pem.ts';

/** Why a text gives no private key that Binance can use. */
export type PrivateKeyProblem =
  | 'empty'
  /** No PEM in it, or something else in the form of PEM. */
  | 'not-a-key'
  | 'too-long'
  /** A line is missing, or a character is none of base64. */
  | 'cut-off'
  | 'public-key'
  | 'certificate'
  | 'ssh-key'
  /** Elliptic curves of the kind that Binance does not take: P-256, secp256k1 ... */
  | 'ec-key'
  /** Of some other kind: X25519, Ed448, DSA, RSA-PSS. */
  | 'other-key'
  /** RSA outside 2048 to 4096 bits. */
  | 'rsa-size'
  | 'several-keys'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  /** Encrypted in a way that is not supported here, such as DES. */
  | 'encryption-unknown'
  | 'encryption-too-costly';

/** A pair, or why there is none. */
export type PrivateKeyReading = { readonly pair: KeyPair } | { readonly problem: PrivateKeyProblem };

const oids = { ed25519: '2b6570', rsa: '2a864886f70d010101', ec: '2a8648ce3d0201' } as const;

/**
 * Reads a private key that somebody made elsewhere: PKCS#8, plain or encrypted, or PKCS#1, plain or encrypted in
 * the old way. It comes back as PKCS#8, decrypted, in the one form that Keystep keeps.
 */
export async function readPrivateKey(text: string, passphrase: string): Promise<PrivateKeyReading> {
  const found = findBlock(text);
  if (typeof found === 'string') return { problem: found };
  const { label, encryption } = found;
  const encrypted = encryption !== null || label === 'ENCRYPTED PRIVATE KEY';
  if (!encrypted) return readPlain(label, found.der);
  if (passphrase === '') return { problem: 'passphrase-needed' };
  const opened =
    encryption === null
      ? await decryptPkcs8(found.der, passphrase)
      : await decryptOld({ ...found, encryption }, passphrase);
  if (opened.status !== 'open') return { problem: decryptionProblems[opened.status] };
  const inner = await readPlain(encryption === null ? 'PRIVATE KEY' : label, opened.der);
  // Padding that ends well by chance: what came out is no key.
  return 'problem' in inner && inner.problem === 'not-a-key' ? { problem: 'wrong-passphrase' } : inner;
}

const decryptionProblems: Readonly<Record<Exclude<Decrypted['status'], 'open'>, PrivateKeyProblem>> = {
  'wrong-passphrase': 'wrong-passphrase',
  unknown: 'encryption-unknown',
  'too-costly': 'encryption-too-costly',
  damaged: 'cut-off',
};

/** The one private block of a text. A public half beside it does no harm. */
function findBlock(text: string): PemBlock | PrivateKeyProblem {
  if (text.trim() === '') return 'empty';
  if (text.length > maxPemLength) return 'too-long';
  if (/^PuTTY-User-Key-File|^\s*ssh-(?:ed25519|rsa|dss) |^\s*ecdsa-sha2-|BEGIN (?:OPENSSH|SSH2)/mu.test(text))
    return 'ssh-key';
  const blocks = readPem(text);
  if (blocks === null) return 'cut-off';
  const secret = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  const [only, ...others] = secret;
  if (only !== undefined) return others.length === 0 ? only : 'several-keys';
  if (blocks.some(({ label }) => label.endsWith('PUBLIC KEY'))) return 'public-key';
  return blocks.some(({ label }) => label.includes('CERTIFICATE')) ? 'certificate' : 'not-a-key';
}

async function readPlain(label: string, der: Uint8Array<ArrayBuffer>): Promise<PrivateKeyReading> {
  if (label === 'EC PRIVATE KEY' || label === 'EC PARAMETERS') return { problem: 'ec-key' };
  if (label === 'RSA PRIVATE KEY') return readRsa(pkcs8OfRsa(der), der);
  if (label !== 'PRIVATE KEY') return { problem: 'other-key' };
  const [version, algorithm, secret] = readSequence(der) ?? [];
  const content = contentOf(secret, tags.octets);
  const id =
    algorithm === undefined ? null : oidOf(readSequence(encodeDer(algorithm.tag, algorithm.content))?.[0]);
  if (readNumber(version) === null || id === null || content === null) {
    return { problem: isPublic(der) ? 'public-key' : 'not-a-key' };
  }
  if (id === oids.ec) return { problem: 'ec-key' };
  if (id === oids.rsa) return readRsa(der, content);
  if (id !== oids.ed25519) return { problem: 'other-key' };
  // 04 20 and the seed of 32 bytes; a public half behind it (RFC 5958) is left out.
  const isSeed = content.length === 34 && content[0] === tags.octets && content[1] === 32;
  const pair = isSeed ? await pairOf('ed25519', ed25519Pkcs8(content.slice(2))) : null;
  return pair === null ? { problem: 'not-a-key' } : { pair };
}

async function readRsa(
  pkcs8: Uint8Array<ArrayBuffer>,
  pkcs1: Uint8Array<ArrayBuffer>,
): Promise<PrivateKeyReading> {
  const modulus = contentOf(readSequence(pkcs1)?.[1], tags.integer);
  if (modulus === null) return { problem: 'not-a-key' };
  const bits = bitsOf(modulus);
  if (bits < 2048 || bits > 4096) return { problem: 'rsa-size' };
  const pair = await pairOf('rsa', pkcs8);
  return pair === null ? { problem: 'not-a-key' } : { pair };
}

/** PKCS#1 within PKCS#8 (RFC 5208): version, algorithm with no settings, and the key. */
function pkcs8OfRsa(pkcs1: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const id = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01);
  const algorithm = encodeDer(tags.sequence, encodeDer(tags.oid, id), Uint8Array.of(0x05, 0x00));
  const version = encodeDer(tags.integer, Uint8Array.of(0));
  return encodeDer(tags.sequence, version, algorithm, encodeDer(tags.octets, pkcs1));
}

function bitsOf(integer: Uint8Array): number {
  const first = integer.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (integer.length - first) * 8 - Math.clz32(integer[first] ?? 0) + 24;
}

/** SPKI without a label: an algorithm, then a bit string. */
function isPublic(der: Uint8Array<ArrayBuffer>): boolean {
  const [algorithm, key, ...rest] = readSequence(der) ?? [];
  return algorithm?.tag === tags.sequence && key?.tag === 0x03 && rest.length === 0;
}
