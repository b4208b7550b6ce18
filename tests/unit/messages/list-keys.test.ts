import { describe, expect, it } from 'vitest';
import type { KeySummary } from '../../../src/keys/key-record.ts';
import { freshCare } from '../../../src/keys/key-care.ts';
import { keysInSlice, listKeys } from '../../../src/messages/list-keys.ts';
import { listed, withCare, type KeyListing } from '../../../src/messages/listed-keys.ts';
import type { Send } from '../../../src/messages/protocol.ts';

/** Answers with slices of what `listOf` gives for each question. */
function sender(listOf: (asked: number) => { readonly ids: readonly string[]; readonly stamp: string }) {
  const asked: number[] = [];
  const send = (name: string, { from = 0 }: { readonly from?: number }): Promise<KeyListing> => {
    expect(name).toBe('key.list');
    const { ids, stamp } = listOf(asked.length);
    asked.push(from);
    const keys = ids.slice(from, from + keysInSlice).map((id) => ({ id }) as KeySummary);
    return Promise.resolve({ keys, total: ids.length, damaged: 2, stamp });
  };
  return { send: send as unknown as Send, asked };
}

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `key ${index}`);
const idsOf = ({ keys }: Pick<KeyListing, 'keys'>) => keys.map(({ id }) => id);

describe('the care of a listed key', () => {
  it.each([
    freshCare,
    { ...freshCare, snoozedUntil: 5 },
    { ...freshCare, exportedTo: [{ format: 'env', at: 1 }] },
  ])('arrives as it was sent: %o', (care) => {
    const key = { id: 'a', care } as unknown as KeySummary;
    expect(withCare(listed(key))).toEqual(key);
  });

  it('is left out where nothing has happened yet', () => {
    expect(listed({ care: freshCare } as KeySummary).care).toBeNull();
  });
});

describe('the list of keys', () => {
  it.each([0, 1, keysInSlice - 1, keysInSlice, keysInSlice + 1, 3 * keysInSlice + 7])(
    'comes whole and in order, %i keys of it',
    async (count) => {
      const ids = idsUpTo(count);
      const { send, asked } = sender(() => ({ ids, stamp: 'same' }));
      const list = await listKeys(send);
      expect(idsOf(list)).toEqual(ids);
      expect(list.damaged).toBe(2);
      expect(asked).toHaveLength(Math.max(1, Math.ceil(count / keysInSlice)));
    },
  );

  it('is asked for again where it changed between two slices', async () => {
    const before = idsUpTo(keysInSlice + 3);
    const after = ['new', ...before];
    const { send, asked } = sender((times) =>
      times === 0 ? { ids: before, stamp: 'before' } : { ids: after, stamp: 'after' },
    );
    expect(idsOf(await listKeys(send))).toEqual(after);
    expect(asked).toEqual([0, keysInSlice, 0, keysInSlice]);
  });
});
