import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256, HpkeError } from '@hpke/core';
import { KeystepError } from '../errors.ts';
import { open, seal } from './aead.ts';
import { concat, randomBytes, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { envelopeVersion } from './header.ts';
import type { DropBoxKey, Header } from './header.ts';
import { pad, unpad } from './padding.ts';

const encLength = 32;

type VaultRef = Pick<Header, 'vaultId' | 'keyEpoch'>;

/** What an entry is, bound to it: a key with its id and time, or the draft of a form. */
export type DropKind =
  | { readonly kind: 'key'; readonly dropId: Bytes; readonly createdAt: number }
  | { readonly kind: 'draft'; readonly form: string };

/** Opens what was sealed with the public key of `keyId`. The private key cannot be exported. */
export interface DropBoxOpener {
  readonly keyId: Bytes;
  readonly pair: CryptoKeyPair;
}

// RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
const kem = new DhkemX25519HkdfSha256();
const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });

function info(vault: VaultRef, keyId: Bytes): Bytes {
  return concat(utf8('keystep/drop-box/v1'), vault.vaultId, keyId);
}

function entryAdditionalData(entry: DropKind): Bytes {
  return entry.kind === 'key'
    ? concat(uint(1, 1), entry.dropId, uint(entry.createdAt, 8))
    : concat(uint(2, 1), utf8(entry.form));
}

function wrapAdditionalData(vault: VaultRef, keyId: Bytes, publicKey: Bytes): Bytes {
  return concat(
    utf8('keystep/drop-box-key'),
    uint(envelopeVersion, 2),
    vault.vaultId,
    uint(vault.keyEpoch, 4),
    keyId,
    publicKey,
  );
}

/** A new pair, its private half wrapped under K_drop. */
export async function makeDropBoxKey(dropBoxKey: CryptoKey, vault: VaultRef): Promise<DropBoxKey> {
  const pair = await kem.generateKeyPair();
  const keyId = randomBytes(16);
  const publicKey = new Uint8Array(await kem.serializePublicKey(pair.publicKey));
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const wrappedPrivate = await seal(dropBoxKey, privateKey, wrapAdditionalData(vault, keyId, publicKey));
  privateKey.fill(0);
  return { keyId, publicKey, wrappedPrivate };
}

/** The pair behind a header's drop box; null where it was changed by another hand. */
export async function openDropBoxKey(
  dropBoxKey: CryptoKey,
  vault: VaultRef,
  { keyId, publicKey, wrappedPrivate }: DropBoxKey,
): Promise<DropBoxOpener | null> {
  const bytes = await open(dropBoxKey, wrappedPrivate, wrapAdditionalData(vault, keyId, publicKey));
  if (bytes === null) return null;
  const privateKey = await crypto.subtle.importKey('pkcs8', bytes, 'X25519', false, ['deriveBits']);
  bytes.fill(0);
  const pair = { privateKey, publicKey: await kem.deserializePublicKey(publicKey.buffer) };
  return { keyId, pair };
}

/**
 * Seals content so that only the vault's owner opens it. Needs no secret: works locked. Throws `drop-box-swapped`
 * for a public key that is none.
 */
export async function sealDrop(
  vault: VaultRef,
  { keyId, publicKey }: Pick<DropBoxKey, 'keyId' | 'publicKey'>,
  entry: DropKind,
  content: Bytes,
): Promise<Bytes> {
  try {
    const recipientPublicKey = await kem.deserializePublicKey(publicKey.buffer);
    const { enc, ct } = await suite.seal(
      { recipientPublicKey, info: info(vault, keyId) },
      pad(content).buffer,
      entryAdditionalData(entry).buffer,
    );
    return concat(new Uint8Array(enc), new Uint8Array(ct));
  } catch (cause) {
    throw new KeystepError('drop-box-swapped', 'the public key is none that anything can be sealed for', {
      cause,
    });
  }
}

/** What `sealDrop` sealed; null for what is forged, damaged, or sealed for another pair. */
export async function openDrop(
  vault: VaultRef,
  { keyId, pair }: DropBoxOpener,
  entry: DropKind,
  sealed: Bytes,
): Promise<Bytes | null> {
  if (sealed.length <= encLength) return null;
  try {
    const padded = await suite.open(
      { recipientKey: pair, enc: sealed.slice(0, encLength).buffer, info: info(vault, keyId) },
      sealed.slice(encLength).buffer,
      entryAdditionalData(entry).buffer,
    );
    return unpad(new Uint8Array(padded));
  } catch (error) {
    if (error instanceof HpkeError) return null;
    throw error;
  }
}
