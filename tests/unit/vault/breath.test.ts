import { describe, expect, it } from 'vitest';
import { readAhead } from '../../../src/vault/breath.ts';

describe('reading ahead', () => {
  it('gives everything in order, and is never more than one ahead', async () => {
    const log: string[] = [];
    const read = (item: string) => {
      log.push(`read ${item}`);
      return Promise.resolve(item.toUpperCase());
    };
    for await (const [item, value] of readAhead(['a', 'b', 'c'], read)) log.push(`${item} is ${value}`);
    expect(log).toEqual(['read a', 'read b', 'a is A', 'read c', 'b is B', 'c is C']);
  });

  it('reads nothing where there is nothing', async () => {
    for await (const item of readAhead([], () => Promise.reject(new Error('read')))) expect(item).toBeNull();
  });

  it('fails where a reading failed, not before', async () => {
    const read = (item: number) =>
      item === 2 ? Promise.reject(new Error('no disk')) : Promise.resolve(item);
    const seen: number[] = [];
    const all = async () => {
      for await (const [item] of readAhead([0, 1, 2, 3], read)) seen.push(item);
    };
    await expect(all()).rejects.toThrow('no disk');
    expect(seen).toEqual([0, 1]);
  });
});
