import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '../../../src/vault/bytes.ts';
import { encodeHeader, parseHeader } from '../../../src/vault/header.ts';
import type { Header } from '../../../src/vault/header.ts';
import { newRecoveryCode } from '../../../src/keys/recovery-code.ts';
import { newId } from '../../../src/vault/rows.ts';
import { sha256 } from '../../../src/vault/sha256.ts';
import { tables } from '../../../src/vault/store.ts';
import { rowsOf, startOn, takeDisk, withDatabaseOf, withRow } from './disk.ts';
import type { Disk } from './disk.ts';
import { kindsOf, makeScene, offer, openTampered } from './scene.ts';
import type { Scene } from './scene.ts';
import { addKey, codeOf, dump, passphrase } from './support.ts';

const anchorKey = 'vault.anchor';
const nextPassphrase = 'another horse, another battery';

function headerBytes(disk: Disk): Uint8Array<ArrayBuffer> {
  const row = rowsOf(disk, 'header').find(({ id }) => id === 'header');
  if (row === undefined) throw new Error('expected a header');
  return row['bytes'] as Uint8Array<ArrayBuffer>;
}

async function withHeader(disk: Disk, change: (header: Header) => Partial<Header>): Promise<Disk> {
  const parsed = await parseHeader(headerBytes(disk));
  if (parsed.status !== 'ok') throw new Error(parsed.reason);
  const bytes = await encodeHeader({ ...parsed.header, ...change(parsed.header) });
  return withRow(disk, 'header', { id: 'header', bytes });
}

async function withVersion(disk: Disk, version: number): Promise<Disk> {
  const content = headerBytes(disk).slice(0, -32);
  new DataView(content.buffer).setUint16(8, version);
  const bytes = Uint8Array.from([...content, ...(await sha256(content))]);
  return withRow(disk, 'header', { id: 'header', bytes });
}

function withAnchor(disk: Disk, change: (anchor: Record<string, unknown>) => object | null): Disk {
  const area = new Map(disk.area);
  const changed = change(JSON.parse(area.get(anchorKey) ?? 'null') as Record<string, unknown>);
  if (changed === null) area.delete(anchorKey);
  else area.set(anchorKey, JSON.stringify(changed));
  return { ...disk, area };
}

