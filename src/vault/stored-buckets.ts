import { readAhead } from './breath.ts';
import type { Bytes } from './bytes.ts';
import { bucketNames } from './manifest.ts';
import { storedBucket } from './manifest-change.ts';
import type { VaultStore } from './store.ts';
import type { CheckedTable } from './verify-rows.ts';

/** What a store holds in one bucket. */
export interface Bucket {
  readonly name: string;
  /** The manifest's bytes; null for what is no bucket at all. */
  readonly listed: Bytes | null;
  /** What stands in each of the checked tables. */
  readonly rows: Readonly<Record<CheckedTable, readonly unknown[]>>;
}

/** Buckets that are read in one transaction: the fewer transactions, the quicker. */
const together = 4;

/** All buckets, in order; the next ones are on their way while one is worked on. */
export async function* storedBuckets(store: VaultStore): AsyncGenerator<Bucket> {
  const groups = bucketNames
    .map((_, at) => bucketNames.slice(at, at + together))
    .filter((_, at) => at % together === 0);
  const read = (names: readonly string[]) => Promise.all(names.map((name) => readBucket(store, name)));
  for await (const [, buckets] of readAhead(groups, read)) yield* buckets;
}

async function readBucket(store: VaultStore, name: string): Promise<Bucket> {
  const [listed, records, diary] = await Promise.all([
    storedBucket(store, name),
    store.all('records', name),
    store.all('diary', name),
  ]);
  return { name, listed, rows: { records, diary } };
}
