import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CopyPair, copyKeys } from '../../../../src/vault/copy/copy-pair.ts';
import { CopyStore } from '../../../../src/vault/copy/copy-store.ts';
import { MirroredStore } from '../../../../src/vault/copy/mirrored-store.ts';
import { IdbVaultStore } from '../../../../src/vault/idb-vault-store.ts';
import { readSnapshot, takeSnapshot } from '../../../../src/vault/snapshots.ts';
import type { Change } from '../../../../src/vault/store.ts';
import { MemorySession } from '../memory-session.ts';
import { codeOf, rawPut, rawRows } from '../support.ts';
import { FaultyArea } from './faulty-area.ts';
import { contentOf, newerIndex, omit } from './model.ts';

let area: FaultyArea;
let session: MemorySession;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  area = new FaultyArea();
  session = new MemorySession();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const makeStore = () =>
  new MirroredStore({ database: new IdbVaultStore({ openTimeoutMs: 500 }), area, session });
const row = (id: string, revision = 1) => ({ id, revision, sealed: new Uint8Array([1, revision]) });
const put = (id: string, revision = 1): Change => ({
  put: [{ table: 'records', row: row(id, revision) }],
});
/** The same profile after the browser was closed and opened. */
const restartBrowser = () => {
  session = new MemorySession();
  return makeStore();
};
const openFailsWith = (name: string) =>
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('injected', name);
  });

