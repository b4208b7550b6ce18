import type { Header } from './header.ts';
import { hmac, sha256, text, uint } from './primitives.ts';
import { bytesOf, sealedRows } from './rows.ts';
import type { Rows } from './rows.ts';

export interface Manifest {
  readonly epoch: number;
  readonly changedAt: number;
  readonly acknowledged: number;
  readonly pending: number;
}

const tables = ['records', 'removed', 'diary', 'dropbox'] as const;
const rootLength = 2 + 16 + 4 + 8 + 8 + 8 + 4 + 32 + 16 * 32;

/** Checks the MAC of the root, the digests of header and buckets, and every row. Throws where anything differs. */
export function checkManifest(rows: Rows, header: Header, key: Buffer): Manifest {
  const root = bytesOf(rows, 'manifest', 'root');
  if (root?.length !== rootLength + 32) throw new Error('root');
  const content = root.subarray(0, rootLength);
  if (!hmac(key, Buffer.concat([text('keystep/manifest'), content])).equals(root.subarray(rootLength))) {
    throw new Error('MAC of the root');
  }
  if (content.readUInt16BE(0) !== 1) throw new Error('version of the root');
  if (!content.subarray(2, 18).equals(header.vaultId)) throw new Error('vault of the root');
  if (content.readUInt32BE(18) !== header.keyEpoch) throw new Error('key epoch of the root');
  if (!content.subarray(50, 82).equals(sha256(header.bytes))) throw new Error('header');

  const listed = new Map<string, string>();
  for (let index = 0; index < 16; index += 1) {
    const name = index.toString(16);
    const bucket = bytesOf(rows, 'manifest', name) ?? Buffer.alloc(0);
    const digest = content.subarray(82 + 32 * index, 114 + 32 * index);
    if (!digest.equals(sha256(bucket)) || bucket.length % 53 !== 0) throw new Error(`bucket ${name}`);
    for (let at = 0; at < bucket.length; at += 53) {
      const id = bucket.subarray(at + 1, at + 17).toString('hex');
      if (!id.startsWith(name)) throw new Error(`an entry of bucket ${name}`);
      const key = `${tables[bucket[at]!]} ${id}`;
      listed.set(key, bucket.subarray(at + 17, at + 53).toString('hex'));
    }
  }
  for (const table of tables) {
    for (const { id, revision, createdAt, sealed } of sealedRows(rows, table)) {
      const bound = table === 'dropbox' ? Buffer.concat([uint(createdAt, 8), sealed]) : sealed;
      const entry = Buffer.concat([uint(revision, 4), sha256(bound)]).toString('hex');
      // What was kept while the vault was locked is listed from the next unlock on.
      if (table === 'dropbox' && !listed.has(`${table} ${id}`)) continue;
      if (listed.get(`${table} ${id}`) !== entry) throw new Error(`row ${id} of ${table} is not as listed`);
      listed.delete(`${table} ${id}`);
    }
  }
  // Locking clears `removed` and leaves its entries to the next unlock.
  const missing = [...listed.keys()].filter((name) => !name.startsWith('removed '));
  if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
  return {
    epoch: Number(content.readBigUInt64BE(22)),
    changedAt: Number(content.readBigUInt64BE(30)),
    acknowledged: Number(content.readBigUInt64BE(38)),
    pending: content.readUInt32BE(46),
  };
}

/** Checks the anchor of extension storage against header and manifest. Throws where anything differs. */
export function checkAnchor(value: unknown, header: Header, key: Buffer, { epoch }: Manifest): void {
  const anchor = value as { vaultId: string; epoch: number; mac: string; dropKeys: readonly string[] };
  const content = Buffer.concat([text('keystep/anchor'), header.vaultId, uint(anchor.epoch, 8)]);
  if (anchor.vaultId !== header.vaultId.toString('hex')) throw new Error('anchor of another vault');
  if (anchor.mac !== hmac(key, content).toString('base64')) throw new Error('MAC of the anchor');
  if (anchor.epoch > epoch) throw new Error('an older copy of the vault');
  if (!anchor.dropKeys.includes(header.publicKey.toString('base64'))) throw new Error('drop box');
}
