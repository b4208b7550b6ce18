import { Breath } from './breath.ts';
import { concat, sameBytes, uint } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { parseBytesRow } from './rows.ts';
import type { DropRow, RecordRow } from './rows.ts';
import {
  bucketNames,
  bucketOf,
  editBucket,
  encodeBucket,
  encodeRoot,
  listedTables,
  maxBucketLength,
  maxRootLength,
  openRoot,
  parseBucket,
} from './manifest.ts';
import type { Edit, Entry, ListedTable, ManifestRoot } from './manifest.ts';
import { sha256 } from './sha256.ts';
import type { Change, TableName, VaultStore } from './store.ts';

export const rootId = 'root';

/** The root that stands in a store or a copy; null where it is not proved by the key. */
export async function rootIn(
  source: Pick<VaultStore, 'get'>,
  key: CryptoKey,
  vaultId: Bytes,
): Promise<ManifestRoot | null> {
  const bytes = parseBytesRow(await source.get('manifest', rootId), maxRootLength);
  return bytes === null ? null : openRoot(key, vaultId, bytes);
}

/** The manifest's entry for a row. */
export async function entryFor(table: ListedTable, row: RecordRow | DropRow): Promise<Entry> {
  const { id, sealed } = row;
  // An entry of the drop box opens with its time only, so that belongs to what is listed.
  if (isDropRow(row)) {
    return { table, id, revision: 0, digest: await sha256(concat(uint(row.createdAt, 8), sealed)) };
  }
  return { table, id, revision: row.revision, digest: await sha256(sealed) };
}

/**
 * What a change puts into the manifest: the buckets of the rows that it touches, and the root above them.
 * Returns null where a bucket is not the one that the root proves.
 */
export async function manifestPuts(
  store: VaultStore,
  key: CryptoKey,
  change: Change,
  root: ManifestRoot,
): Promise<Change['put'] | null> {
  const touched = [...(await touchedBuckets(change))];
  const stored = await Promise.all(touched.map(([name]) => storedBucket(store, name)));
  const buckets = [...root.buckets];
  const put = [];
  for (const [at, [name, edits]] of touched.entries()) {
    const index = bucketNames.indexOf(name);
    const before = await provedBytes(stored[at] ?? null, root.buckets[index]);
    if (before === null) return null;
    const bytes = editBucket(before, [...edits.values()]);
    buckets[index] = await sha256(bytes);
    put.push({ table: 'manifest', row: { id: name, bytes } } as const);
  }
  const header = change.put?.find(({ table }) => table === 'header')?.row['bytes'] as Bytes | undefined;
  const bytes = await encodeRoot(key, {
    ...root,
    buckets,
    header: header === undefined ? root.header : await sha256(header),
  });
  return [...put, { table: 'manifest', row: { id: rootId, bytes } }];
}

/** The manifest of exactly these rows: the root, and each bucket that is not so already in the store. */
export async function wholeManifest(
  store: Pick<VaultStore, 'get'>,
  key: CryptoKey,
  root: Omit<ManifestRoot, 'buckets' | 'header'>,
  entries: readonly Entry[],
  headerBytes: Bytes,
): Promise<NonNullable<Change['put']>> {
  const buckets: Bytes[] = [];
  const puts = [];
  const stored = await Promise.all(bucketNames.map((name) => storedBucket(store, name)));
  const listed = new Map<string, Entry[]>(bucketNames.map((name) => [name, []]));
  for (const entry of entries) listed.get(bucketOf(entry.id))?.push(entry);
  const breath = new Breath();
  for (const [at, name] of bucketNames.entries()) {
    await breath.take();
    const bytes = encodeBucket(listed.get(name) ?? []);
    buckets.push(await sha256(bytes));
    const before = stored[at] ?? null;
    if (before === null || !sameBytes(before, bytes)) {
      puts.push({ table: 'manifest', row: { id: name, bytes } } as const);
    }
  }
  const bytes = await encodeRoot(key, { ...root, buckets, header: await sha256(headerBytes) });
  return [...puts, { table: 'manifest', row: { id: rootId, bytes } }];
}

/** The entries of a bucket whose digest is known; null where its bytes are others. */
export async function provedEntries(
  bytes: Bytes | null,
  digest: Bytes | undefined,
): Promise<readonly Entry[] | null> {
  const proved = await provedBytes(bytes, digest);
  return proved === null ? null : parseBucket(proved);
}

async function provedBytes(bytes: Bytes | null, digest: Bytes | undefined): Promise<Bytes | null> {
  if (bytes === null || digest === undefined) return null;
  return sameBytes(await sha256(bytes), digest) ? bytes : null;
}

/** A bucket as it stands, no bytes where there is none; null for what is no bucket at all. */
export async function storedBucket(source: Pick<VaultStore, 'get'>, name: string): Promise<Bytes | null> {
  const row = await source.get('manifest', name);
  return row === undefined ? new Uint8Array() : parseBytesRow(row, maxBucketLength);
}

/** Edits by bucket, one a row: a row that is removed and put stays. */
async function touchedBuckets(change: Change): Promise<Map<string, Map<string, Edit>>> {
  const touched = new Map<string, Map<string, Edit>>();
  const edit = (table: ListedTable, id: string, entry: Entry | null): void => {
    const edits = touched.get(bucketOf(id)) ?? new Map<string, Edit>();
    edits.set(`${table} ${id}`, { table, id, entry });
    touched.set(bucketOf(id), edits);
  };
  for (const { table, id } of change.remove ?? []) if (isListed(table)) edit(table, id, null);
  const breath = new Breath();
  for (const { table, row } of change.put ?? []) {
    await breath.take();
    if (isListed(table)) edit(table, row.id, await entryFor(table, row as RecordRow));
  }
  return touched;
}

function isDropRow(row: RecordRow | DropRow): row is DropRow {
  return 'createdAt' in row;
}

function isListed(table: TableName): table is ListedTable {
  return (listedTables as readonly TableName[]).includes(table);
}
