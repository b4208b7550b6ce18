import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshCare } from '../../../src/keys/key-care.ts';
import { bytesFrom, fromBase64, fromHex, toBase64, toHex, uint } from '../../../src/vault/bytes.ts';
import { pad, unpad } from '../../../src/vault/padding.ts';
import {
  decodeJson,
  parseDraftFields,
  parseDropContent,
  parseKeyRecord,
} from '../../../src/vault/record-codec.ts';
import { idBytes, parseDropRow, parseOperationRow, parseRecordRow } from '../../../src/vault/rows.ts';
import { fieldsOf } from './support.ts';

const anyBytes = fc.uint8Array({ maxLength: 600 }).map((value) => Uint8Array.from(value));

describe('bytes', () => {
  it('go to base64 and hexadecimal and back', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });

  it('are not made of other text', () => {
    expect(fromBase64('*')).toBeNull();
    expect(fromHex('0')).toBeNull();
    expect(fromHex('0G')).toBeNull();
    expect(fromHex('AB')).toBeNull();
    expect(idBytes('0'.repeat(31))).toBeNull();
  });

  it('hold numbers big-endian, and refuse those that do not fit', () => {
    expect([...uint(0x01_0203, 4)]).toEqual([0, 1, 2, 3]);
    expect([...uint(2 ** 40 + 5, 8)]).toEqual([0, 0, 1, 0, 0, 0, 0, 5]);
    for (const [value, size] of [
      [256, 1],
      [-1, 1],
      [0.5, 2],
      [2 ** 53, 8],
    ] as const) {
      expect(() => uint(value, size)).toThrow(RangeError);
    }
  });

  it('from storage are taken by kind and length', () => {
    expect(bytesFrom(new Uint8Array([1, 2]), 2)).toEqual(new Uint8Array([1, 2]));
    for (const value of [new Uint8Array(3), [1], 'a', null, new Uint16Array(1), { length: 1 }]) {
      expect(bytesFrom(value, 2)).toBeNull();
    }
  });
});

describe('padding', () => {
  it('comes off again, in steps of 256', () => {
    fc.assert(
      fc.property(anyBytes, (content) => {
        const padded = pad(content);
        expect(padded.length % 256).toBe(0);
        expect(unpad(padded)).toEqual(content);
      }),
    );
  });

  it('never comes off bytes at random unless they are in the one form', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const content = unpad(bytes);
        if (content !== null) expect(pad(content)).toEqual(bytes);
      }),
    );
    expect(unpad(new Uint8Array(0))).toBeNull();
    expect(unpad(new Uint8Array(512))).toBeNull();
    expect(unpad(new Uint8Array(256).fill(255))).toBeNull();
  });
});

describe('parsers of what storage gave back', () => {
  const parsers = [
    parseKeyRecord,
    parseDropContent,
    parseDraftFields,
    parseRecordRow,
    parseDropRow,
    parseOperationRow,
  ];

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withTypedArray: true, withBigInt: true }), (value) => {
        for (const parse of parsers) expect(() => parse(value)).not.toThrow();
      }),
    );
    expect(decodeJson(Uint8Array.of(0xff))).toBeUndefined();
    expect(decodeJson(Uint8Array.of(0x7b))).toBeUndefined();
  });

  it('refuse a key record with any one member missing or of another kind', () => {
    const times = { createdAt: 1, changedAt: 2, fieldsRevision: 1 };
    const record = { ...fieldsOf(), ...times, capturedFrom: null, care: freshCare };
    expect(parseKeyRecord({ ...record, more: 1 })).toEqual(record);
    for (const name of Object.keys(record)) {
      for (const value of [undefined, 7.5, {}, ['x', 3]]) {
        expect(parseKeyRecord({ ...record, [name]: value })).toBeNull();
      }
    }
  });
});
