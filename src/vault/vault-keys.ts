import { concat, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** Keys of an open vault, one per use. None can be exported. */
export interface VaultKeys {
  readonly records: CryptoKey;
  readonly dropBox: CryptoKey;
  readonly draft: CryptoKey;
  readonly diary: CryptoKey;
  /** For HMAC-SHA-256. */
  readonly manifest: CryptoKey;
}

/** HKDF info of every key there is: a label per use, so that no key serves two. */
const labels = {
  passphrase: 'keystep/v1/kek/passphrase',
  recovery: 'keystep/v1/kek/recovery',
  records: 'keystep/v1/records',
  dropBox: 'keystep/v1/drop-box',
  draft: 'keystep/v1/draft',
  diary: 'keystep/v1/diary',
  manifest: 'keystep/v1/manifest',
} as const;

async function subkey(root: CryptoKey, vaultId: Bytes, use: keyof typeof labels): Promise<CryptoKey> {
  return hkdfKey(root, vaultId, utf8(labels[use]));
}

async function hkdfKey(root: CryptoKey, salt: Bytes, info: Bytes): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

async function macKey(root: CryptoKey, vaultId: Bytes): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: vaultId, info: utf8(labels.manifest) },
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  );
}

/** A root for HKDF that gives its bytes to nobody. */
export async function importRoot(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
}

/** The keys below the vault root key. */
export async function deriveVaultKeys(root: CryptoKey, vaultId: Bytes): Promise<VaultKeys> {
  const [records, dropBox, draft, diary, manifest] = await Promise.all([
    subkey(root, vaultId, 'records'),
    subkey(root, vaultId, 'dropBox'),
    subkey(root, vaultId, 'draft'),
    subkey(root, vaultId, 'diary'),
    macKey(root, vaultId),
  ]);
  return { records, dropBox, draft, diary, manifest };
}

/** The key that wraps the vault root key in a passphrase slot, from what Argon2id gave. */
export async function passphraseKey(stretched: Uint8Array, vaultId: Bytes): Promise<CryptoKey> {
  const bytes = concat(stretched);
  const key = await subkey(await importRoot(bytes), vaultId, 'passphrase');
  bytes.fill(0);
  return key;
}

/** The key that wraps the vault root key in a recovery slot, from the 16 bytes of the code and the slot's salt. */
export async function recoveryKey(code: Bytes, salt: Bytes, vaultId: Bytes): Promise<CryptoKey> {
  return hkdfKey(await importRoot(code), salt, concat(utf8(labels.recovery), vaultId));
}