/** The drop box's public key, of a pair that somebody else has. */
async function strangersKey(): Promise<Uint8Array<ArrayBuffer>> {
  const pair = await crypto.subtle.generateKey('X25519', true, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
}

describe.each([
  ['without a copy', false],
  ['with a copy', true],
])('what stands around the rows, %s', (_name, mirrored) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await makeScene(mirrored);
  });

  it('is told when the format version was put back, and the header with it', async () => {
    const opened = await openTampered(scene, await withVersion(scene.disk, 1));
    expect(kindsOf(opened)).toEqual(['header-replaced']);
    expect(opened).toMatchObject({ findings: [{ healed: true }], missing: [], unreadable: [] });
  });

  it('is told when the anchor is gone or changed, and has one again', async () => {
    const changes: ((anchor: Record<string, unknown>) => object | null)[] = [
      () => null,
      (anchor) => ({ ...anchor, epoch: Number(anchor['epoch']) - 1 }),
      (anchor) => ({ ...anchor, mac: toBase64(new Uint8Array(32)) }),
      (anchor) => ({ ...anchor, vaultId: newId() }),
      (anchor) => ({ ...anchor, dropKeys: 'none' }),
      () => [],
    ];
    for (const change of changes) {
      const opened = await openTampered(scene, withAnchor(scene.disk, change));
      expect(kindsOf(opened)).toEqual(['anchor-missing']);
      if (opened.status !== 'open') throw new Error('expected it to open');
      await opened.world.vault.acknowledge();
      await opened.world.vault.lock();
      await opened.world.vault.unlock(passphrase);
      expect(await opened.world.vault.findings()).toEqual([]);
    }
  });

  it('takes nothing in for a public key that is not the anchor’s, and says so at the unlock', async () => {
    const publicKey = await strangersKey();
    const disk = await withHeader(scene.disk, ({ dropBox }) => ({ dropBox: { ...dropBox, publicKey } }));
    const world = await startOn(disk, mirrored);
    expect(await codeOf(offer(world))).toBe('drop-box-swapped');
    await world.vault.unlock(passphrase);
    const kinds = (await world.vault.findings()).map(({ kind }) => kind);
    expect(kinds).toContain('drop-box-swapped');
    expect(kinds).toContain('header-replaced');
    // What was held meanwhile is sealed now, and what waited before opens where the copy has the pair.
    const id = await offer(world);
    const waiting = await world.vault.waiting();
    expect(waiting.find(({ dropId }) => dropId === id)?.readable).toBe(true);
    expect(waiting.filter(({ readable }) => readable)).toHaveLength(mirrored ? 4 : 1);
    await world.vault.lock();
    await offer(world);
  });

  it('says at the unlock that keys may have gone to a stranger, where the anchor was changed too', async () => {
    const publicKey = await strangersKey();
    const swapped = await withHeader(scene.disk, ({ dropBox }) => ({ dropBox: { ...dropBox, publicKey } }));
    for (const change of [() => null, (anchor: object) => ({ ...anchor, dropKeys: [toBase64(publicKey)] })]) {
      const world = await startOn(withAnchor(swapped, change), mirrored);
      const id = await offer(world);
      await world.vault.unlock(passphrase);
      expect((await world.vault.findings()).map(({ kind }) => kind)).toContain('drop-box-swapped');
      expect((await world.vault.waiting()).find(({ dropId }) => dropId === id)?.readable).toBe(false);
      await world.vault.lock();
      await offer(world);
    }
  });

  it('refuses a public key that nothing can be sealed for', async () => {
    const dropBoxOfZeros = await withHeader(scene.disk, ({ dropBox }) => ({
      dropBox: { ...dropBox, publicKey: new Uint8Array(32) },
    }));
    const world = await startOn(
      withAnchor(dropBoxOfZeros, () => null),
      mirrored,
    );
    expect(await codeOf(offer(world))).toBe('drop-box-swapped');
  });

  it('notices the slots of a former passphrase', async () => {
    const world = await startOn(scene.disk, mirrored);
    await world.vault.unlock(passphrase);
    await world.vault.changePassphrase(passphrase, nextPassphrase);
    await world.vault.lock();
    const after = await takeDisk(world);
    const old = withRow(after, 'header', { id: 'header', bytes: headerBytes(scene.disk) });
    const again = await startOn(old, mirrored);
    await again.vault.unlock(passphrase);
    expect((await again.vault.findings()).find(({ kind }) => kind === 'header-replaced')?.healed).toBe(
      mirrored,
    );
    await again.vault.lock();
    if (!mirrored) return;
    // The copy had the present slots: the former passphrase is a wrong one again.
    expect(await codeOf(again.vault.unlock(passphrase))).toBe('wrong-passphrase');
    await again.vault.unlock(nextPassphrase);
  });

  it.each(['the same', 'another'])(
    'notices a database from before the root key, under %s passphrase',
    async (which) => {
      const world = await startOn(scene.disk, mirrored);
      await world.vault.unlock(passphrase);
      for (const { id } of await world.vault.quarantined()) await world.vault.discardQuarantined(id);
      await world.vault.rotateKey({ passphrase, code: newRecoveryCode() });
      if (which === 'another') await world.vault.changePassphrase(passphrase, nextPassphrase);
      const late = await addKey(world, 'after the rotation');
      await world.vault.lock();
      const dropId = await offer(world);
      const after = await takeDisk(world);
      const again = await startOn(withDatabaseOf(after, scene.disk), mirrored);
      const present = which === 'another' && mirrored ? nextPassphrase : passphrase;
      await again.vault.unlock(present);
      const findings = await again.vault.findings();
      expect(findings.find(({ kind }) => kind === 'rolled-back')?.healed).toBe(mirrored);
      if (!mirrored) return;
      expect(findings.map(({ kind }) => kind)).toEqual(['rolled-back']);
      expect((await again.vault.list()).keys.map(({ id }) => id)).toContain(late.id);
      const readable = (await again.vault.waiting())
        .filter((entry) => entry.readable)
        .map((entry) => entry.dropId);
      expect(readable).toEqual(expect.arrayContaining([dropId, ...scene.waiting.keys()]));
      await again.vault.lock();
      await again.vault.unlock(present);
      expect(await again.vault.list()).toMatchObject({ damaged: [] });
    },
  );

  it('never takes an empty database for no vault, and opens by itself from the copy', async () => {
    const empty = { ...scene.disk, rows: new Map() };
    const world = await startOn(empty, mirrored);
    expect((await world.vault.state()).status).toBe(mirrored ? 'locked' : 'damaged');
    expect(await codeOf(world.vault.create(passphrase))).toBe('vault-exists');
    if (!mirrored) {
      expect(await codeOf(world.vault.unlock(passphrase))).toBe('vault-damaged');
      expect(await codeOf(world.vault.restoreFromCopy())).toBe('copy-missing');
      await world.vault.destroy();
      await world.vault.create(passphrase);
      return;
    }
    const opened = await openTampered(scene, empty);
    if (opened.status !== 'open') throw new Error('expected it to open');
    expect(await opened.world.vault.quarantined()).toHaveLength(1);
    // Nothing is amiss: the diary alone tells of it, once.
    expect(opened.findings).toEqual([]);
    await opened.world.vault.lock();
    await opened.world.vault.unlock(passphrase);
    expect((await opened.world.vault.diary()).filter(({ what }) => what === 'copy-used')).toHaveLength(1);
    await opened.world.vault.lock();
    const later = await startOn(await takeDisk(opened.world), false);
    await later.vault.unlock(passphrase);
    expect(await later.vault.waiting()).toHaveLength(scene.waiting.size);
  });

  it('keeps what is handed in while the database that was lost is filled again', async () => {
    if (!mirrored) return;
    const world = await startOn({ ...scene.disk, rows: new Map() }, mirrored);
    const dropId = await offer(world);
    await world.vault.unlock(passphrase);
    expect(await world.vault.findings()).toEqual([]);
    const ids = (await world.vault.waiting()).map((entry) => entry.dropId);
    expect(ids.sort()).toEqual([dropId, ...scene.waiting.keys()].sort());
  });

  it('is told that the copy is of an earlier day, where the database is lost and the anchor knows better', async () => {
    if (!mirrored) return;
    const area = new Map(scene.earlier.area).set(anchorKey, scene.disk.area.get(anchorKey) ?? '');
    const world = await startOn({ rows: new Map(), area }, mirrored);
    await world.vault.unlock(passphrase);
    expect((await world.vault.findings()).map(({ kind }) => kind)).toContain('rolled-back');
  });

  it('leaves a newer vault alone, the copy included', async () => {
    const newer = await withVersion(scene.disk, 3);
    const world = await startOn(newer, mirrored);
    const before = [await dump(), [...world.local.values]];
    expect((await world.vault.state()).status).toBe('newer');
    const { vault } = world;
    for (const work of [
      () => vault.unlock(passphrase),
      () => vault.recover(scene.code, passphrase),
      () => vault.changePassphrase(passphrase, nextPassphrase),
      () => vault.rotateKey({ passphrase, code: null }),
      () => vault.acknowledge(),
      () => offer(world),
    ]) {
      expect(await codeOf(work())).toBe('vault-newer');
    }
    expect(await codeOf(vault.create(passphrase))).toBe('vault-exists');
    await vault.restoreFromCopy();
    await vault.lock();
    await world.copy?.settled();
    expect([await dump(), [...world.local.values]]).toEqual(before);
    expect(tables.length).toBeGreaterThan(0);
  });
});
