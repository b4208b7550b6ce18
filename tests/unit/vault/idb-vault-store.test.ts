import { afterEach, describe, expect, it, vi } from 'vitest';
import { IdbVaultStore } from '../../../src/vault/idb-vault-store.ts';
import { codeOf, makeWorld, rawDatabase, rawRows } from './support.ts';

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

  it.each([
    ['another revision', { table: 'records', id: 'a', revision: 2 }],
    ['a row that should be absent', { table: 'records', id: 'a', revision: null }],
    ['a missing row', { table: 'records', id: 'x', revision: 1 }],
    ['other bytes', { table: 'header', id: 'header', bytes: new Uint8Array([9]) }],
  ] as const)('writes nothing on %s', async (_name, expectation) => {
    const store = freshStore();
    await store.commit({ put: [{ table: 'records', row: row('a') }] });
    const change = {
      expect: [expectation],
      clear: ['records'],
      put: [{ table: 'records', row: row('z') }],
    } as const;
    expect(await codeOf(store.commit(change))).toBe('revision-conflict');
    expect(await rawRows('records')).toEqual([row('a')]);
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
