import { describe, expect, it } from 'vitest';
import { encodeBackup, parseBackup } from '../../../src/backup/backup-content.ts';
import type { KeyRecord } from '../../../src/keys/key-record.ts';
import { newId } from '../../../src/vault/rows.ts';
import { rememberedDerive } from './remembered-derive.ts';
import { addKey, codeOf, dump, fieldsOf, makeWorld, passphrase, rawPut, rawRows, sample } from './support.ts';
import type { World } from './support.ts';

const otherKey = sample.apiKey.split('').reverse().join('');

async function makeOpen(time = 1_780_000_000_000): Promise<World> {
  const world = makeWorld({ derive: rememberedDerive, time });
  await world.vault.create(passphrase);
  return world;
}

const recordOf = async (world: World, id: string) => (await world.vault.read(id)).record;

/** What a key is apart from where it stands. */
const plain = ({ fieldsRevision, ...record }: KeyRecord) => {
  expect(fieldsRevision).toBeGreaterThan(0);
  return record;
};

describe('a backup of a vault', () => {
  it('needs proof, and the diary tells of it', async () => {
    const world = await makeOpen();
    await addKey(world);
    world.time += 400_000;
    expect(await codeOf(world.vault.backups.read())).toBe('proof-needed');
    await world.vault.prove(passphrase);
    const { keys, damaged } = await world.vault.backups.read();
    expect(keys.map(({ record }) => record.secretKey)).toEqual([sample.secretKey]);
    expect(damaged).toBe(0);
    expect((await world.vault.diary()).map(({ what }) => what)).toContain('backup-read');
    await world.vault.lock();
    expect(await codeOf(world.vault.backups.read())).toBe('vault-locked');
  });

  it('counts what does not open, and has the rest', async () => {
    const world = await makeOpen();
    const { id } = await addKey(world);
    await addKey(world, 'whole');
    const row = (await rawRows('records')).find((one) => one['id'] === id)!;
    await rawPut('records', { ...row, sealed: new Uint8Array(100) });
    const { keys, damaged } = await world.vault.backups.read();
    expect(keys.map(({ record }) => record.label)).toEqual(['whole']);
    expect(damaged).toBe(1);
  });

  it('is remembered as made, sealed, however much the diary holds since', { timeout: 120_000 }, async () => {
    const world = await makeOpen();
    const { id } = await addKey(world);
    expect(await world.vault.backups.status()).toMatchObject({ madeAt: null, keys: 1 });
    await world.vault.backups.noteMade();
    const madeAt = world.time;
    for (let turn = 0; turn < 620; turn += 1) {
      world.time += 1;
      await world.vault.reveal(id, 'show');
    }
    expect(await world.vault.backups.status()).toMatchObject({ madeAt });
    world.time += 1;
    await world.vault.backups.noteMade();
    expect(await world.vault.backups.status()).toMatchObject({ madeAt: world.time });
    expect(await dump('latin1')).not.toContain('backup');
  });
});

describe('a restore', () => {
  it('brings everything of a key into an empty vault: times, notes and id', async () => {
    const world = await makeOpen();
    const { id } = await addKey(world, 'moved');
    world.time += 5000;
    await world.vault.noteCare({ opId: newId(), id, change: { exported: 'dotenv' } });
    const source = await world.vault.backups.read();
    const bytes = encodeBackup({ createdAt: world.time, keys: source.keys, waiting: [], settings: null });
    const next = await makeOpen(world.time + 86_400_000);
    const { keys } = parseBackup(bytes);
    expect(await next.vault.backups.compare(keys)).toEqual([{ status: 'new' }]);
    await next.vault.backups.restore({
      opId: newId(),
      keys: keys.map((key) => ({ ...key, replaces: null })),
    });
    expect(plain(await recordOf(next, id))).toEqual(plain(source.keys[0]!.record));
    expect(await next.vault.backups.compare(keys)).toEqual([{ status: 'same', id }]);
    expect((await next.vault.diary()).map(({ what }) => what)).toContain('backup-restored');
    await next.vault.lock();
    await next.vault.unlock(passphrase);
    expect(await next.vault.findings()).toEqual([]);
  });

  it('overwrites nothing unasked: mine stays, theirs replaces, both stand side by side', async () => {
    const world = await makeOpen();
    const { id } = await addKey(world, 'mine');
    const mine = await recordOf(world, id);
    const theirs = { ...mine, label: 'theirs', secretKey: otherKey };
    const [verdict] = await world.vault.backups.compare([{ id, record: theirs }]);
    expect(verdict).toMatchObject({ status: 'differs', id, revision: 1, fields: ['label', 'secretKey'] });
    await world.vault.backups.restore({ opId: newId(), keys: [{ id, replaces: null, record: theirs }] });
    expect((await world.vault.list()).keys.map(({ label }) => label).sort()).toEqual(['mine', 'theirs']);
    expect(await recordOf(world, id)).toEqual(mine);
    await world.vault.backups.restore({ opId: newId(), keys: [{ id, replaces: 1, record: theirs }] });
    expect(await recordOf(world, id)).toMatchObject({ label: 'theirs', secretKey: otherKey });
    expect((await world.vault.read(id)).revision).toBe(2);
  });

  it('writes all or nothing where a key was changed since it was compared', async () => {
    const world = await makeOpen();
    const { id } = await addKey(world, 'mine');
    const record = await recordOf(world, id);
    await world.vault.save({ opId: newId(), id, revision: 1, fields: fieldsOf({ label: 'changed' }) });
    const before = await dump();
    const keys = [
      { id: newId(), replaces: null, record: { ...record, apiKey: otherKey } },
      { id, replaces: 1, record: { ...record, label: 'theirs' } },
    ];
    expect(await codeOf(world.vault.backups.restore({ opId: newId(), keys }))).toBe('revision-conflict');
    expect(await dump()).toBe(before);
  });

  it('happens once, however often it is asked for', async () => {
    const world = await makeOpen();
    const record = await recordOf(world, (await addKey(world)).id);
    const request = { opId: newId(), keys: [{ id: null, replaces: null, record }] };
    await world.vault.backups.restore(request);
    await world.vault.backups.restore(request);
    expect((await world.vault.list()).keys).toHaveLength(2);
  });

  it('refuses what is no record, and writes nothing', async () => {
    const world = await makeOpen();
    const record = { label: 'x' } as unknown as KeyRecord;
    const before = await dump();
    const keys = [{ id: newId(), replaces: null, record }];
    expect(await codeOf(world.vault.backups.restore({ opId: newId(), keys }))).toBe('bad-message');
    expect(await dump()).toBe(before);
  });
});

