import { randomBytes } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { freshCare } from '../../../src/keys/key-care.ts';
import type { KeyFields } from '../../../src/keys/key-record.ts';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import { CopyStore } from '../../../src/vault/copy/copy-store.ts';
import { kdfPolicy } from '../../../src/vault/kdf-policy.ts';
import { sealRecord } from '../../../src/vault/record-seal.ts';
import { newId } from '../../../src/vault/rows.ts';
import { commitSealed } from '../../../src/vault/sealed-commit.ts';
import { tables } from '../../../src/vault/store.ts';
import { VaultContext } from '../../../src/vault/vault-context.ts';
import { Vault } from '../../../src/vault/vault.ts';
import { MemoryArea } from '../../unit/vault/memory-area.ts';
import { MemorySession } from '../../unit/vault/memory-session.ts';

/** Rows by table as text, bytes as `{ base64 }`, and what stands in extension storage. */
export interface PlantedVault {
  readonly rows: readonly { readonly table: string; readonly row: string }[];
  readonly local: Readonly<Record<string, unknown>>;
}

const madeAt = Date.UTC(2026, 0, 1);

/** The fields of a made-up key. */
export function keyFields(label: string): KeyFields {
  const text = () => randomBytes(48).toString('base64url');
  return {
    label,
    apiKey: text(),
    secretKey: text(),
    publicKey: '',
    keyType: 'hmac',
    environment: 'live',
    account: '',
    purpose: 'other',
    tool: '',
    permissions: ['enableReading'],
    addresses: ['203.0.113.7'],
    rotateBy: null,
    note: 'x'.repeat(200),
  };
}

/** A vault of many keys, made by the product's own code with the strength of a real one. */
export async function growVault(passphrase: string, keys: number): Promise<PlantedVault> {
  const local = new MemoryArea();
  const store = new CopyStore(local);
  const ports = {
    store,
    local,
    session: new MemorySession(),
    derive: deriveWithArgon2,
    now: () => madeAt,
    autoLockMs: () => 600_000,
  };
  await new Vault(ports, { ...kdfPolicy, raiseBelowMs: 0 }).create(passphrase);
  const context = new VaultContext(ports);
  const vault = await context.open();
  const put = [];
  for (let index = 0; index < keys; index += 1) {
    const record = {
      ...keyFields(`key ${index}`),
      createdAt: madeAt,
      changedAt: madeAt,
      capturedFrom: null,
      fieldsRevision: 1,
      care: freshCare,
    };
    const row = await sealRecord(vault.keys.records, vault.header, { id: newId(), revision: 1, record });
    put.push({ table: 'records', row } as const);
  }
  if (put.length > 0) await commitSealed(context, vault, { put });
  const rows = [];
  for (const table of tables) {
    if (table === 'session') continue;
    for (const row of await store.all(table)) rows.push({ table, row: asText(row) });
  }
  return { rows, local: await local.get(['vault.anchor']) };
}

/** Rows of a frozen vault of an earlier format, as they were written. */
export function frozenRows(rows: Readonly<Record<string, readonly unknown[]>>): PlantedVault {
  return {
    rows: Object.entries(rows).flatMap(([table, list]) => list.map((row) => ({ table, row: asText(row) }))),
    local: {},
  };
}

function asText(row: unknown): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
  );
}

/** Writes the rows into the extension's database, which one of its pages has opened before. */
export async function plantVault(page: Page, { rows, local }: PlantedVault): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) await putRows(page, rows.slice(at, at + 500));
  await page.evaluate(async (values) => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Extension | undefined>;
    // A plain page has no such storage.
    await (browser ?? chrome)?.storage?.local.set(values);
  }, local as never);
}

interface Extension {
  readonly storage?: { readonly local: { set(values: object): Promise<void> } };
}

async function putRows(page: Page, rows: PlantedVault['rows']): Promise<void> {
  await page.evaluate(
    async (list) => {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('keystep-vault');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error ?? new Error('IndexedDB'));
      });
      const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
      for (const { table, row } of list) {
        transaction
          .objectStore(table)
          .put(
            JSON.parse(row, (_key, value: unknown) =>
              typeof value === 'object' && value !== null && 'base64' in value
                ? Uint8Array.from(atob(String(value.base64)), (char) => char.charCodeAt(0))
                : value,
            ),
          );
      }
      await new Promise<void>((done, fail) => {
        transaction.oncomplete = () => done();
        transaction.onabort = () => fail(transaction.error ?? new Error('IndexedDB'));
      });
      database.close();
    },
    [...rows],
  );
}