describe('MirroredStore with a database', () => {
  it('brings every change to the copy, and no session', async () => {
    const store = makeStore();
    const wrapper = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    await store.commit({ put: [{ table: 'session', row: { id: '5e', wrapper } }] });
    for (const id of ['00', '01', 'ff']) await store.commit(put(id));
    await store.commit({
      remove: [{ table: 'records', id: '01' }],
      put: [{ table: 'diary', row: row('d1') }],
    });
    await store.settled();
    const copy = await store.latest();
    expect(copy?.commits).toBe(5);
    expect(await contentOf(copy!)).toEqual(omit(await contentOf(store), 'session'));
    expect(await copy!.get('records', 'ff')).toEqual(row('ff'));
    expect(await copy!.get('header', 'commits')).toEqual({ id: 'commits', count: 5 });
    expect(await store.engine()).toBe('database');
    expect(await store.keepsKeys()).toBe(true);
    expect(await store.count('records')).toBe(2);
    expect(await store.all('records', 'f')).toEqual([row('ff')]);
    expect([...area.values.keys()].filter((key) => key.includes('session'))).toEqual([]);
  });

  it('reads of the database what changed, and no more', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await store.settled();
    const read = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    await store.commit(put('10'));
    await store.settled();
    expect(read).toHaveBeenCalledTimes(1);
    expect((await store.latest())?.commits).toBe(2);
  });

  it('makes up at its start for what the copy has missed', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await store.settled();
    await new IdbVaultStore().commit(put('01'));
    const again = makeStore();
    expect((await again.latest())?.commits).toBe(1);
    await again.reconcile();
    expect((await again.latest())?.commits).toBe(2);
    await again.reconcile();
    await new IdbVaultStore().commit(put('02'));
    await again.commit(put('03'));
    await again.settled();
    expect(await contentOf((await again.latest())!)).toEqual(await contentOf(again));
  });

  it('copies rows that were there before changes were counted, and makes no copy of nothing', async () => {
    await makeStore().reconcile();
    expect(area.values.size).toBe(0);
    await makeStore().count('records');
    await rawPut('records', row('00'));
    const store = makeStore();
    await store.reconcile();
    expect((await store.latest())?.commits).toBe(0);
    expect(await contentOf((await store.latest())!)).toEqual(await contentOf(store));
  });

  it('says that a copy failed until one succeeds, and keeps the change', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await store.settled();
    expect(await store.failed()).toBe(false);
    Object.assign(area, { countdown: 3, fault: 'torn' });
    await store.commit(put('01'));
    await store.settled();
    expect(await store.failed()).toBe(true);
    expect(await makeStore().failed()).toBe(true);
    expect((await store.latest())?.commits).toBe(1);
    await store.commit(put('02'));
    await store.settled();
    expect(await store.failed()).toBe(false);
    expect((await store.latest())?.commits).toBe(3);
  });

  it('follows a change whose answer was lost', async () => {
    const database = new IdbVaultStore();
    const store = new MirroredStore({ database, area, session });
    vi.spyOn(database, 'commit').mockImplementationOnce(async (change) => {
      await new IdbVaultStore().commit(change);
      throw new DOMException('lost', 'UnknownError');
    });
    await expect(store.commit(put('00'))).rejects.toThrow('lost');
    await store.settled();
    expect((await store.latest())?.commits).toBe(1);
    expect(await codeOf(store.commit({ expect: [{ table: 'records', id: '00', revision: 9 }] }))).toBe(
      'revision-conflict',
    );
    await store.settled();
    expect((await store.latest())?.commits).toBe(1);
  });

  it('builds the copy anew upon one that turns out to be damaged', async () => {
    const store = makeStore();
    for (const id of ['00', '10', '20']) await store.commit(put(id));
    await store.settled();
    const found = await new CopyPair(area).newestFinished();
    if (found.status !== 'whole') throw new Error('expected a copy');
    const key = [...copyKeys].find((each) => area.values.get(each)?.includes(`commits\\":3`))!;
    for (const name of ['00', '10', '20']) area.values.delete(`${key}.records.${name}`);
    for (const id of ['30', '40', '50']) {
      await store.commit(put(id));
      await store.settled();
    }
    const again = restartBrowser();
    await again.reconcile();
    const whole = await new CopyPair(area).newest();
    if (whole.status !== 'whole') throw new Error('expected a copy that is whole');
    expect(await contentOf(whole.reader)).toEqual(await contentOf(again));
    await again.commit(put('60'));
    await again.settled();
    for (const each of copyKeys) area.values.delete(each === key ? `${each}.header` : 'none');
    expect(await contentOf((await again.latest())!)).toEqual(await contentOf(again));
  });

  it('compares all of the copy once in a browser session, and again after a part was found damaged', async () => {
    const store = makeStore();
    await store.commit({ put: [{ table: 'header', row: { id: 'header', bytes: new Uint8Array([1]) } }] });
    await store.settled();
    await store.commit(put('00'));
    await store.reconcile();
    const copy = (await store.latest())!;
    const newest = [...copyKeys].find((key) => area.values.has(`${key}.records.00`))!;
    area.values.set(`${newest}.records.00`, '"[]"');
    const lazy = (await store.latest())!;
    expect(lazy.commits).toBe(copy.commits);
    expect(await codeOf(lazy.all('records'))).toBe('vault-unavailable');
    expect((await store.latest())?.commits).toBe(1);
    await store.reconcile();
    expect((await store.latest())?.commits).toBe(2);
    area.values.delete(`${newest}.header`);
    expect((await store.latest())?.commits).toBe(1);
  });

  it('leaves a copy that has seen more than the database as it is, until it is made anew', async () => {
    const store = makeStore();
    for (const id of ['00', '01', '02']) await store.commit(put(id));
    await store.settled();
    const newer = await contentOf((await store.latest())!);
    // An older database is put back.
    await rawPut('header', { id: 'commits', count: 1 });
    const again = restartBrowser();
    await again.reconcile();
    expect(await again.isHeld()).toBe(true);
    for (const id of ['03', '04', '05', '06']) await again.commit(put(id));
    await again.settled();
    expect(await contentOf((await restartBrowser().latest())!)).toEqual(newer);
    const last = restartBrowser();
    await last.reconcile();
    expect((await last.latest())?.commits).toBe(3);
    await last.renew();
    expect(await last.isHeld()).toBe(false);
    expect(await contentOf((await last.latest())!)).toEqual(await contentOf(last));
    await last.commit(put('07'));
    await last.settled();
    expect((await last.latest())?.commits).toBe(6);
  });

  it('makes the copy anew with fewer changes than it had, and keeps the old one until it is done', async () => {
    const store = makeStore();
    for (const id of ['00', '01', '02']) await store.commit(put(id));
    await store.settled();
    await rawPut('header', { id: 'commits', count: 1 });
    for (let countdown = 2; countdown < 6; countdown += 1) {
      Object.assign(area, { countdown, fault: 'refused' });
      expect(await codeOf(store.renew())).toBe('write-failed');
      expect(await store.failed()).toBe(true);
      expect((await store.latest())?.commits).toBe(3);
    }
    area.countdown = null;
    await store.renew();
    expect((await store.latest())?.commits).toBe(1);
    expect(await store.failed()).toBe(false);
  });

  it('fills a database that the browser has emptied from the copy, and counts on', async () => {
    const store = makeStore();
    const header = { id: 'header', bytes: new Uint8Array([1]) };
    await store.commit({ put: [{ table: 'header', row: header }] });
    for (const id of ['00', '01', 'ff']) await store.commit(put(id));
    await store.commit({
      remove: [{ table: 'records', id: '01' }],
      put: [{ table: 'diary', row: row('d1') }],
    });
    // Not settled: what was acknowledged is in the copy already.
    const before = await contentOf(store);
    for (const read of ['all', 'count', 'commit', 'reconcile'] as const) {
      globalThis.indexedDB = new IDBFactory();
      const again = restartBrowser();
      if (read === 'commit') await again.commit({});
      else if (read === 'reconcile') await again.reconcile();
      else await again[read]('records');
      expect(await contentOf(again)).toEqual(before);
      await again.settled();
      expect(await again.isHeld()).toBe(false);
      expect((await again.latest())?.commits).toBeGreaterThanOrEqual(5);
      expect(await contentOf((await again.latest())!)).toEqual(before);
      expect(await again.wasRefilled()).toBe(true);
      await again.forgetRefill();
      expect(await restartBrowser().wasRefilled()).toBe(false);
    }
  });

  it('fills nothing from a copy that is not whole, or holds no vault', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    globalThis.indexedDB = new IDBFactory();
    expect(await restartBrowser().count('records')).toBe(0);
    for (const key of [...area.values.keys()]) if (key.includes('.records')) area.values.delete(key);
    globalThis.indexedDB = new IDBFactory();
    const again = restartBrowser();
    expect(await again.count('records')).toBe(0);
    expect(await again.wasRefilled()).toBe(false);
  });

  it('fills the database at the next look, where it could not be written', async () => {
    const store = makeStore();
    await store.commit({ put: [{ table: 'header', row: { id: 'header', bytes: new Uint8Array([1]) } }] });
    await store.commit(put('00'));
    globalThis.indexedDB = new IDBFactory();
    const again = restartBrowser();
    const failing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('injected', 'QuotaExceededError');
    });
    expect(await again.count('records')).toBe(0);
    failing.mockRestore();
    expect(await again.count('records')).toBe(1);
  });

  it('answers a moment after the change where the copy is slow, and then at once until it has caught up', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    const set = area.set.bind(area);
    let release = (): void => undefined;
    const gate = new Promise<void>((open) => (release = open));
    area.set = async (values) => {
      await gate;
      await set(values);
    };
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const waits = () => timers.mock.calls.filter(([, ms]) => ms === 250).length;
    await store.commit(put('01'));
    expect(waits()).toBe(1);
    await store.commit(put('02'));
    await store.commit(put('03'));
    expect(waits()).toBe(1);
    release();
    await store.settled();
    expect((await store.latest())?.commits).toBe(4);
    await store.commit(put('04'));
    expect(waits()).toBe(2);
    expect((await store.latest())?.commits).toBe(5);
  });

  it('brings both copies up to date, and writes only what differs', async () => {
    const store = makeStore();
    for (let index = 0; index < 256; index += 1) await store.commit(put(index.toString(16).padStart(2, '0')));
    await store.renewBoth();
    await store.commit(put('00', 2));
    area.written = 0;
    await store.renewBoth();
    // The index of one copy, a mark without any of it, and what changed.
    expect(area.written).toBeLessThan(257 * 65 + 200 + 300);
    for (const key of copyKeys) {
      const alone = new FaultyArea(new Map([...area.values].filter(([name]) => name.startsWith(key))));
      const found = await new CopyPair(alone).newest();
      if (found.status !== 'whole') throw new Error('expected a copy that is whole');
      expect(await contentOf(found.reader)).toEqual(await contentOf(store));
    }
  });

  it('leaves a copy of a newer Keystep alone', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await store.settled();
    area.values.set(copyKeys[1], await newerIndex());
    const before = new Map(area.values);
    await store.commit(put('01'));
    await store.settled();
    expect(await store.failed()).toBe(true);
    expect(await codeOf(store.renew())).toBe('vault-newer');
    expect(await store.latest()).toBeNull();
    expect(area.values).toEqual(before);
  });

  it('removes both, and a snapshot with them', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await takeSnapshot(area, store, { takenAt: 5, version: 1 });
    await store.settled();
    Object.assign(area, { countdown: 1, fault: 'refused' });
    expect(await codeOf(store.destroy())).toBe('write-failed');
    expect(await store.count('records')).toBe(1);
    await store.destroy();
    expect([...area.values.keys()]).toEqual([]);
    expect(await store.count('records')).toBe(0);
    expect(await store.latest()).toBeNull();
    await store.commit(put('01'));
    await store.settled();
    expect((await store.latest())?.commits).toBe(1);
  });
});

