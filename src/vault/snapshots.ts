import { KeystepError } from '../errors.ts';
import { OneCopy } from './copy/one-copy.ts';
import { CopyReader } from './copy/copy-reader.ts';
import { partText } from './copy/part-text.ts';
import type { PartText } from './copy/part-text.ts';
import { allParts, partOf } from './copy/parts.ts';
import { encodeRow } from './copy/row-text.ts';
import type { CopySnapshot } from './copy/sealed-copy.ts';
import type { KeyValueArea } from './key-value-area.ts';
import { isRow } from './rows.ts';
import { commitsId, commitsOf } from './store.ts';
import type { VaultStore } from './store.ts';

/** When a snapshot was taken (milliseconds since 1970), and of which version of the format. */
export interface SnapshotFacts {
  readonly takenAt: number;
  readonly version: number;
}

/** All rows but those of `session`, sealed as they were. */
export type VaultSnapshot = CopySnapshot & SnapshotFacts;

const snapshotKey = 'vault.snapshot';

/**
 * Keeps all rows aside before a migration, in place of an older snapshot. To be taken while nothing writes. Throws
 * `write-failed`, and what reading the store throws.
 */
export async function takeSnapshot(
  area: KeyValueArea,
  store: VaultStore,
  { takenAt, version }: SnapshotFacts,
): Promise<void> {
  const texts = new Map<string, PartText>();
  for (const part of allParts) {
    if (part.table === 'session') continue;
    const rows = new Map<string, string>();
    // The rest of a table: whatever its other parts do not hold.
    for (const row of await store.all(part.table, part.prefix ?? '')) {
      const text = encodeRow(row);
      if (!isRow(row) || row.id === commitsId || partOf(part.table, row.id) !== part.name) continue;
      if (text === null)
        throw new KeystepError('write-failed', `a row of ${part.table} cannot be kept aside`);
      rows.set(row.id, text);
    }
    if (rows.size > 0) texts.set(part.name, await partText(rows));
  }
  const commits = commitsOf(await store.get('header', commitsId));
  const parts = new Map([...texts].map(([name, { sum }]) => [name, sum]));
  try {
    await new OneCopy(area, snapshotKey).write({ commits, facts: { takenAt, version }, parts }, 0, (names) =>
      names.map((name) => [name, texts.get(name)?.text ?? null]),
    );
  } catch (cause) {
    throw new KeystepError('write-failed', 'the snapshot could not be written', { cause });
  }
}

/** The snapshot, all of it read and compared; null where there is none, or none that is whole. */
export async function readSnapshot(area: KeyValueArea): Promise<VaultSnapshot | null> {
  const copy = new OneCopy(area, snapshotKey);
  try {
    const found = await copy.index();
    if (found.status !== 'finished' || !(await copy.isWhole(found.index))) return null;
    const { takenAt, version } = found.index.facts;
    if (takenAt === undefined || version === undefined) return null;
    return new SnapshotReader(copy, found.index, { takenAt, version });
  } catch (cause) {
    throw new KeystepError('vault-unavailable', 'the snapshot cannot be read', { cause });
  }
}

/** Removes the snapshot, if there is one. Throws `write-failed`. */
export async function dropSnapshot(area: KeyValueArea): Promise<void> {
  try {
    await area.remove(new OneCopy(area, snapshotKey).keys());
  } catch (cause) {
    throw new KeystepError('write-failed', 'the snapshot could not be removed', { cause });
  }
}

class SnapshotReader extends CopyReader implements VaultSnapshot {
  readonly takenAt: number;
  readonly version: number;

  constructor(copy: OneCopy, index: CopyReader['index'], { takenAt, version }: SnapshotFacts) {
    super(copy, index);
    this.takenAt = takenAt;
    this.version = version;
  }
}
