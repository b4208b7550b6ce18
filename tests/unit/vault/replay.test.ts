import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/vault/rows.ts';
import { tables } from '../../../src/vault/store.ts';
import { rowsOf, sameRow, startOn, withDatabaseOf, withRow } from './disk.ts';
import { kindsOf, makeScene, openTampered } from './scene.ts';
import type { Scene } from './scene.ts';
import { codeOf, passphrase } from './support.ts';

describe.each([
  ['without a copy', false],
  ['with a copy', true],
])('what was there before, %s', (_name, mirrored) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await makeScene(mirrored);
  });

  it('is recognised row by row', { timeout: 120_000 }, async () => {
    for (const table of tables) {
      const present = rowsOf(scene.disk, table);
      for (const row of rowsOf(scene.earlier, table)) {
        if (
          table === 'header' ||
          table === 'session' ||
          sameRow(
            row,
            present.find(({ id }) => id === row.id),
          )
        )
          continue;
        const opened = await openTampered(scene, withRow(scene.disk, table, row));
        const kinds = kindsOf(opened);
        if (table === 'records') {
          const isThere = scene.keys.has(row.id);
          expect(kinds).toEqual([!isThere ? 'record-added' : mirrored ? 'record-changed' : 'record-older']);
        } else if (table === 'manifest') expect(kinds.length).toBeGreaterThan(0);
        else if (table === 'diary') expect(kinds).toEqual(['diary-damaged']);
        else if (table === 'dropbox') expect(kinds).toEqual(['record-changed']);
        else expect(kinds).toEqual([]);
      }
    }
  });

  it('is set aside with its bytes, and comes back when it is put back', async () => {
    const row = rowsOf(scene.earlier, 'records').find(
      ({ id }) => !rowsOf(scene.disk, 'records').some((r) => r.id === id),
    );
    if (row === undefined) throw new Error('expected a deleted key');
    const opened = await openTampered(scene, withRow(scene.disk, 'records', row));
    if (opened.status !== 'open') throw new Error('expected it to open');
    const { vault } = opened.world;
    const aside = (await vault.quarantined()).find(({ label }) => label === 'deleted');
    if (aside === undefined) throw new Error('expected it to be set aside');
    expect(aside).toMatchObject({ why: 'added', revision: 1 });
    const opId = newId();
    await vault.putBack({ opId, id: aside.id });
    await vault.putBack({ opId, id: aside.id });
    expect((await vault.read(row.id)).record.label).toBe('deleted');
    expect((await vault.list()).keys).toHaveLength(3);
    await vault.lock();
    await vault.acknowledge().catch(() => undefined);
    await vault.unlock(passphrase);
    expect((await vault.list()).keys).toHaveLength(3);
    // Of another vault: it opens for nobody here.
    const foreign = (await vault.quarantined()).find(({ label }) => label === null);
    expect(await codeOf(vault.putBack({ opId: newId(), id: foreign?.id ?? '' }))).toBe('record-damaged');
    await vault.discardQuarantined(foreign?.id ?? '');
    expect(await vault.quarantined()).toEqual([]);
  });

  it('is recognised as a whole database', async () => {
    const disk = withDatabaseOf(scene.disk, scene.earlier);
    if (mirrored) {
      const opened = await openTampered(scene, disk);
      expect(kindsOf(opened)).toEqual(['record-added', 'rolled-back']);
      expect(kindsOf(opened)).not.toContain('drop-box-swapped');
      return;
    }
    // Without a copy the earlier state is all there is, and the anchor says that there was a later one.
    const { vault } = await startOn(disk, mirrored);
    await vault.unlock(passphrase);
    expect(await vault.findings()).toMatchObject([{ kind: 'rolled-back', healed: false }]);
    expect((await vault.list()).keys.map(({ label }) => label).sort()).toEqual([
      'deleted',
      'first',
      'second',
    ]);
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.findings()).toHaveLength(1);
  });
});
