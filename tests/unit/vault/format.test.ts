import { beforeAll, describe, expect, it } from 'vitest';
import { MirroredStore } from '../../../src/vault/copy/mirrored-store.ts';
import { IdbVaultStore } from '../../../src/vault/idb-vault-store.ts';
import { newId } from '../../../src/vault/rows.ts';
import { readSnapshot } from '../../../src/vault/snapshots.ts';
import { makeFrozen } from './freeze.ts';
import { asOfToday, readFrozen } from './frozen.ts';
import type { FrozenVault, FrozenVault2 } from './frozen.ts';
import { openVault, rowsOfCopy, rowsOfSnapshot } from './independent-reader.ts';
import type { OpenedVault, Rows, StorageValues } from './independent-reader.ts';
import { MemoryArea } from './memory-area.ts';
import { MemorySession } from './memory-session.ts';
import { cheap, codeOf, makeWorld, passphrase, rawPut, rawRows } from './support.ts';
import type { World } from './support.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** What the reader found of records and waiting keys, in the order of their ids. */
function contentOf({ records, waiting }: Pick<OpenedVault, 'records' | 'waiting'>): object {
  return { records: [...records].sort(byId), waiting: [...waiting].sort(byId) };
}

/** What the reader found of the diary, as the options page shows it. */
function linesOf({ diary }: OpenedVault): object[] {
  return diary.map(({ at, what, label = null, count = 1 }) => ({ at, what, label, count }));
}

/** A browser with these rows in its database and these values in its extension storage. */
async function worldWith(rows: Rows, storage: StorageValues = {}): Promise<World> {
  const local = new MemoryArea();
  await local.set(storage);
  const session = new MemorySession();
  makeWorld();
  const store = new MirroredStore({ database: new IdbVaultStore(), area: local, session });
  const world = makeWorld({ fresh: false, store, copy: store, local, session, time: 1_790_000_000_000 });
  await store.get('header', 'header');
  for (const [table, list] of Object.entries(rows)) await rawPut(table, ...list);
  return world;
}

/** What a frozen vault holds once an unlock has sealed what waits anew, in the form of today. */
function resealed({ records, waiting }: FrozenVault['expected']): FrozenVault['expected'] {
  const inForm = (content: object): object => {
    const { capturedFrom, fields } = content as { readonly capturedFrom: unknown; readonly fields: object };
    return { capturedFrom, replaces: null, fields: { publicKey: '', tool: '', ...fields } };
  };
  return { records, waiting: waiting.map((entry) => ({ ...entry, content: inForm(entry.content) })) };
}

async function expectContent({ vault }: World, expected: FrozenVault['expected']): Promise<void> {
  for (const key of expected.records) expect(await vault.read(key.id)).toEqual(asOfToday(key));
  expect((await vault.list()).keys).toHaveLength(expected.records.length);
  const waiting = await vault.waiting();
  expect(waiting.map(({ dropId }) => dropId)).toEqual(expected.waiting.map(({ id }) => id));
  expect(waiting).toMatchObject(expected.waiting.map(({ content }) => ({ readable: true, ...content })));
}

describe('a vault of today, for a program that knows the document alone', () => {
  let made: FrozenVault2;
  beforeAll(async () => {
    made = await makeFrozen(cheap);
  });

  it('opens from its passphrase, with every row as the manifest says', () => {
    const opened = openVault(made.rows, made, made.storage['vault.anchor']);
    expect(contentOf(opened)).toEqual(contentOf(made.expected));
    expect(linesOf(opened)).toEqual(expect.arrayContaining([...made.expected.diary]));
    expect(opened.diary).toHaveLength(made.expected.diary.length);
  });

  it('opens from its recovery code, however that is spelt', () => {
    const recoveryCode = made.recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(contentOf(openVault(made.rows, { recoveryCode }))).toEqual(contentOf(made.expected));
  });

  it('opens from the sealed copy in extension storage', () => {
    const opened = openVault(rowsOfCopy(made.storage), made, made.storage['vault.anchor']);
    expect(contentOf(opened)).toEqual(contentOf(made.expected));
  });

  it('does not open from another passphrase or code, nor with a row changed, removed or added', () => {
    const { rows, recoveryCode } = made;
    expect(() => openVault(rows, { passphrase: 'another passphrase' })).toThrow('no slot opens');
    const last = recoveryCode.at(-1) === '0' ? '1' : '0';
    expect(() => openVault(rows, { recoveryCode: recoveryCode.slice(0, -1) + last })).toThrow('mistyped');
    for (const table of ['records', 'diary']) {
      const [first, ...rest] = rows[table]!;
      const changed = { ...first!, revision: first!.revision! + 1 };
      expect(() => openVault({ ...rows, [table]: [changed, ...rest] }, made)).toThrow('not as listed');
      expect(() => openVault({ ...rows, [table]: rest }, made)).toThrow('missing');
      const added = { ...first!, id: newId() };
      expect(() => openVault({ ...rows, [table]: [first!, ...rest, added] }, made)).toThrow('not as listed');
    }
    expect(() => openVault({}, made)).toThrow();
  });
});

