import { beforeAll, describe, expect, it } from 'vitest';
import type { TableName } from '../../../src/vault/store.ts';
import { neighbours, rowsOf, sameRow, withRow, withRows } from './disk.ts';
import type { Disk, RawRow } from './disk.ts';
import { makeScene, openTampered } from './scene.ts';
import type { Opened, Scene } from './scene.ts';

/** Every how many-th change is tried; all of them in `npm run soak`. */
const stride = process.env['KEYSTEP_RUNS'] === undefined ? 101 : 1;
const timeout = stride === 1 ? 3_600_000 : 120_000;

const written = ['header', 'manifest', 'records', 'diary', 'dropbox', 'operations', 'quarantine'] as const;

/** Which findings name a change of a row of each table. No word: nothing is lost or opened by it. */
const named: Readonly<Record<(typeof written)[number], readonly string[]>> = {
  header: [],
  manifest: ['manifest-damaged'],
  records: ['record-changed', 'record-missing', 'record-added', 'record-older'],
  diary: ['diary-damaged'],
  dropbox: ['record-changed', 'record-missing'],
  // Whether a request was done already: one that is forgotten meets the revision that it made.
  operations: [],
  // What is set aside never opens by itself, and only under the id and revision that are sealed with it.
  quarantine: [],
};

/** Fails unless what was changed is named, or cannot matter. */
function expectNamed(scene: Scene, table: TableName, id: string, opened: Opened): void {
  if (opened.status === 'damaged') {
    expect(table).toBe('header');
    return;
  }
  const words = named[table as (typeof written)[number]];
  // Without a copy nothing tells what a key was that was kept after the lock: it shows as unreadable, or not.
  const isSilent = words.length === 0 || (id === scene.unlisted && !scene.mirrored);
  if (!isSilent) expect(words.some((word) => opened.kinds.has(word))).toBe(true);
  if (table !== 'records') expect(opened.missing).toEqual([]);
  if (table !== 'dropbox') expect(opened.unreadable).toEqual([]);
  if (scene.mirrored && table !== 'header') {
    for (const finding of opened.findings)
      expect(finding.healed || finding.kind === 'record-added').toBe(true);
  }
}

function rowWith(disk: Disk, table: TableName, id: string): RawRow | undefined {
  return rowsOf(disk, table).find((row) => row.id === id);
}

/** Whether a bucket of the manifest lists nothing; one that is not there lists nothing, too. */
function isEmpty(bucket: RawRow | undefined): boolean {
  return bucket === undefined || (bucket['bytes'] as Uint8Array).length === 0;
}

/** A disk in which one row stands instead of another. */
function replaced(disk: Disk, table: TableName, before: RawRow, after: RawRow): Disk {
  const others = rowsOf(disk, table).filter(({ id }) => id !== before.id && id !== after.id);
  return withRows(disk, table, [...others, after]);
}

describe.each([
  ['without a copy', false],
  ['with a copy', true],
])('a vault that was tampered with, %s', (_name, mirrored) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await makeScene(mirrored);
  });

  it('opens as it is with nothing found', async () => {
    const opened = await openTampered(scene, scene.disk);
    expect(opened).toMatchObject({ status: 'open', findings: [], missing: [], unreadable: [] });
    for (const table of written) expect(rowsOf(scene.disk, table).length).toBeGreaterThan(0);
  });

  it.each(written)('recognises every changed byte of %s', { timeout }, async (table) => {
    let turn = 0;
    let tried = 0;
    for (const row of rowsOf(scene.disk, table)) {
      for (const changed of neighbours(row)) {
        // An empty bucket under the name of another empty one: the list is the same.
        if (table === 'manifest' && isEmpty(row) && isEmpty(rowWith(scene.disk, table, changed.id))) continue;
        turn += 1;
        if (turn % stride !== 0) continue;
        tried += 1;
        expectNamed(
          scene,
          table,
          row.id,
          await openTampered(scene, replaced(scene.disk, table, row, changed)),
        );
      }
    }
    expect(tried).toBe(Math.floor(turn / stride));
    if (stride === 1) console.info(`${table}, ${_name}: ${tried} changes`);
  });

  it.each(written)('recognises every two swapped rows of %s', { timeout }, async (table) => {
    const rows = rowsOf(scene.disk, table);
    let turn = 0;
    for (const [at, one] of rows.entries()) {
      for (const other of rows.slice(at + 1)) {
        turn += 1;
        if (turn % Math.min(stride, 7) !== 0 && rows.length > 5) continue;
        const swapped = withRow(withRow(scene.disk, table, { ...other, id: one.id }), table, {
          ...one,
          id: other.id,
        });
        // Two empty buckets are the same.
        if (sameRow({ ...one, id: '' }, { ...other, id: '' })) continue;
        const opened = await openTampered(scene, swapped);
        expectNamed(scene, table, one.id === scene.unlisted ? other.id : one.id, opened);
      }
    }
    if (stride === 1) console.info(`${table}, ${_name}: ${turn} swaps`);
  });

  it.each(written)('recognises every deleted row of %s', { timeout }, async (table) => {
    for (const row of rowsOf(scene.disk, table)) {
      const rest = rowsOf(scene.disk, table).filter(({ id }) => id !== row.id);
      // A bucket without entries needs no row.
      if (table === 'manifest' && isEmpty(row)) continue;
      expectNamed(scene, table, row.id, await openTampered(scene, withRows(scene.disk, table, rest)));
    }
  });
});
