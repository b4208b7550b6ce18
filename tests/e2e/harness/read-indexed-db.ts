import type { Page } from 'puppeteer-core';

export interface DumpedStore {
  readonly database: string;
  readonly store: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
}

/** Everything that the page's origin keeps in IndexedDB, as JSON; bytes as hex, keys of WebCrypto by their kind. */
export async function readIndexedDb(page: Page): Promise<readonly DumpedStore[]> {
  return page.evaluate(async () => {
    const ask = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
      });
    const show = (value: unknown) =>
      JSON.stringify(value, (_key, inner: unknown) => {
        if (inner instanceof ArrayBuffer) inner = new Uint8Array(inner);
        if (ArrayBuffer.isView(inner)) {
          const bytes = new Uint8Array(inner.buffer, inner.byteOffset, inner.byteLength);
          return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        }
        if (inner instanceof CryptoKey) {
          return { key: inner.type, algorithm: inner.algorithm.name, extractable: inner.extractable };
        }
        return inner;
      });
    const dump = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await ask(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([ask(objects.getAllKeys()), ask(objects.getAll())]);
        dump.push({
          database: name,
          store,
          rows: keys.map((key, at) => ({ key: show(key), value: show(values[at]) })),
        });
      }
      database.close();
    }
    return dump;
  });
}