describe('MirroredStore without a database', () => {
  it.each(['InvalidStateError', 'SecurityError'])('runs on the copy after %s', async (name) => {
    openFailsWith(name);
    const store = makeStore();
    expect(await store.engine()).toBe('copy');
    expect(await store.keepsKeys()).toBe(false);
    await store.commit(put('00'));
    await store.reconcile();
    await store.renew();
    await store.useCopy();
    expect(await store.latest()).toBeNull();
    expect(await store.failed()).toBe(false);
    expect(await store.isHeld()).toBe(false);
    expect(await restartBrowser().all('records')).toEqual([row('00')]);
    await store.destroy();
    expect([...area.values.keys()]).toEqual([]);
  });

  it('runs on the copy where there is no IndexedDB at all', async () => {
    vi.stubGlobal('indexedDB', undefined);
    // A browser without it has no such name.
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const store = makeStore();
    expect(await store.engine()).toBe('copy');
    await store.commit(put('00'));
    expect(await store.count('records')).toBe(1);
  });

  it('goes on with what the copy had of a database that is gone', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await store.settled();
    const refusing = openFailsWith('InvalidStateError');
    const copied = restartBrowser();
    await copied.commit(put('01'));
    expect(await copied.count('records')).toBe(2);
    refusing.mockRestore();
    const again = restartBrowser();
    await again.reconcile();
    expect(await again.count('records')).toBe(1);
    expect(await again.isHeld()).toBe(true);
    expect(await (await again.latest())!.all('records')).toEqual([row('00'), row('01')]);
  });
});

