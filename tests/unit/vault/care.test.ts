import { describe, expect, it } from 'vitest';
import type { CheckNote } from '../../../src/keys/check-note.ts';
import { freshCare } from '../../../src/keys/key-care.ts';
import { newId } from '../../../src/vault/rows.ts';
import { addKey, codeOf, fieldsOf, makeUnlocked, passphrase, rawRows, sample } from './support.ts';

const check: CheckNote = {
  ...{ at: 1_780_000_000_000, outcome: 'answered', on: ['enableReading'], ipRestricted: false },
  ...{ expiresAt: null, refusal: null },
};

describe('what Keystep notes of a key', () => {
  it('stands in the record and in the diary', async () => {
    const { vault, ...world } = await makeUnlocked();
    const { id } = await addKey({ vault, ...world });
    await vault.noteCare({ opId: newId(), id, change: { check } });
    await vault.noteCare({ opId: newId(), id, change: { exported: 'env' } });
    await vault.noteCare({ opId: newId(), id, change: { snoozedUntil: 1_781_000_000_000 } });
    const { record, revision } = await vault.read(id);
    expect(revision).toBe(4);
    expect(record.care).toEqual({
      ...freshCare,
      ...{ lastCheck: check, exportedTo: [{ format: 'env', at: world.time }], lastUsedAt: world.time },
      snoozedUntil: 1_781_000_000_000,
    });
    expect((await vault.list()).keys[0]?.care).toEqual(record.care);
    const noted = (await vault.diary()).map(({ what, label }) => [what, label]);
    expect(noted.slice(0, 2)).toEqual([
      ['exported', record.label],
      ['checked', record.label],
    ]);
  });

  it('is sealed: nothing of it is readable in the database', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    await world.vault.noteCare({ opId: newId(), id, change: { exported: 'canary-format' } });
    const bytes = JSON.stringify(await rawRows('records'), (_name, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(bytes).not.toContain('canary-format');
  });

  it('happens once for a request that is repeated', async () => {
    const { vault, ...world } = await makeUnlocked();
    const { id } = await addKey({ vault, ...world });
    const request = { opId: newId(), id, change: { exported: 'env' } } as const;
    const first = await vault.noteCare(request);
    expect(await vault.noteCare(request)).toEqual(first);
    expect((await vault.diary()).filter(({ what }) => what === 'exported')).toHaveLength(1);
  });

  it('leaves a form good that was open meanwhile, and what it saved stays', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id, revision } = await addKey(world);
    await vault.noteCare({ opId: newId(), id, change: { check } });
    await vault.reveal(id, 'show');
    const fields = { ...fieldsOf({ label: 'renamed' }), secretKey: null };
    await vault.save({ opId: newId(), id, revision, fields });
    const { record } = await vault.read(id);
    expect(record).toMatchObject({ label: 'renamed', care: { lastCheck: check, lastUsedAt: world.time } });
    // The fields have changed since that form was filled.
    expect(await codeOf(vault.save({ opId: newId(), id, revision, fields }))).toBe('revision-conflict');
    expect(await codeOf(vault.remove({ opId: newId(), id, revision }))).toBe('revision-conflict');
  });

  it('is no conflict with a deletion either, which can be undone with it', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id, revision } = await addKey(world);
    await vault.noteCare({ opId: newId(), id, change: { retired: true } });
    await vault.remove({ opId: newId(), id, revision });
    await vault.restore({ opId: newId(), id });
    expect((await vault.read(id)).record.care.retiredAt).toBe(world.time);
  });

  it('says nothing of another key: the last check goes where a value changes', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id, revision } = await addKey(world);
    await vault.noteCare({ opId: newId(), id, change: { check } });
    const other = fieldsOf({ apiKey: sample.secretKey, secretKey: sample.apiKey });
    await vault.save({ opId: newId(), id, revision, fields: other });
    expect((await vault.read(id)).record.care).toMatchObject({ lastCheck: null, lastUsedAt: world.time });
  });

  it('comes from a new key that takes over from another', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id } = await addKey(world);
    const opId = newId();
    const kept = { ...sample, environment: 'live', capturedFrom: 'www.binance.com', replaces: id } as const;
    const { dropId } = await vault.offer({ opId, ...kept });
    const { label, account, purpose, tool, permissions, addresses, rotateBy, note } = fieldsOf();
    const fields = { label, account, purpose, tool, permissions, addresses, rotateBy, note };
    const saved = await vault.accept({ opId: newId(), dropId, fields });
    expect((await vault.read(saved.id)).record.care).toEqual({ ...freshCare, replaces: id });
  });

  it('needs an open vault and a key that is there', async () => {
    const world = await makeUnlocked();
    const { vault } = world;
    const { id } = await addKey(world);
    const note = (of: string) => vault.noteCare({ opId: newId(), id: of, change: { used: true } });
    expect(await codeOf(note(newId()))).toBe('record-missing');
    await vault.lock();
    expect(await codeOf(note(id))).toBe('vault-locked');
    await vault.unlock(passphrase);
    await note(id);
  });
});
