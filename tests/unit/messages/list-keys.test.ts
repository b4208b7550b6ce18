import { describe, expect, it } from 'vitest';
import type { KeySummary } from '../../../src/keys/key-record.ts';
import { freshCare } from '../../../src/keys/key-care.ts';
import { keysInSlice, listKeys, slicesAtOnce } from '../../../src/messages/list-keys.ts';
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

  it('keeps its order whichever slice comes first, with no more than some of them on their way', async () => {
    const ids = idsUpTo((slicesAtOnce + 2) * keysInSlice + 7);
    const { send } = sender(() => ({ ids, stamp: 'same' }));
    const held: (() => void)[] = [];
    let most = 0;
    const slow = (async (name: 'key.list', request: { readonly from?: number }) => {
      const answer = await send(name, request);
      if (request.from === undefined) return answer;
      await new Promise<void>((resolve) => {
        held.push(resolve);
        most = Math.max(most, held.length);
        // The last one first, once as many wait as may.
        if (held.length === slicesAtOnce || request.from === ids.length - 7) {
          for (const release of held.splice(0).reverse()) release();
        }
      });
      return answer;
    }) as unknown as Send;
    expect(idsOf(await listKeys(slow))).toEqual(ids);
    expect(most).toBe(slicesAtOnce);
  });

  it('fails where a slice does', async () => {
    const { send } = sender(() => ({ ids: idsUpTo(2 * keysInSlice), stamp: 'same' }));
    const failing = ((name: 'key.list', request: { readonly from?: number }) =>
      request.from === undefined ? send(name, request) : Promise.reject(new Error('no'))) as unknown as Send;
    await expect(listKeys(failing)).rejects.toThrow('no');
  });

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
