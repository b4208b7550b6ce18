import { describe, expect, it } from 'vitest';
import { freshCare } from '../../../src/keys/key-care.ts';
import { newId } from '../../../src/vault/rows.ts';
import {
  addKey,
  codeOf,
  dump,
  fieldsOf,
  makeUnlocked,
  passphrase,
  rawPut,
  rawRows,
  sample,
} from './support.ts';

describe('Vault records', () => {
  it('come back as they were saved, with their times', async () => {
    const world = await makeUnlocked();
    const fields = fieldsOf({ label: '<b>שלום</b> \u202e😀', note: 'x'.repeat(5000) });
    const { id, revision } = await world.vault.save({ opId: newId(), id: null, revision: 0, fields });
    expect(revision).toBe(1);
    expect(await world.vault.read(id)).toEqual({
      id,
      revision: 1,
      record: {
        ...fields,
        ...{ createdAt: world.time, changedAt: world.time, capturedFrom: null },
        ...{ fieldsRevision: 1, care: freshCare },
      },
    });
  });

  it('are listed newest first without their secrets', async () => {
    const world = await makeUnlocked();
    await addKey(world, 'older');
    world.time += 1000;
    await addKey(world, 'newer');
    const { keys, damaged } = await world.vault.list();
    expect(keys.map(({ label }) => label)).toEqual(['newer', 'older']);
    expect(damaged).toEqual([]);
    expect(JSON.stringify(keys)).not.toContain(sample.secretKey.slice(10, 20));
  });

  it('leave nothing readable in the database', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world, 'canary label');
    await world.vault.offer({
      opId: newId(),
      ...sample,
      environment: 'live',
      capturedFrom: 'www.binance.com',
    });
    await world.vault.remove({ opId: newId(), id, revision: 1 });
    const text = await dump('latin1');
    for (const canary of ['canary', 'binance', 'savings', sample.apiKey, sample.secretKey, 'accountant']) {
      expect(text).not.toContain(canary);
    }
  });

  it('have rows whose size says little', async () => {
    const world = await makeUnlocked();
    await addKey(world, 'a');
    await addKey(world, 'a much longer label');
    const sizes = (await rawRows('records')).map((row) => (row['sealed'] as Uint8Array).length);
    expect(new Set(sizes).size).toBe(1);
  });

  it('change under compare-and-set', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    world.time += 5000;
    const change = { id, fields: { ...fieldsOf({ label: 'renamed' }), secretKey: null } };
    expect(await world.vault.save({ opId: newId(), revision: 1, ...change })).toEqual({ id, revision: 2 });
    expect(await codeOf(world.vault.save({ opId: newId(), revision: 1, ...change }))).toBe(
      'revision-conflict',
    );
    const { record } = await world.vault.read(id);
    expect(record).toMatchObject({ label: 'renamed', secretKey: sample.secretKey, changedAt: world.time });
    expect(record.createdAt).toBe(world.time - 5000);
  });

  it('take one of two changes at the same time, in different contexts', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    const save = (label: string) => ({ opId: newId(), id, revision: 1, fields: fieldsOf({ label }) });
    const results = await Promise.allSettled([
      world.vault.save(save('left')),
      world.restarted().vault.save(save('right')),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await world.vault.read(id)).revision).toBe(2);
  });

  it('are refused where the fields are not those of a key', async () => {
    const { vault } = await makeUnlocked();
    const bad = { ...fieldsOf(), keyType: 'dsa' } as unknown as ReturnType<typeof fieldsOf>;
    expect(await codeOf(vault.save({ opId: newId(), id: null, revision: 0, fields: bad }))).toBe(
      'bad-message',
    );
    const huge = fieldsOf({ note: 'x'.repeat(70_000) });
    expect(await codeOf(vault.save({ opId: newId(), id: null, revision: 0, fields: huge }))).toBe(
      'bad-message',
    );
    expect(await codeOf(vault.save({ opId: 'x', id: null, revision: 0, fields: fieldsOf() }))).toBe(
      'bad-message',
    );
  });

  it('are not there under an id that nobody has', async () => {
    const { vault } = await makeUnlocked();
    expect(await codeOf(vault.read(newId()))).toBe('record-missing');
    expect(await codeOf(vault.remove({ opId: newId(), id: newId(), revision: 1 }))).toBe('record-missing');
    expect(await codeOf(vault.restore({ opId: newId(), id: newId() }))).toBe('record-missing');
  });
});

