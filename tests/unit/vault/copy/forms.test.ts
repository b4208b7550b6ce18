import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checksumOf,
  encodeIndex,
  encodeUnfinished,
  parseIndex,
  sumOf,
} from '../../../../src/vault/copy/copy-index.ts';
import { allParts, partNamed, partOf, partsOf } from '../../../../src/vault/copy/parts.ts';
import { encodeRow, joinRows, maxPartLength, parseRows } from '../../../../src/vault/copy/row-text.ts';
import { newId } from '../../../../src/vault/rows.ts';
import { tables } from '../../../../src/vault/store.ts';
import type { Row } from '../../../../src/vault/store.ts';
import { rows } from './model.ts';

const anyId = fc.oneof(fc.string({ maxLength: 6 }), fc.stringMatching(/^[0-9a-g]{0,8}$/));

describe('the parts of a copy', () => {
  it('hold every row in one part each', () => {
    expect(new Set(allParts.map(({ name }) => name)).size).toBe(allParts.length);
    fc.assert(
      fc.property(fc.constantFrom(...tables), anyId, (table, id) => {
        expect(partNamed(partOf(table, id))?.table).toBe(table);
      }),
    );
  });

  it('are found by any beginning of an id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tables), anyId, fc.nat(6), (table, id, length) => {
        const names = partsOf(table, id.slice(0, length)).map(({ name }) => name);
        expect(names).toContain(partOf(table, id));
      }),
    );
    expect(partsOf('records', '3f').map(({ name }) => name)).toEqual(['records.3f']);
    expect(partsOf('records', '3fa0').map(({ name }) => name)).toEqual(['records.3f']);
    expect(partsOf('records', '3').length).toBe(17);
    expect(partsOf('manifest', 'root').map(({ name }) => name)).toEqual(['manifest.-']);
    expect(partsOf('header', 'any').map(({ name }) => name)).toEqual(['header']);
  });

  it('keep a key to a part of its own size: 256 of records', () => {
    expect(partsOf('records')).toHaveLength(257);
    expect(partOf('records', newId())).toMatch(/^records\.[0-9a-f]{2}$/);
  });
});

const part = partNamed('header')!;
const textOf = (list: readonly Row[]) => joinRows(new Map(list.map((row) => [row.id, encodeRow(row) ?? ''])));

describe('the text of rows', () => {
  it('gives back every row', () => {
    fc.assert(
      fc.property(fc.uniqueArray(rows, { selector: ({ id }) => id }), (list) => {
        const sorted = [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(parseRows(textOf(list), part)).toEqual(sorted);
      }),
    );
  });

  it('is not made of what JSON does not hold', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    const values = [key, Number.NaN, Infinity, undefined, () => 1, new Date(), new Map(), { base64: 'AA==' }];
    for (const value of values) {
      expect(encodeRow({ id: 'a', value })).toBeNull();
      expect(encodeRow({ id: 'a', value: [value] })).toBeNull();
      expect(encodeRow({ id: 'a', value: { value } })).toBeNull();
    }
    expect(encodeRow({ id: 'a', value: [[[[['deep']]]]] })).toBeNull();
    for (const value of [null, 'text', 7, {}, { id: 7 }]) expect(encodeRow(value)).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['no list', '{}'],
    ['no row', '[7]'],
    ['a row without an id', '[{}]'],
    ['two rows of an id', '[{"id":"a"},{"id":"a"}]'],
    ['rows out of order', '[{"id":"b"},{"id":"a"}]'],
    ['bytes that are none', '[{"id":"a","bytes":{"base64":"?"}}]'],
    ['bytes with more beside them', '[{"id":"a","bytes":{"base64":"AA==","more":1}}]'],
    ['depth without end', `[{"id":"a","list":${'['.repeat(9)}${']'.repeat(9)}}]`],
    ['more than is read', `[{"id":"${'a'.repeat(maxPartLength)}"}]`],
  ])('is refused where it holds %s', (_name, text) => {
    expect(parseRows(text, part)).toBeNull();
  });

  it('is refused in another part', () => {
    expect(parseRows('[{"id":"ab00"}]', partNamed('records.ab')!)).toHaveLength(1);
    expect(parseRows('[{"id":"ab00"}]', partNamed('records.ac')!)).toBeNull();
    expect(parseRows('[{"id":"ab00"}]', partNamed('records.-')!)).toBeNull();
  });

  it('never makes the parser throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((json) => `[${json}]`),
        ),
        (text) => {
          const list = parseRows(text, part);
          expect(list === null || list.every(({ id }) => typeof id === 'string')).toBe(true);
        },
      ),
    );
    expect(parseRows('[{"id":"a","__proto__":{"revision":1}}]', part)?.[0]).not.toHaveProperty('revision');
  });
});

