import { beforeAll, describe, expect, it } from 'vitest';
import { checksumOf } from '../../../src/vault/copy/copy-index.ts';
import { copyKeys } from '../../../src/vault/copy/copy-pair.ts';
import { flipped, rowsOf, startOn, takeDisk, withDatabaseOf, withRow } from './disk.ts';
import type { Disk } from './disk.ts';
import { kindsOf, makeScene, openTampered } from './scene.ts';
import type { Scene } from './scene.ts';
import { addKey, passphrase } from './support.ts';

function withValue(disk: Disk, key: string, text: string | null): Disk {
  const area = new Map(disk.area);
  if (text === null) area.delete(key);
  else area.set(key, text);
  return { ...disk, area };
}

/** The indexes of the copies, changed and with checksums that fit. */
async function withIndexes(disk: Disk, change: (content: Record<string, unknown>) => object): Promise<Disk> {
  let changed = disk;
  for (const key of copyKeys) {
    const index = JSON.parse(disk.area.get(key) ?? 'null') as { version: number; text: string } | null;
    if (index === null) continue;
    const text = JSON.stringify(change(JSON.parse(index.text) as Record<string, unknown>));
    const value = { version: index.version, text, checksum: await checksumOf(text) };
    changed = withValue(changed, key, JSON.stringify(value));
  }
  return changed;
}

describe('a copy that was tampered with', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await makeScene(true);
  });

  it('changes nothing where the database is whole', { timeout: 120_000 }, async () => {
    const keys = [...scene.disk.area.keys()].filter((key) => key.startsWith('vault.copy'));
    expect(keys.length).toBeGreaterThan(40);
    const texts = [null, '"not the part"', 'null', '7'];
    for (const [at, key] of keys.entries()) {
      const opened = await openTampered(scene, withValue(scene.disk, key, texts[at % texts.length] ?? null));
      expect([key, kindsOf(opened)]).toEqual([key, []]);
    }
  });

  it('is an earlier one: nothing of it comes back', async () => {
    const copy = [...scene.earlier.area].filter(([key]) => key.startsWith('vault.copy'));
    const others = [...scene.disk.area].filter(([key]) => !key.startsWith('vault.copy'));
    const disk = { ...scene.disk, area: new Map([...others, ...copy]) };
    expect(kindsOf(await openTampered(scene, disk))).toEqual([]);
    const late = await withIndexes(disk, (content) => ({ ...content, commits: Number.MAX_SAFE_INTEGER }));
    const opened = await openTampered(scene, late);
    // Keys that were reviewed since may wait once more; no stored key is another.
    if (opened.status !== 'open') throw new Error('expected it to open');
    expect(opened.missing).toEqual([]);
  });

  it('claims to have seen more changes, and is up to date again after the unlock', async () => {
    const late = await withIndexes(scene.disk, (content) => ({ ...content, commits: 1_000_000 }));
    const opened = await openTampered(scene, late);
    if (opened.status !== 'open') throw new Error('expected it to open');
    const { world } = opened;
    await addKey(world, 'one more');
    await world.vault.lock();
    await world.vault.unlock(passphrase);
    await addKey(world, 'and another');
    await world.vault.lock();
    const empty = await startOn({ ...(await takeDisk(world)), rows: new Map() }, true);
    await empty.vault.restoreFromCopy();
    await empty.vault.unlock(passphrase);
    expect((await empty.vault.list()).keys.map(({ label }) => label)).toContain('one more');
    expect((await empty.vault.list()).keys).toHaveLength(scene.keys.size + 2);
  });

  it('is broken together with a row: that row is set aside, all others open', async () => {
    const row = rowsOf(scene.disk, 'records')[0];
    if (row === undefined) throw new Error('expected a row');
    const sealed = flipped(row['sealed'] as Uint8Array, 60);
    let disk = withRow(scene.disk, 'records', { ...row, sealed });
    for (const key of disk.area.keys()) {
      if (key.includes(`.records.${row.id.slice(0, 2)}`)) disk = withValue(disk, key, '"broken"');
    }
    const { vault } = await startOn(disk, true);
    await vault.unlock(passphrase);
    expect(await vault.findings()).toMatchObject([{ kind: 'record-changed', id: row.id, healed: false }]);
    expect((await vault.list()).keys).toHaveLength(scene.keys.size - 1);
    expect(await vault.quarantined()).toHaveLength(2);
  });

  it('is of another vault: it is not mixed in', async () => {
    // Somebody else's database beside this copy: it opens as what it is, and the copy is not mixed in.
    const { vault } = await startOn(withDatabaseOf(scene.disk, scene.foreign), true);
    await vault.unlock(passphrase);
    expect((await vault.list()).keys.map(({ label }) => label)).toEqual(['foreign']);
    expect((await vault.findings()).map(({ kind }) => kind)).toContain('anchor-missing');
    expect((await vault.waiting()).every(({ readable }) => readable)).toBe(true);
  });
});