describe('Vault operations', () => {
  it('happen once under one id, also after the background died', async () => {
    const world = await makeUnlocked();
    const request = { opId: newId(), id: null, revision: 0, fields: fieldsOf() };
    const [first, second] = await Promise.all([world.vault.save(request), world.vault.save(request)]);
    expect(second).toEqual(first);
    expect(await world.restarted().vault.save(request)).toEqual(first);
    expect((await world.vault.list()).keys).toHaveLength(1);
    const change = { opId: newId(), id: first.id, revision: 1, fields: fieldsOf({ label: 'b' }) };
    expect(await world.vault.save(change)).toEqual(await world.vault.save(change));
    expect((await world.vault.read(first.id)).revision).toBe(2);
  });

  it('do not answer a repeated request while locked', async () => {
    const { vault } = await makeUnlocked();
    const request = { opId: newId(), id: null, revision: 0, fields: fieldsOf() };
    await vault.save(request);
    await vault.lock();
    expect(await codeOf(vault.save(request))).toBe('vault-locked');
  });

  it('refuse an id that was used for something else', async () => {
    const world = await makeUnlocked();
    const opId = newId();
    const { id } = await world.vault.save({ opId, id: null, revision: 0, fields: fieldsOf() });
    expect(await codeOf(world.vault.remove({ opId, id, revision: 1 }))).toBe('bad-message');
  });

  it('are forgotten oldest first, down to 256, when there are 64 more', async () => {
    const world = await makeUnlocked();
    const seq = (index: number) => ({ seq: index, kind: 'offer', target: newId(), revision: 0 });
    await rawPut(
      'operations',
      ...Array.from({ length: 320 }, (_, index) => ({ id: newId(), ...seq(index) })),
    );
    await addKey(world);
    const rows = await rawRows('operations');
    expect(rows).toHaveLength(257);
    const former = rows.filter(({ kind }) => kind === 'offer');
    expect(Math.min(...former.map((row) => row['seq'] as number))).toBe(64);
  });
});

describe('Vault deletion', () => {
  it('is not undone with a row that another hand has put there', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world, 'first words');
    const [older] = await rawRows('records');
    await world.vault.save({ opId: newId(), id, revision: 1, fields: fieldsOf({ label: 'last words' }) });
    await world.vault.remove({ opId: newId(), id, revision: 2 });
    const [removed] = await rawRows('removed');
    await rawPut('removed', older!);
    expect(await codeOf(world.vault.restore({ opId: newId(), id }))).toBe('record-damaged');
    await rawPut('removed', removed!);
    await world.vault.restore({ opId: newId(), id });
    expect((await world.vault.read(id)).record.label).toBe('last words');
  });

  it('is undone until the vault locks', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    await world.vault.remove({ opId: newId(), id, revision: 1 });
    expect((await world.vault.list()).keys).toEqual([]);
    await world.vault.restore({ opId: newId(), id });
    expect(await world.vault.read(id)).toMatchObject({ revision: 1, record: fieldsOf() });
    await world.vault.remove({ opId: newId(), id, revision: 1 });
    await world.vault.lock();
    expect(await rawRows('removed')).toEqual([]);
    await world.vault.unlock(passphrase);
    expect(await codeOf(world.vault.restore({ opId: newId(), id }))).toBe('record-missing');
  });

  it('refuses a revision that is not the current one', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    expect(await codeOf(world.vault.remove({ opId: newId(), id, revision: 2 }))).toBe('revision-conflict');
    expect((await world.vault.list()).keys).toHaveLength(1);
  });
});

describe('Vault records, tampered with', () => {
  it('are recognised at every byte of a row, and never give a wrong plaintext', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    const other = await addKey(world, 'other');
    const row = (await rawRows('records')).find((each) => each['id'] === id)!;
    const sealed = row['sealed'] as Uint8Array;
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = changed[at]! ^ (1 << (at % 8));
      await rawPut('records', { ...row, sealed: changed });
      expect(await codeOf(world.vault.read(id))).toBe('record-damaged');
    }
    const { keys, damaged } = await world.vault.list();
    expect(keys.map(({ label }) => label)).toEqual(['other']);
    expect(damaged).toEqual([{ id, revision: 1 }]);
    expect((await world.vault.read(other.id)).record.label).toBe('other');
  });

  it('are recognised when swapped, renamed, put back or given another revision', async () => {
    const world = await makeUnlocked();
    const a = await addKey(world, 'a');
    const b = await addKey(world, 'b');
    const rows = await rawRows('records');
    const [rowA, rowB] = [a, b].map(({ id }) => rows.find((row) => row['id'] === id)!);
    await rawPut('records', { ...rowA, sealed: rowB!['sealed'] }, { ...rowB, sealed: rowA!['sealed'] });
    expect(await codeOf(world.vault.read(a.id))).toBe('record-damaged');
    expect(await codeOf(world.vault.read(b.id))).toBe('record-damaged');
    const stranger = newId();
    await rawPut('records', rowA!, { ...rowB, revision: 2 }, { ...rowA, id: stranger });
    expect((await world.vault.read(a.id)).record.label).toBe('a');
    expect(await codeOf(world.vault.read(b.id))).toBe('record-damaged');
    expect(await codeOf(world.vault.read(stranger))).toBe('record-damaged');
  });

  it.each([
    ['no bytes', { sealed: 'text' }],
    ['too many bytes', { sealed: new Uint8Array(65_537) }],
    ['no revision', { revision: '1' }],
  ])('are flagged with %s, and can be deleted', async (_name, change) => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    const [row] = await rawRows('records');
    await rawPut('records', { ...row, ...change });
    expect(await codeOf(world.vault.read(id))).toBe('record-damaged');
    const { damaged } = await world.vault.list();
    expect(damaged.map((ref) => ref.id)).toEqual([id]);
    await world.vault.remove({ opId: newId(), ...damaged[0]! });
    expect((await world.vault.list()).damaged).toEqual([]);
  });
});
