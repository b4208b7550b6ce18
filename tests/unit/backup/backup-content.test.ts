import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBackup, parseBackup } from '../../../src/backup/backup-content.ts';
import { backupFileName } from '../../../src/backup/file-name.ts';
import { KeystepError } from '../../../src/errors.ts';
import { freshCare } from '../../../src/keys/key-care.ts';
import type { KeyRecord } from '../../../src/keys/key-record.ts';
import { runs, soakTimeoutMs } from '../runs.ts';
import { fieldsOf } from '../vault/support.ts';

const record = (patch: Partial<KeyRecord> = {}): KeyRecord => ({
  ...fieldsOf(),
  ...{ createdAt: 1, changedAt: 2, capturedFrom: null, fieldsRevision: 1, care: freshCare },
  ...patch,
});
const id = (number: number) => number.toString(16).padStart(32, '0');
const backup = {
  createdAt: 1_780_000_000_000,
  keys: [{ id: id(1), record: record() }],
  waiting: [{ keptAt: 5, capturedFrom: 'www.binance.com', replaces: null, fields: fieldsOf() }],
  settings: { theme: 'dark' },
};
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const valueOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
const codeOf = (bytes: Uint8Array<ArrayBuffer>) => {
  try {
    parseBackup(bytes);
    return null;
  } catch (error) {
    return error instanceof KeystepError ? error.code : error;
  }
};

describe('the content of a backup', () => {
  it('comes back as it was, any label and note included', () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    fc.assert(
      fc.property(text, text, (label, note) => {
        const one = { ...backup, keys: [{ id: id(7), record: record({ label, note }) }] };
        const { unreadable, ...read } = parseBackup(encodeBackup(one));
        expect(unreadable).toBe(0);
        // A lone half of a character has no UTF-8: it becomes the sign for that, here as everywhere.
        const whole = new TextDecoder().decode(new TextEncoder().encode(label));
        expect(read.keys[0]?.record.label === label || whole !== label).toBe(true);
        expect({ ...read, keys: [] }).toEqual({ ...one, keys: [] });
      }),
      { numRuns: runs(100) },
    );
  });

  it('is JSON that any program reads, in steps of 4 KiB', () => {
    const bytes = encodeBackup(backup);
    expect(bytes.length % 4096).toBe(0);
    expect(valueOf(bytes)).toMatchObject({ format: 'keystep-backup', version: 1, keys: [{ id: id(1) }] });
    expect(encodeBackup({ ...backup, settings: null }).length).toBe(bytes.length);
  });

  it('counts what cannot be read, and keeps the rest', () => {
    const value = valueOf(encodeBackup(backup));
    const keys = [...(value['keys'] as unknown[]), { id: id(2) }, { id: 'no id', ...record() }, null];
    const read = parseBackup(bytesOf({ ...value, keys }));
    expect(read.keys).toHaveLength(1);
    expect(read.unreadable).toBe(3);
  });

  it('is told apart from something else, from a later one, and from a damaged one', () => {
    const value = valueOf(encodeBackup(backup));
    expect(codeOf(bytesOf({ hello: 'world' }))).toBe('backup-not-ours');
    expect(codeOf(new Uint8Array([0xff, 0xfe]))).toBe('backup-not-ours');
    expect(codeOf(bytesOf({ ...value, version: 2 }))).toBe('backup-newer');
    expect(codeOf(bytesOf({ ...value, version: '1' }))).toBe('backup-damaged');
    expect(codeOf(bytesOf({ ...value, keys: {} }))).toBe('backup-damaged');
    expect(codeOf(bytesOf({ ...value, createdAt: -1 }))).toBe('backup-damaged');
    expect(codeOf(bytesOf({ ...value, keys: Array.from({ length: 10_001 }, () => null) }))).toBe(
      'backup-damaged',
    );
  });

  it(
    'ends with a backup or a named error, whatever the JSON is',
    () => {
      fc.assert(
        fc.property(
          fc.jsonValue(),
          fc.constantFrom('keys', 'waiting', 'settings', 'createdAt', 'version'),
          (any, name) => {
            const code = codeOf(bytesOf({ ...valueOf(encodeBackup(backup)), [name]: any }));
            expect(code ?? 'backup-').toMatch(/^backup-/);
          },
        ),
        { numRuns: runs(300) },
      );
    },
    soakTimeoutMs,
  );

  it('has a name with its day and nothing else', () => {
    expect(backupFileName(Date.UTC(2026, 10, 28, 23))).toBe('keystep-backup-2026-11-28.age');
  });
});
