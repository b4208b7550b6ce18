import { ByteReader, concat, fromHex, sameBytes, toHex, uint, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { newId } from './rows.ts';

/** Tables whose rows the manifest lists. */
export const listedTables = ['records', 'removed', 'diary', 'dropbox'] as const;
export type ListedTable = (typeof listedTables)[number];

/** Rows are listed in sixteen buckets, by the first digit of their id: a change rewrites one or two of them. */
export const bucketNames: readonly string[] = Array.from('0123456789abcdef');

/** A row that belongs to the vault: where, at which revision, and what exactly it holds. */
export interface Entry {
  readonly table: ListedTable;
  readonly id: string;
  /** 0 for an entry of the drop box, which has none. */
  readonly revision: number;
  /** SHA-256 of the row's sealed bytes; for an entry of the drop box, of its time (u64) and those. */
  readonly digest: Bytes;
}

type Place = Pick<Entry, 'table' | 'id'>;

/** An entry in the place of the one that the row had; null where the row goes. */
export interface Edit extends Place {
  readonly entry: Entry | null;
}

/** What stands above the buckets, proved by a MAC under the manifest key. */
export interface ManifestRoot {
  readonly vaultId: Bytes;
  readonly keyEpoch: number;
  /** Grows by at least one with every change of an open vault. */
  readonly epoch: number;
  /** When that was, milliseconds since 1970. */
  readonly changedAt: number;
  /** Findings up to this epoch have been acknowledged. */
  readonly acknowledged: number;
  /** How many findings there have been since. */
  readonly pending: number;
  /** SHA-256 of the header. */
  readonly header: Bytes;
  /** SHA-256 of each bucket, in the order of `bucketNames`. */
  readonly buckets: readonly Bytes[];
}

const rootVersion = 1;
const macLength = 32;
const entryLength = 53;
/** 100,000 rows in a bucket: far more than a person has, and no more than 6 MB. */
export const maxBucketLength = 100_000 * entryLength;
export const maxRootLength = 1024;

const label = utf8('keystep/manifest');

/** The bucket that lists a row. */
export function bucketOf(id: string): string {
  return id.slice(0, 1);
}

/** A new id for a row that comes with another: the same bucket lists both, so that a change of both rewrites one. */
export function newIdBeside(id: string): string {
  const bucket = bucketOf(id);
  return bucket + newId().slice(bucket.length);
}

/** The canonical bytes of a bucket: entries in the order of table and id. */
export function encodeBucket(entries: readonly Entry[]): Bytes {
  const bytes = new Uint8Array(entries.length * entryLength);
  for (const [at, entry] of [...entries].sort(inOrder).entries()) {
    bytes.set(encodeEntry(entry), at * entryLength);
  }
  return bytes;
}

/**
 * The bytes of a bucket after entries came, changed or went: a change touches one or two of hundreds, and leaves the
 * others as they stand. Expects what `encodeBucket` made, and at most one edit of each row.
 */
export function editBucket(bytes: Bytes, edits: readonly Edit[]): Bytes {
  const parts: Uint8Array[] = [];
  let rest: Uint8Array = bytes;
  for (const edit of [...edits].sort(inOrder)) {
    const place = placeOf(edit);
    let stay = 0;
    while (compare(rest.subarray(stay), place) < 0) stay += entryLength;
    parts.push(rest.subarray(0, stay));
    if (edit.entry !== null) parts.push(encodeEntry(edit.entry));
    const isThere = compare(rest.subarray(stay), place) === 0;
    rest = rest.subarray(isThere ? stay + entryLength : stay);
  }
  return concat(...parts, rest);
}

/** How what the entry at the front says of its row compares with a place; above any where there is no entry. */
function compare(entry: Uint8Array, place: Uint8Array): number {
  if (entry.length === 0) return 1;
  const at = place.findIndex((byte, index) => byte !== entry[index]);
  return at === -1 ? 0 : (entry[at] ?? 0) - (place[at] ?? 0);
}

function inOrder(a: Place, b: Place): number {
  if (a.table !== b.table) return listedTables.indexOf(a.table) - listedTables.indexOf(b.table);
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function encodeEntry(entry: Entry): Bytes {
  return concat(placeOf(entry), uint(entry.revision, 4), entry.digest);
}

/** What an entry begins with, and what entries are ordered by. */
function placeOf({ table, id }: Place): Bytes {
  const idOfRow = fromHex(id);
  if (idOfRow?.length !== 16) throw new RangeError('expected an id of 32 hex digits');
  return concat(uint(listedTables.indexOf(table), 1), idOfRow);
}

/** Reads a bucket; null for anything that `encodeBucket` does not write. */
export function parseBucket(bytes: Bytes): readonly Entry[] | null {
  if (bytes.length > maxBucketLength || bytes.length % entryLength !== 0) return null;
  const reader = new ByteReader(bytes);
  const entries: Entry[] = [];
  while (reader.left > 0) {
    const table = listedTables[reader.uint(1)];
    if (table === undefined) return null;
    const id = toHex(reader.take(16));
    const entry = { table, id, revision: reader.uint(4), digest: reader.take(32) };
    const before = entries.at(-1);
    if (before !== undefined && inOrder(before, entry) > 0) return null;
    entries.push(entry);
  }
  return entries;
}

/** The bytes of the root, MAC included. */
export async function encodeRoot(key: CryptoKey, root: ManifestRoot): Promise<Bytes> {
  const content = concat(
    uint(rootVersion, 2),
    root.vaultId,
    uint(root.keyEpoch, 4),
    uint(root.epoch, 8),
    uint(root.changedAt, 8),
    uint(root.acknowledged, 8),
    uint(root.pending, 4),
    root.header,
    ...root.buckets,
  );
  const mac = await crypto.subtle.sign('HMAC', key, concat(label, content));
  return concat(content, new Uint8Array(mac));
}

/** Reads a root; null where it is not of this vault, or not proved by this key. */
export async function openRoot(key: CryptoKey, vaultId: Bytes, bytes: Bytes): Promise<ManifestRoot | null> {
  if (bytes.length <= macLength || bytes.length > maxRootLength) return null;
  const content = bytes.slice(0, -macLength);
  const isOurs = await crypto.subtle.verify('HMAC', key, bytes.slice(-macLength), concat(label, content));
  if (!isOurs) return null;
  const reader = new ByteReader(content);
  if (reader.uint(2) !== rootVersion) return null;
  const root: ManifestRoot = {
    vaultId: reader.take(16),
    keyEpoch: reader.uint(4),
    epoch: reader.uint(8),
    changedAt: reader.uint(8),
    acknowledged: reader.uint(8),
    pending: reader.uint(4),
    header: reader.take(32),
    buckets: bucketNames.map(() => reader.take(32)),
  };
  return sameBytes(root.vaultId, vaultId) && reader.left === 0 ? root : null;
}