describe('MirroredStore with a database that does not open', () => {
  it('uses the copy when the person says so, until the browser ends', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await store.settled();
    const failing = openFailsWith('UnknownError');
    const broken = restartBrowser();
    expect(await broken.engine()).toBe('database');
    expect(await codeOf(broken.get('records', '00'))).toBe('vault-unavailable');
    expect(await codeOf(broken.commit(put('01')))).toBe('vault-unavailable');
    expect((await broken.latest())?.commits).toBe(1);
    expect(await codeOf(broken.renew())).toBe('vault-unavailable');
    await broken.useCopy();
    expect(await broken.engine()).toBe('copy');
    await broken.commit(put('01'));
    expect(await makeStore().count('records')).toBe(2);
    failing.mockRestore();
    expect(await makeStore().engine()).toBe('copy');
    expect(await restartBrowser().engine()).toBe('database');
  });

  it('has nothing to use where no copy is whole', async () => {
    openFailsWith('UnknownError');
    expect(await codeOf(makeStore().useCopy())).toBe('copy-missing');
  });

  it('removes the database before the copy, so that the old vault is never back', async () => {
    const store = makeStore();
    await store.commit(put('00'));
    await store.settled();
    const failing = openFailsWith('UnknownError');
    const broken = restartBrowser();
    await broken.useCopy();
    vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementationOnce(() => {
      throw new DOMException('injected', 'UnknownError');
    });
    expect(await codeOf(broken.destroy())).toBe('write-failed');
    expect(await broken.count('records')).toBe(1);
    area.values.set('vault.copy.held', 'true');
    await broken.destroy();
    failing.mockRestore();
    expect(await broken.engine()).toBe('database');
    expect(await broken.count('records')).toBe(0);
    expect(area.values.size).toBe(0);
  });

  it('asks again where memory-only storage did not answer', async () => {
    vi.spyOn(session, 'get').mockRejectedValueOnce(new Error('injected'));
    const store = makeStore();
    await expect(store.engine()).rejects.toThrow('injected');
    expect(await store.engine()).toBe('database');
  });
});

