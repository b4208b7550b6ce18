import { afterEach, describe, expect, it, vi } from 'vitest';
import { allIn } from '../../../src/vault/idb-all.ts';
import { databaseName, IdbVaultStore } from '../../../src/vault/idb-vault-store.ts';
import { tables } from '../../../src/vault/store.ts';
import { codeOf, makeWorld, rawDatabase, rawPut, rawRows } from './support.ts';

afterEach(() => vi.restoreAllMocks());

const row = (id: string, revision = 1) => ({ id, revision, sealed: new Uint8Array([1]) });

function freshStore(): IdbVaultStore {
  makeWorld();
  return new IdbVaultStore({ openTimeoutMs: 500 });
}

describe('IdbVaultStore', () => {
  it('writes strictly, and all of a change', async () => {
    const store = freshStore();
    await store.count('records');
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.commit({
      put: [
        { table: 'records', row: row('a') },
        { table: 'removed', row: row('b') },
      ],
    });
    expect(transaction.mock.calls.map((given) => given[2])).toEqual([{ durability: 'strict' }]);
    expect(await store.get('records', 'a')).toEqual(row('a'));
    expect(await store.all('removed')).toEqual([row('b')]);
    expect(await store.count('dropbox')).toBe(0);
  });

  it('clears, then removes, then puts', async () => {
    const store = freshStore();
    await store.commit({ put: ['a', 'b'].map((id) => ({ table: 'records', row: row(id) })) });
    await store.commit({
      clear: ['records'],
      remove: [{ table: 'records', id: 'b' }],
      put: [{ table: 'records', row: row('b', 2) }],
    });
    expect(await store.all('records')).toEqual([row('b', 2)]);
  });

  it.each([0, 1, 127, 128, 129, 256, 300])('reads all of %i rows, or as many as it may', async (count) => {
    const store = freshStore();
    const ids = Array.from({ length: count }, (_, index) => `a${String(index).padStart(3, '0')}`);
    const others = ['a', '9', 'b', 'b1'].map((id) => row(id));
    await store.commit({
      put: [...others, ...ids.map((id) => row(id))].map((each) => ({ table: 'records', row: each })),
    });
    const found = ['a', ...ids].map((id) => row(id));
    expect(await store.all('records', 'a')).toEqual(found);
    expect(await store.all('records')).toHaveLength(count + others.length);
    for (const limit of [0, 1, 128, 129, 400]) {
      expect(await store.all('records', 'a', limit)).toEqual(found.slice(0, limit));
    }
  });

  it.each(['a', ''])('reads on to a row at the very end of what begins with "%s"', async (prefix) => {
    const store = freshStore();
    const ids = [
      ...Array.from({ length: 127 }, (_, index) => `a${String(index).padStart(3, '0')}`),
      `${prefix}\uffff`,
    ];
    await store.commit({ put: ids.map((id) => ({ table: 'records', row: row(id) })) });
    expect(await store.all('records', prefix)).toEqual(ids.map((id) => row(id)));
    expect(await store.all('records', prefix, 128)).toHaveLength(128);
  });

  it('comes to an end, and fails, where rows do not stand under their ids', async () => {
    freshStore();
    const same = Array.from({ length: 128 }, () => row('a'));
    const odd = { getAll: () => Promise.resolve(same) };
    await expect(allIn(odd, 'a')).rejects.toThrow('not in the order of their ids');
    await expect(allIn({ getAll: () => Promise.resolve([...same, null]) }, 'a', 129)).rejects.toThrow();
  });

  it('hands over no more rows at once than others can wait for', async () => {
    const store = freshStore();
    await store.commit({
      put: Array.from({ length: 300 }, (_, index) => ({ table: 'records', row: row(`a${index}`) })),
    });
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    expect(await store.all('records', 'a')).toHaveLength(300);
    expect(getAll.mock.calls.map(([, count]) => count)).toEqual([128, 128, 128]);
  });

  it.each([
    ['another revision', { table: 'records', id: 'a', revision: 2 }],
    ['a row that should be absent', { table: 'records', id: 'a', revision: null }],
    ['a missing row', { table: 'records', id: 'x', revision: 1 }],
    ['other bytes', { table: 'header', id: 'header', bytes: new Uint8Array([9]) }],
    ['other bytes in another table', { table: 'manifest', id: 'root', bytes: new Uint8Array([1, 2, 4]) }],
    ['bytes where there are none', { table: 'records', id: 'a', bytes: new Uint8Array([1]) }],
  ] as const)('writes nothing on %s', async (_name, expectation) => {
    const store = freshStore();
    await store.commit({
      put: [
        { table: 'records', row: row('a') },
        { table: 'manifest', row: { id: 'root', bytes: new Uint8Array([1, 2, 3]) } },
      ],
    });
    const change = {
      expect: [expectation],
      clear: ['records'],
      put: [{ table: 'records', row: row('z') }],
    } as const;
    expect(await codeOf(store.commit(change))).toBe('revision-conflict');
    expect(await rawRows('records')).toEqual([row('a')]);
  });

  it('takes the bytes of any row as an expectation', async () => {
    const store = freshStore();
    const manifest = { id: 'root', bytes: new Uint8Array([1, 2, 3]) };
    await store.commit({ put: [{ table: 'manifest', row: manifest }] });
    await store.commit({
      expect: [{ table: 'manifest', id: 'root', bytes: new Uint8Array([1, 2, 3]) }],
      remove: [{ table: 'manifest', id: 'root' }],
    });
    expect(await store.all('manifest')).toEqual([]);
  });

  it('counts every change that was made and none that was not', async () => {
    const store = freshStore();
    const counted = () => store.get('header', 'commits');
    expect(await counted()).toBeUndefined();
    expect(await store.commit({ put: [{ table: 'records', row: row('a') }] })).toBe(1);
    await store.commit({});
    expect(await counted()).toEqual({ id: 'commits', count: 2 });
    await codeOf(store.commit({ expect: [{ table: 'records', id: 'a', revision: 9 }] }));
    expect(await counted()).toEqual({ id: 'commits', count: 2 });
    const forged = { table: 'header', row: { id: 'commits', count: 99 } } as const;
    expect(await store.commit({ clear: ['header'], put: [forged] })).toBe(3);
    await rawPut('header', { id: 'commits', count: 'many' });
    expect(await store.commit({})).toBe(1);
  });

  it('gives the rows whose ids begin with a text', async () => {
    const store = freshStore();
    const ids = ['a', 'a1', 'a1f', 'a2', 'b', 'b1'];
    await store.commit({ put: ids.map((id) => ({ table: 'records', row: row(id) })) });
    const idsOf = async (prefix?: string) =>
      ((await store.all('records', prefix)) as { id: string }[]).map(({ id }) => id);
    expect(await idsOf('a')).toEqual(['a', 'a1', 'a1f', 'a2']);
    expect(await idsOf('a1')).toEqual(['a1', 'a1f']);
    expect(await idsOf('c')).toEqual([]);
    expect(await idsOf('')).toEqual(ids);
    expect(await idsOf()).toEqual(ids);
  });

  it('gives a database of version 1 the tables that it lacks, and changes no row', async () => {
    makeWorld();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => {
        for (const table of ['header', 'records', 'removed', 'dropbox', 'operations', 'session']) {
          request.result.createObjectStore(table, { keyPath: 'id' }).put(row(table));
        }
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error ?? new Error('open failed'));
    });
    const store = new IdbVaultStore({ openTimeoutMs: 500 });
    expect(await store.count('diary')).toBe(0);
    const found = await Promise.all(tables.map((table) => store.all(table)));
    expect(found.flat()).toEqual(
      ['header', 'records', 'removed', 'dropbox', 'operations', 'session'].map((table) => row(table)),
    );
    expect(await store.keepsKeys()).toBe(true);
  });

  it('writes nothing of a change that storage refuses half way', async () => {
    const store = freshStore();
    await store.commit({ put: [{ table: 'records', row: row('a') }] });
    const refused = { id: 'c', sealed: () => 'a function cannot be stored' };
    const put = [row('b'), refused].map((each) => ({ table: 'records', row: each }) as const);
    expect(await codeOf(store.commit({ clear: ['records'], put }))).toBe('write-failed');
    expect(await rawRows('records')).toEqual([row('a')]);
    await store.commit({ put: [{ table: 'records', row: row('b') }] });
    expect(await store.count('records')).toBe(2);
  });

  it('opens again where the browser closed the connection', async () => {
    const store = freshStore();
    await store.commit({ put: [{ table: 'records', row: row('a') }] });
    const closing = (): never => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    };
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    transaction.mockImplementationOnce(closing);
    await store.commit({ put: [{ table: 'records', row: row('b') }] });
    expect(await store.count('records')).toBe(2);
    transaction.mockImplementationOnce(closing).mockImplementationOnce(closing);
    expect(await codeOf(store.count('records'))).toBe('vault-unavailable');
    expect(await store.count('records')).toBe(2);
  });

  it('begins one transaction for all that is read in one turn, and another for the next', async () => {
    const store = freshStore();
    await store.commit({ put: ['a', 'b'].map((id) => ({ table: 'records', row: row(id) })) });
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const read = await Promise.all([
      store.get('records', 'b'),
      store.all('records', 'a'),
      store.count('diary'),
    ]);
    expect(read).toEqual([row('b'), [row('a')], 0]);
    expect(transaction.mock.calls.map(([names]) => names)).toEqual([['records', 'diary']]);
    await store.get('header', 'header');
    expect(transaction).toHaveBeenCalledTimes(2);
  });

  it('lets a read that cannot even begin fail alone', async () => {
    const store = freshStore();
    await store.commit({ put: [{ table: 'records', row: row('a') }] });
    const noId = store.get('records', {} as string);
    const [one, code] = await Promise.all([store.get('records', 'a'), codeOf(noId)]);
    expect([one, code]).toEqual([row('a'), 'vault-unavailable']);
  });

  it('tells everyone who read along when storage refuses', async () => {
    const store = freshStore();
    await store.count('records');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    const reads = [store.get('records', 'a'), store.all('diary'), store.count('header')];
    expect(await Promise.all(reads.map(codeOf))).toEqual(Array(3).fill('vault-unavailable'));
  });

  it('makes way for another window that deletes, and finds nothing afterwards', async () => {
    const [one, two] = [freshStore(), new IdbVaultStore({ openTimeoutMs: 500 })];
    await one.commit({ put: [{ table: 'records', row: row('a') }] });
    expect(await two.count('records')).toBe(1);
    await one.destroy();
    expect(await two.count('records')).toBe(0);
  });

  it('says so where another window does not make way for a deletion', async () => {
    const store = freshStore();
    await store.count('records');
    const other = await rawDatabase();
    other.onversionchange = null;
    expect(await codeOf(store.destroy())).toBe('write-failed');
    other.close();
  });
});
