import { contentOf, oidOf, readDer, readNumber, readSequence, tags, type DerElement } from './der.ts';
import type { PemBlock } from './pem.ts';

/** What came of decrypting. `unknown`: in a way that the browser's crypto does not have. */
export type Decrypted =
  | { readonly status: 'open'; readonly der: Uint8Array<ArrayBuffer> }
  | { readonly status: 'wrong-passphrase' | 'unknown' | 'too-costly' | 'damaged' };

/** Most work that a file may ask for, ten times and more what openssl writes: 5 million rounds, 256 MiB. */
const maxIterations = 5_000_000;
const maxScryptBytes = 256 * 1024 * 1024;

const oids = {
  pbes2: '2a864886f70d01050d',
  pbkdf2: '2a864886f70d01050c',
  scrypt: '2b06010401da47040b',
} as const;

const hashes: Readonly<Record<string, string>> = {
  '2a864886f70d0207': 'SHA-1',
  '2a864886f70d0209': 'SHA-256',
  '2a864886f70d020a': 'SHA-384',
  '2a864886f70d020b': 'SHA-512',
};

/** Bytes of an AES key, by the cipher's identifier or by its name in an old head. */
const keyLengths: Readonly<Record<string, number>> = {
  '608648016503040102': 16,
  '608648016503040116': 24,
  '60864801650304012a': 32,
  'AES-128-CBC': 16,
  'AES-192-CBC': 24,
  'AES-256-CBC': 32,
};

/** Opens `ENCRYPTED PRIVATE KEY`: PBES2 (RFC 8018) with PBKDF2 or scrypt (RFC 7914) and AES in CBC mode. */
export async function decryptPkcs8(der: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Decrypted> {
  const [algorithm, data] = readSequence(der) ?? [];
  const [scheme, parameters] = membersOf(algorithm);
  const sealed = contentOf(data, tags.octets);
  if (sealed === null || oidOf(scheme) === null) return { status: 'damaged' };
  if (oidOf(scheme) !== oids.pbes2) return { status: 'unknown' };
  const [derivation, cipher] = membersOf(parameters);
  const [cipherId, ivElement] = membersOf(cipher);
  const length = keyLengths[oidOf(cipherId) ?? ''];
  const iv = contentOf(ivElement, tags.octets);
  if (length === undefined || iv?.length !== 16) return { status: 'unknown' };
  const key = await deriveKey(derivation, new TextEncoder().encode(passphrase), length);
  return key instanceof Uint8Array ? decryptCbc(key, iv, sealed) : { status: key };
}

/** Opens a block whose head names the cipher (RFC 1421), with OpenSSL's derivation of the key: MD5 in a chain. */
export async function decryptOld(
  { der, encryption }: PemBlock & { readonly encryption: NonNullable<PemBlock['encryption']> },
  passphrase: string,
): Promise<Decrypted> {
  const length = keyLengths[encryption.cipher];
  const iv = fromHex(encryption.iv);
  if (length === undefined) return { status: 'unknown' };
  if (iv.length !== 16) return { status: 'damaged' };
  const { md5 } = (await import('hash-wasm/dist/md5.umd.min.js')).default;
  const seed = Uint8Array.of(...new TextEncoder().encode(passphrase), ...iv.slice(0, 8));
  let chain = new Uint8Array();
  for (let last = new Uint8Array(); chain.length < length;) {
    last = fromHex(await md5(Uint8Array.of(...last, ...seed)));
    chain = Uint8Array.of(...chain, ...last);
  }
  return decryptCbc(chain.slice(0, length), iv, der);
}

async function deriveKey(
  element: DerElement | undefined,
  passphrase: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer> | 'unknown' | 'too-costly' | 'damaged'> {
  const [id, parameters] = membersOf(element);
  const members = membersOf(parameters);
  const salt = contentOf(members[0], tags.octets);
  const cost = readNumber(members[1]);
  if (salt === null || cost === null || cost < 1) return oidOf(id) === null ? 'damaged' : 'unknown';
  if (oidOf(id) === oids.pbkdf2) {
    if (cost > maxIterations) return 'too-costly';
    const prf = members.find(({ tag }) => tag === tags.sequence);
    const hash = prf === undefined ? 'SHA-1' : hashes[oidOf(membersOf(prf)[0]) ?? ''];
    if (hash === undefined) return 'unknown';
    const base = await crypto.subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
    const settings = { name: 'PBKDF2', salt, iterations: cost, hash };
    return new Uint8Array(await crypto.subtle.deriveBits(settings, base, length * 8));
  }
  if (oidOf(id) !== oids.scrypt) return 'unknown';
  const [blockSize, parallelism] = [readNumber(members[2]), readNumber(members[3])];
  if (!blockSize || !parallelism || (cost & (cost - 1)) !== 0 || cost < 2) return 'damaged';
  if (128 * cost * blockSize > maxScryptBytes || parallelism > 16) return 'too-costly';
  const { scrypt } = (await import('hash-wasm/dist/scrypt.umd.min.js')).default;
  const settings = { costFactor: cost, blockSize, parallelism, hashLength: length } as const;
  const derived = await scrypt({ password: passphrase, salt, ...settings, outputType: 'binary' });
  return Uint8Array.from(derived);
}

/** What does not end as it must was opened with another key. */
async function decryptCbc(
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Decrypted> {
  if (sealed.length === 0 || sealed.length % 16 !== 0) return { status: 'damaged' };
  let aes: CryptoKey;
  try {
    aes = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  } catch {
    // Chromium has no AES with keys of 192 bits.
    return { status: 'unknown' };
  }
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, aes, sealed);
    const der = new Uint8Array(plain);
    // One wrong key in 256 ends well by chance; what it gives is no sequence.
    return readSequence(der) === null ? { status: 'wrong-passphrase' } : { status: 'open', der };
  } catch {
    return { status: 'wrong-passphrase' };
  }
}

function membersOf(element: DerElement | undefined): readonly DerElement[] {
  return element?.tag === tags.sequence ? (readDer(element.content) ?? []) : [];
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/giu) ?? [], (pair) => Number.parseInt(pair, 16));
}