describe('a snapshot before a migration', () => {
  it.each([
    ['of the database', () => new IdbVaultStore()],
    ['of the copy', () => new CopyStore(area)],
  ])('%s holds every row but those of the session', async (_name, make) => {
    const store = make();
    const ids = ['00', '0a1', 'root', 'zz'];
    await store.commit({
      put: [
        ...ids.map((id) => ({ table: 'records', row: row(id) }) as const),
        { table: 'header', row: { id: 'header', bytes: new Uint8Array([7]) } },
        { table: 'session', row: row('5e') },
      ],
    });
    expect(await readSnapshot(area)).toBeNull();
    await takeSnapshot(area, store, { takenAt: 12, version: 1 });
    const content = omit(await contentOf(store), 'session');
    await store.commit({ clear: ['records', 'header'] });
    const snapshot = await readSnapshot(area);
    expect(snapshot).toMatchObject({ takenAt: 12, version: 1, commits: 1 });
    expect(await contentOf(snapshot!)).toEqual(content);
    await takeSnapshot(area, store, { takenAt: 13, version: 2 });
    expect(await contentOf((await readSnapshot(area))!)).toEqual(new Map());
  });

  it('is none where it is damaged or was cut off, and says where storage fails', async () => {
    const store = new IdbVaultStore();
    await store.commit(put('00'));
    await takeSnapshot(area, store, { takenAt: 12, version: 1 });
    area.countdown = 1;
    expect(await codeOf(readSnapshot(area))).toBe('vault-unavailable');
    area.values.set('vault.snapshot.records.00', '"[]"');
    expect(await readSnapshot(area)).toBeNull();
    Object.assign(area, { countdown: 3, fault: 'refused' });
    await store.commit(put('00', 2));
    expect(await codeOf(takeSnapshot(area, store, { takenAt: 13, version: 1 }))).toBe('write-failed');
    expect(await readSnapshot(area)).toBeNull();
  });

  it('is not taken of rows that cannot be kept', async () => {
    const store = new IdbVaultStore();
    await store.commit({ put: [{ table: 'records', row: { id: '00', sealed: new Map() } }] });
    expect(await codeOf(takeSnapshot(area, store, { takenAt: 1, version: 1 }))).toBe('write-failed');
    expect(await rawRows('records')).toHaveLength(1);
  });
});
