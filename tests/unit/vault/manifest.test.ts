import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveWithArgon2 } from '../../../src/vault/argon2.ts';
import { randomBytes } from '../../../src/vault/bytes.ts';
import { editBucket, encodeBucket, listedTables, parseBucket } from '../../../src/vault/manifest.ts';
import type { Edit, Entry } from '../../../src/vault/manifest.ts';
import { newId, parseRecordRow } from '../../../src/vault/rows.ts';
import { commitSealed } from '../../../src/vault/sealed-commit.ts';
import { VaultContext } from '../../../src/vault/vault-context.ts';
import { fieldsOf, makeUnlocked, passphrase } from './support.ts';

const place = fc.record({
  table: fc.constantFrom(...listedTables),
  // Few, so that edits meet entries.
  id: fc.constantFrom(...Array.from('012345').map((digit) => digit.padStart(32, 'a'))),
});
const keyOf = ({ table, id }: Pick<Entry, 'table' | 'id'>) => `${table} ${id}`;
const places = fc.uniqueArray(place, { selector: keyOf, maxLength: 24 });
const entryAt = (at: Pick<Entry, 'table' | 'id'>): Entry => ({ ...at, revision: 7, digest: randomBytes(32) });

describe('a bucket of the manifest', () => {
  it('is, after a change, what it would be if it were made anew', () => {
    fc.assert(
      fc.property(places, places, fc.infiniteStream(fc.boolean()), (before, touched, stays) => {
        const entries = before.map(entryAt);
        const edits: Edit[] = touched.map((at) => ({
          ...at,
          entry: stays.next().value ? entryAt(at) : null,
        }));
        const after = new Map(entries.map((entry) => [keyOf(entry), entry]));
        for (const { entry, ...at } of edits) {
          if (entry === null) after.delete(keyOf(at));
          else after.set(keyOf(at), entry);
        }
        const edited = editBucket(encodeBucket(entries), edits);
        expect(edited).toEqual(encodeBucket([...after.values()]));
        expect(parseBucket(edited)).toHaveLength(after.size);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the manifest behind a change', () => {
  it('lists a row that the change removes and puts: that is how it is written', async () => {
    const { session, local, store, time, vault } = await makeUnlocked();
    const { id } = await vault.save({ opId: newId(), id: null, revision: 0, fields: fieldsOf() });
    const ports = { session, local, store, derive: deriveWithArgon2, now: () => time };
    const context = new VaultContext({ ...ports, autoLockMs: () => 600_000 });
    const row = parseRecordRow(await store.get('records', id));
    if (row === null) throw new Error('expected a row');
    await commitSealed(context, await context.open(), {
      remove: [{ table: 'records', id }],
      put: [{ table: 'records', row }],
    });
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.findings()).toEqual([]);
    expect((await vault.list()).keys).toHaveLength(1);
  });
});
