import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../../src/vault/bytes.ts';
import { editBucket, encodeBucket, listedTables, parseBucket } from '../../../src/vault/manifest.ts';
import type { Edit, Entry } from '../../../src/vault/manifest.ts';

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
