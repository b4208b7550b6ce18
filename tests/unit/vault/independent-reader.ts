/**
 * Opens a vault by docs/vault-format.md alone: nothing here or below `independent/` comes from src/, and neither
 * Argon2id, HKDF, AES-GCM nor HPKE is the one that the product uses.
 */
import { openRootKey, parseHeader } from './independent/header.ts';
import type { Header, Secret } from './independent/header.ts';
import { checkAnchor, checkManifest } from './independent/manifest.ts';
import type { Manifest } from './independent/manifest.ts';
import { hkdf, openGcm, openHpke, text, uint, unpadJson } from './independent/primitives.ts';
import { bytesOf, sealedRows } from './independent/rows.ts';
import type { Rows } from './independent/rows.ts';

export { rowsOfCopy, rowsOfSnapshot } from './independent/sealed-copy.ts';
export type { StorageValues } from './independent/sealed-copy.ts';
export type { Rows } from './independent/rows.ts';

export interface OpenedVault {
  /** Null for a vault of format 1. */
  readonly manifest: Manifest | null;
  readonly records: readonly { readonly id: string; readonly revision: number; readonly record: unknown }[];
  readonly waiting: readonly { readonly id: string; readonly createdAt: number; readonly content: unknown }[];
  /** Newest first. */
  readonly diary: readonly Note[];
}

interface Note {
  readonly at: number;
  readonly epoch: number;
  readonly [name: string]: unknown;
}

/**
 * All that a vault holds, from its rows and its passphrase or recovery code. `anchor`: the value of `vault.anchor`
 * in extension storage, to be checked too. Throws where anything does not fit.
 */
export function openVault(rows: Rows, secret: Secret, anchor?: unknown): OpenedVault {
  const header = parseHeader(bytesOf(rows, 'header', 'header') ?? Buffer.alloc(0));
  const rootKey = openRootKey(header, secret);
  const subkey = (label: string): Buffer => hkdf(rootKey, header.vaultId, text(label));
  const manifestKey = subkey('keystep/v1/manifest');
  const manifest = header.version === 1 ? null : checkManifest(rows, header, manifestKey);
  if (anchor !== undefined && manifest !== null) checkAnchor(anchor, header, manifestKey, manifest);
  return {
    manifest,
    records: readRecords(rows, header, subkey('keystep/v1/records')),
    waiting: readDropBox(rows, header, subkey('keystep/v1/drop-box')),
    diary: readDiary(rows, header, subkey('keystep/v1/diary')),
  };
}

function readRecords(rows: Rows, { vaultId, keyEpoch }: Header, key: Buffer): OpenedVault['records'] {
  return sealedRows(rows, 'records').map(({ id, idBytes, revision, sealed }) => {
    const additionalData = Buffer.concat([
      text('keystep/record'),
      uint(1, 2),
      vaultId,
      idBytes,
      uint(revision, 4),
      uint(keyEpoch, 4),
      sealed.subarray(0, 2),
    ]);
    if (![1, 2].includes(sealed.readUInt16BE(0))) throw new Error('schema');
    return { id, revision, record: unpadJson(openGcm(key, sealed.subarray(2), additionalData)) };
  });
}

function readDropBox(rows: Rows, header: Header, key: Buffer): OpenedVault['waiting'] {
  const { vaultId, keyEpoch, keyId, publicKey, wrappedPrivate } = header;
  const pkcs8 = openGcm(
    key,
    wrappedPrivate,
    Buffer.concat([text('keystep/drop-box-key'), uint(1, 2), vaultId, uint(keyEpoch, 4), keyId, publicKey]),
  );
  const info = Buffer.concat([text('keystep/drop-box/v1'), vaultId, keyId]);
  return (rows['dropbox'] ?? []).map(({ id, createdAt = -1, sealed = new Uint8Array() }) => {
    const additionalData = Buffer.concat([uint(1, 1), Buffer.from(id, 'hex'), uint(createdAt, 8)]);
    const padded = openHpke({ pkcs8, publicKey }, info, additionalData, Buffer.from(sealed));
    return { id, createdAt, content: unpadJson(padded) };
  });
}

function readDiary(rows: Rows, { vaultId, keyEpoch }: Header, key: Buffer): OpenedVault['diary'] {
  return sealedRows(rows, 'diary')
    .map(({ idBytes, revision: epoch, sealed }) => {
      const additionalData = Buffer.concat([
        text('keystep/diary'),
        uint(1, 2),
        vaultId,
        idBytes,
        uint(epoch, 4),
        uint(keyEpoch, 4),
      ]);
      const note = unpadJson(openGcm(key, sealed, additionalData)) as { readonly at: number };
      return { ...note, epoch };
    })
    .sort((a, b) => b.epoch - a.epoch || b.at - a.at);
}