describe('what a key of a backup is to the vault', () => {
  it('goes by the id, else by API key and environment, and no two are the same one', async () => {
    const world = await makeOpen();
    const { id } = await addKey(world);
    const record = await recordOf(world, id);
    const elsewhere = newId();
    expect(await world.vault.backups.compare([{ id: elsewhere, record }])).toEqual([{ status: 'same', id }]);
    expect(
      await world.vault.backups.compare([{ id: elsewhere, record: { ...record, environment: 'testnet' } }]),
    ).toEqual([{ status: 'new' }]);
    const twice = [
      { id: newId(), record },
      { id: newId(), record },
    ];
    expect((await world.vault.backups.compare(twice)).map(({ status }) => status)).toEqual(['same', 'new']);
    const both = [
      { id: newId(), record },
      { id, record: { ...record, note: 'other' } },
    ];
    expect((await world.vault.backups.compare(both)).map(({ status }) => status)).toEqual(['new', 'differs']);
  });
});

describe('a restore of what waits', () => {
  /** What waits, as a backup has it. */
  const contentOf = async (world: World) =>
    (await world.vault.waiting()).flatMap((entry) => {
      if (!entry.readable) throw new Error('expected what opens');
      const { keptAt, capturedFrom, replaces, fields } = entry;
      return [{ keptAt, capturedFrom, replaces, fields }];
    });

  it('brings kept keys and pairs for review, each once, into a vault that is open or locked', async () => {
    const world = await makeOpen();
    const replaces = (await addKey(world)).id;
    const environment = 'live';
    const kept = { apiKey: otherKey, secretKey: sample.secretKey, environment, replaces } as const;
    await world.vault.offer({ opId: newId(), ...kept, capturedFrom: 'www.binance.com' });
    const pair = { label: 'a pair', publicKey: 'its public half', keyType: 'ed25519' } as const;
    const half = { apiKey: '', secretKey: 'its private half', environment } as const;
    await world.vault.offer({ opId: newId(), ...half, capturedFrom: null, fields: pair });
    const waiting = await contentOf(world);
    expect(waiting).toHaveLength(2);
    const backup = parseBackup(
      encodeBackup({ createdAt: world.time, keys: [], waiting, settings: null }),
    ).waiting.map((entry) => ({ ...entry, opId: newId() }));

    const next = await makeOpen(world.time + 86_400_000);
    await next.vault.backups.restoreWaiting(backup.slice(0, 1));
    await next.vault.lock();
    // The answer was lost: all of it is asked for again.
    await next.vault.backups.restoreWaiting(backup);
    await next.vault.backups.restoreWaiting(backup);
    expect(await next.vault.state()).toMatchObject({ status: 'locked', waiting: 1, pairs: 1 });
    await next.vault.unlock(passphrase);
    const plain = (entries: readonly { readonly fields: object }[]) =>
      entries.map(({ fields }) => JSON.stringify(fields)).sort();
    const restored = await contentOf(next);
    expect(plain(restored)).toEqual(plain(waiting));
    expect(restored.map((entry) => entry.replaces)).toContain(replaces);
    expect(restored.map(({ capturedFrom }) => capturedFrom)).toContain('www.binance.com');
    expect(await next.vault.findings()).toEqual([]);
  });

  it('stops where no more may wait, and leaves what is there', async () => {
    const world = await makeOpen();
    const entry = { capturedFrom: null, replaces: null, fields: fieldsOf() };
    const many = Array.from({ length: 70 }, () => ({ ...entry, opId: newId() }));
    expect(await codeOf(world.vault.backups.restoreWaiting(many))).toBe('drop-box-full');
    expect(await world.vault.waiting()).toHaveLength(64);
  });
});

describe('a pair that is to be imported', () => {
  it('is new, there, there with another secret, or swapped; what waits counts', async () => {
    const world = await makeOpen();
    await addKey(world);
    const waiting = { apiKey: otherKey, secretKey: sample.secretKey.toUpperCase() };
    await world.vault.offer({ opId: newId(), ...waiting, environment: 'live', capturedFrom: null });
    const verdictOf = async (apiKey: string, secretKey: string) =>
      (await world.vault.backups.comparePairs([{ apiKey, secretKey, environment: 'live' }]))[0];
    const { apiKey, secretKey } = sample;
    expect(await verdictOf('x'.repeat(64), 'y'.repeat(64))).toBe('new');
    expect(await verdictOf(apiKey, secretKey)).toBe('there');
    expect(await verdictOf(apiKey, 'y'.repeat(64))).toBe('other-secret');
    expect(await verdictOf(secretKey, apiKey)).toBe('swapped');
    expect(await verdictOf(waiting.apiKey, waiting.secretKey)).toBe('there');
  });
});