describe('the index of a copy', () => {
  const names = fc.constantFrom(...allParts.map(({ name }) => name));
  const sums = fc.string({ minLength: 12, maxLength: 12 });
  const parts = fc.array(fc.tuple(names, sums)).map((entries) => new Map(entries));

  it('gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.maxSafeNat(), parts, fc.maxSafeNat(), async (commits, given, takenAt) => {
        const index = { commits, facts: { takenAt }, parts: given };
        expect(await parseIndex(await encodeIndex(index))).toEqual({ status: 'finished', index });
        expect(await parseIndex(await encodeUnfinished(commits))).toEqual({
          status: 'unfinished',
          after: commits,
        });
      }),
      { numRuns: 50 },
    );
  });

  const forged = async (content: string, version = 2) => {
    const text = version === 1 ? content : content.replace(/^\{/, `{"version":${version},`);
    return { version, text, checksum: await checksumOf(text) };
  };
  const sum = 'x'.repeat(12);

  it('counts nothing of an unfinished copy whose parts that stay are named, as they were before', async () => {
    const text = JSON.stringify({ state: 'unfinished', commits: 7, facts: {}, parts: { header: sum } });
    expect(await parseIndex(await forged(text))).toEqual({ status: 'unfinished', after: 7 });
  });

  it('has the first twelve characters of a checksum, all of it in version 1, and no other length', async () => {
    const whole = await checksumOf('[]');
    const header = await sumOf('[]');
    expect(header).toBe(whole.slice(0, 12));
    const textWith = (text: string) =>
      JSON.stringify({ state: 'finished', commits: 7, facts: {}, parts: { header: text } });
    const index = { commits: 7, facts: {}, parts: new Map([['header', header]]) };
    expect(await parseIndex(await forged(textWith(whole), 1))).toEqual({ status: 'finished', index });
    expect(await parseIndex(await forged(textWith(header)))).toEqual({ status: 'finished', index });
    expect(await parseIndex(await forged(textWith(whole)))).toEqual({ status: 'damaged' });
    expect(await parseIndex(await forged(textWith(header), 1))).toEqual({ status: 'damaged' });
  });

  it.each([
    '{',
    '[]',
    '{"state":"finished","commits":1,"facts":{}}',
    '{"state":"finished","commits":1,"parts":{}}',
    '{"state":"finished","commits":-1,"facts":{},"parts":{}}',
    '{"state":"finished","commits":1.5,"facts":{},"parts":{}}',
    '{"state":"other","commits":1,"facts":{},"parts":{}}',
    '{"state":"finished","commits":1,"facts":{"a":"b"},"parts":{}}',
    '{"state":"finished","commits":1,"facts":{"1":1,"2":1,"3":1,"4":1,"5":1,"6":1,"7":1,"8":1,"9":1},"parts":{}}',
    `{"state":"finished","commits":1,"facts":{},"parts":{"elsewhere":"${sum}"}}`,
    '{"state":"finished","commits":1,"facts":{},"parts":{"header":"short"}}',
    '{"state":"finished","commits":1,"facts":{},"parts":{"header":7}}',
  ])('is damaged where it says %s', async (text) => {
    expect(await parseIndex(await forged(text))).toEqual({ status: 'damaged' });
  });

  it('is told from none, from damage and from one of a newer version', async () => {
    const whole = (await encodeIndex({ commits: 3, facts: {}, parts: new Map() })) as { text: string };
    expect(await parseIndex(undefined)).toEqual({ status: 'none' });
    expect(await parseIndex(await forged('{"of":"tomorrow"}', 3))).toEqual({ status: 'newer' });
    // The version beside the text is no more than what the text says.
    expect(await parseIndex({ ...whole, version: 3 })).toEqual({ status: 'damaged' });
    expect(await parseIndex({ ...(await forged('{"of":"tomorrow"}', 3)), version: 2 })).toEqual({
      status: 'damaged',
    });
    expect(await parseIndex({ ...whole, text: whole.text.replace('3', '4') })).toEqual({ status: 'damaged' });
    expect(await parseIndex({ ...whole, text: 'x'.repeat(200_000) })).toEqual({ status: 'damaged' });
    for (const value of [null, 7, 'text', [], { ...whole, version: 0 }, { ...whole, version: '2' }]) {
      expect(await parseIndex(value)).toEqual({ status: 'damaged' });
    }
  });

  it('never makes the parser throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.json(), async (value, text) => {
        await parseIndex(value);
        await parseIndex(await forged(text));
      }),
    );
  });
});
