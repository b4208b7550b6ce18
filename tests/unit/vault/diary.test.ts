import { describe, expect, it } from 'vitest';
import type { CheckNote } from '../../../src/keys/check-note.ts';
import { diaryKinds } from '../../../src/vault/diary-entry.ts';
import { diaryKept, diarySlack } from '../../../src/vault/diary.ts';
import { newId } from '../../../src/vault/rows.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { offer } from './scene.ts';
import {
  addKey,
  cheap,
  codeOf,
  dump,
  fieldsOf,
  makeWorld,
  passphrase,
  rawDelete,
  rawRows,
} from './support.ts';
import type { World } from './support.ts';

const next = 'another horse, another battery';

async function kindsOf({ vault }: World): Promise<string[]> {
  return (await vault.diary()).map(({ what }) => what);
}

const check: CheckNote = {
  ...{ at: 1_780_000_000_000, outcome: 'works', on: [], ipRestricted: false },
  ...{ expiresAt: null, refusal: null },
};

describe('the diary', () => {
  it('has a line for everything that Keystep did, and no value', { timeout: 60_000 }, async () => {
    const world = makeWorld({ derive: rememberedDerive });
    const { vault } = world;
    await vault.create(passphrase);
    const label = 'a label that nobody may read';
    const saved = await addKey(world, label);
    await vault.save({ opId: newId(), ...saved, fields: fieldsOf({ label }) });
    await vault.reveal(saved.id, 'show');
    await vault.reveal(saved.id, 'copy');
    await vault.noteCare({ opId: newId(), id: saved.id, change: { check, exported: 'dotenv' } });
    const { keys } = await vault.backups.read();
    await vault.backups.noteMade();
    await vault.backups.restore({
      opId: newId(),
      keys: keys.map((key) => ({ ...key, id: null, replaces: null })),
    });
    await vault.remove({ opId: newId(), id: saved.id, revision: 2 });
    await vault.restore({ opId: newId(), id: saved.id });
    await offer(world);
    await vault.offer({
      ...{ opId: newId(), apiKey: '', secretKey: 'a private key', environment: 'live', capturedFrom: null },
      fields: { label, keyType: 'ed25519', publicKey: 'a public key' },
    });
    const code = vault.makeRecoveryCode();
    await vault.saveRecoveryCode(code);
    await vault.changePassphrase(passphrase, next);
    await vault.rotateKey({ passphrase: next, code });
    await vault.lock();
    world.time += 1_000;
    const keptAt = world.time;
    await offer(world);
    world.time += 1_000;
    expect(await codeOf(vault.unlock(passphrase))).toBe('wrong-passphrase');
    expect(await codeOf(vault.unlock(passphrase))).toBe('wrong-passphrase');
    await vault.recover(code, passphrase);
    await vault.lock();
    await rawDelete('records', saved.id);
    const raised = makeWorld({
      ...{ fresh: false, session: world.session, local: world.local, derive: rememberedDerive },
      policy: { cost: { ...cheap, iterations: 3 }, raiseBelowMs: 0, maxMemoryKiB: cheap.memoryKiB },
    });
    await raised.vault.unlock(passphrase);
    const diary = await raised.vault.diary();
    // Two are of other days: a former format, and the copy in place of the database.
    const expected = diaryKinds.filter((kind) => kind !== 'migrated' && kind !== 'copy-used');
    expect([...new Set(diary.map(({ what }) => what))].sort()).toEqual([...expected].sort());
    expect(diary.find(({ what }) => what === 'unlock-failed')?.count).toBe(2);
    expect(diary.find(({ what, at }) => what === 'key-kept' && at === keptAt)).toBeDefined();
    expect(diary.filter(({ what }) => what === 'key-kept')).toHaveLength(2);
    const text = JSON.stringify(diary);
    expect(text).toContain(label);
    expect(text).not.toContain(fieldsOf().secretKey);
    expect(text).not.toContain(fieldsOf().apiKey);
    expect(await dump('latin1')).not.toContain(label);
    expect(JSON.stringify([...world.local.values])).not.toContain(label);
  });

  it('says once that a key was kept while locked', async () => {
    const world = makeWorld({ derive: rememberedDerive });
    await world.vault.create(passphrase);
    await world.vault.lock();
    // A clock that was ahead, and was put right since.
    world.time += 86_400_000;
    await offer(world);
    world.time -= 86_000_000;
    for (let turn = 0; turn < 3; turn += 1) {
      await world.vault.unlock(passphrase);
      expect((await kindsOf(world)).filter((what) => what === 'key-kept')).toHaveLength(1);
      await world.vault.lock();
    }
  });

  it(`keeps ${diaryKept} lines, the newest`, { timeout: 120_000 }, async () => {
    const world = makeWorld({ derive: rememberedDerive });
    const { vault } = world;
    await vault.create(passphrase);
    const { id } = await addKey(world);
    for (let turn = 0; turn < diaryKept + diarySlack + 10; turn += 1) {
      await vault.reveal(id, turn % 2 === 0 ? 'show' : 'copy');
      expect((await rawRows('diary')).length).toBeLessThanOrEqual(diaryKept + diarySlack);
    }
    expect(await kindsOf(world)).not.toContain('vault-created');
    // Unlocking alone keeps to it too.
    for (let turn = 0; turn < 40; turn += 1) {
      await vault.lock();
      await vault.unlock(passphrase);
      expect((await rawRows('diary')).length).toBeLessThanOrEqual(diaryKept + diarySlack);
    }
    expect((await kindsOf(world)).filter((what) => what === 'unlocked')).toHaveLength(40);
    expect(await vault.findings()).toEqual([]);
  });

  it('remembers the last backup behind any number of lines and unlocks', { timeout: 120_000 }, async () => {
    const world = makeWorld({ derive: rememberedDerive });
    const { vault } = world;
    await vault.create(passphrase);
    const { id } = await addKey(world);
    await vault.backups.noteMade();
    const madeAt = world.time;
    world.time += 1_000;
    for (let turn = 0; turn < diaryKept + 5; turn += 1) await vault.reveal(id, 'copy');
    for (let turn = 0; turn < 3; turn += 1) {
      await vault.lock();
      await vault.unlock(passphrase);
      expect((await vault.backups.status()).madeAt).toBe(madeAt);
    }
    for (let turn = 0; turn < diarySlack + 5; turn += 1) await vault.reveal(id, 'copy');
    expect((await vault.backups.status()).madeAt).toBe(madeAt);
    expect(await vault.findings()).toEqual([]);
  });
});