describe.each(['2', '2-schema-2', '2-copy-2'] as const)('the frozen vault of version %s', (version) => {
  const frozen = readFrozen(version);
  const { rows, storage, expected } = frozen;

  it('opens by the independent program: passphrase, recovery code, copy', () => {
    const anchor = storage['vault.anchor'];
    const opened = openVault(rows, frozen, anchor);
    expect(contentOf(opened)).toEqual(contentOf(expected));
    expect(linesOf(opened)).toEqual(expect.arrayContaining([...expected.diary]));
    const { recoveryCode } = frozen;
    expect(contentOf(openVault(rows, { recoveryCode }, anchor))).toEqual(contentOf(expected));
    const copied = openVault(rowsOfCopy(storage), { recoveryCode }, anchor);
    expect(contentOf(copied)).toEqual(contentOf(expected));
    expect(copied.diary).toEqual(opened.diary);
  });

  it('opens by Keystep, with nothing to find, and can be worked with', async () => {
    const world = await worldWith(rows, storage);
    const { vault } = world;
    expect(await vault.state()).toMatchObject({
      ...{ status: 'locked', hasRecoveryCode: true, waiting: expected.waiting.length },
    });
    expect(await codeOf(vault.unlock(passphrase))).toBe('wrong-passphrase');
    await vault.unlock(frozen.passphrase);
    await expectContent(world, expected);
    expect(await vault.findings()).toHaveLength(1);
    expect((await vault.state()).findings).toBe(1);
    expect(await vault.diary()).toEqual(expect.arrayContaining([...expected.diary]));
    const [aside] = await vault.quarantined();
    expect(aside).toMatchObject({ why: 'added', label: null });
    await vault.discardQuarantined(aside!.id);
    await vault.rotateKey({ passphrase: frozen.passphrase, code: frozen.recoveryCode });
    await expectContent(world, expected);
  });

  it('opens by Keystep from the recovery code', async () => {
    const world = await worldWith(rows, storage);
    await world.vault.recover(frozen.recoveryCode, passphrase);
    await expectContent(world, expected);
  });

  it('opens by Keystep from its copy alone', async () => {
    const world = await worldWith({}, storage);
    await world.vault.unlock(frozen.passphrase);
    await expectContent(world, expected);
    expect((await world.vault.diary()).map(({ what }) => what)).toContain('copy-used');
  });
});

describe('the frozen vault of version 1', () => {
  const frozen = readFrozen('1');
  const { rows, expected } = frozen;

  it('opens by the independent program', () => {
    const opened = openVault(rows, frozen);
    expect(opened).toMatchObject({ manifest: null, diary: [] });
    expect(contentOf(opened)).toEqual(contentOf(expected));
  });

  it('opens by Keystep as version 2, with what it was kept aside', async () => {
    const world = await worldWith(rows);
    const { vault, local } = world;
    expect(await vault.state()).toMatchObject({ status: 'locked', waiting: expected.waiting.length });
    expect(await codeOf(vault.unlock(passphrase))).toBe('wrong-passphrase');
    await vault.unlock(frozen.passphrase);
    await expectContent(world, expected);
    expect(await vault.findings()).toEqual([]);
    const noted = (await vault.diary()).map(({ what }) => what);
    expect(noted.sort()).toEqual(['key-kept', 'key-kept', 'migrated', 'unlock-failed', 'unlocked']);

    const after = await Promise.all(
      ['header', 'manifest', 'records', 'dropbox', 'diary'].map(
        async (table) => [table, await rawRows(table)] as const,
      ),
    );
    const opened = openVault(Object.fromEntries(after) as unknown as Rows, frozen);
    expect(contentOf(opened)).toEqual(contentOf(resealed(expected)));
    expect(opened.manifest).not.toBeNull();

    expect(await readSnapshot(local)).toMatchObject({ version: 1 });
    const stored = [...local.values].map(([key, text]) => [key, JSON.parse(text) as unknown] as const);
    const kept = openVault(rowsOfSnapshot(Object.fromEntries(stored)), frozen);
    expect(contentOf(kept)).toEqual(contentOf(expected));
  });

  it('can be worked with', async () => {
    const { vault } = await worldWith(rows);
    await vault.unlock(frozen.passphrase);
    const [{ id, revision } = { id: '', revision: 0 }] = expected.records;
    await vault.remove({ opId: newId(), id, revision });
    expect((await vault.list()).keys).toHaveLength(expected.records.length - 1);
  });
});
