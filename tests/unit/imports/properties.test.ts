import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { findCandidates } from '../../../src/imports/candidates.ts';
import { importers } from '../../../src/imports/index.ts';
import { readImport } from '../../../src/imports/read-import.ts';
import { runs, soakTimeoutMs } from '../runs.ts';
import { apiKey, bytesOf, ed25519Pem, samples, secretKey } from './samples.ts';

const allowed = new Set(['import-encrypted', 'import-damaged', 'import-empty', 'file-too-big']);

/** Values as people and programs leave them. */
const value = fc.oneof(
  fc.constantFrom(
    apiKey,
    secretKey,
    ed25519Pem,
    '',
    '"',
    "'",
    '\n',
    ',',
    ';',
    '=',
    ':',
    '\\',
    '\u2022'.repeat(64),
  ),
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.integer({ min: 1, max: 64 }).map((length) => apiKey.slice(0, length)),
  fc.constantFrom(` ${apiKey}`, `"${secretKey}"`, `api_key=${apiKey}`, `${secretKey},`),
);
const name = fc.oneof(
  fc.constantFrom(
    'api_key',
    'API Key',
    'apiKey',
    'secret',
    'BINANCE_API_SECRET',
    'username',
    'password',
    'key',
  ),
  fc.string({ maxLength: 10 }),
);

/** JSON of any shape that the programs might write. */
const json = fc
  .letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      value,
      fc.integer(),
      fc.constantFrom(null, true, false),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(
          name,
          fc.constantFrom('items', 'login', 'fields', 'exchange', 'exchanges', 'api-key', 'encrypted'),
        ),
        tie('node'),
        { maxKeys: 5 },
      ),
    ),
  }))
  .node.map((node) => JSON.stringify(node));

const line = fc
  .tuple(name, fc.constantFrom('=', ': ', ',', '\t', ' ', '=\n', ':\n'), value)
  .map((each) => each.join(''));
const table = fc
  .tuple(
    fc.constantFrom(
      'Title,Url,Username,Password,Notes',
      '"Group","Title","Username","Password","URL","Notes"',
      'folder,name,notes,fields,login_uri,login_username,login_password',
    ),
    fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 4 }),
  )
  .map(([header, rows]) => [header, ...rows.map((row) => row.join(','))].join('\n'));

/** A good file with a piece cut out, doubled, or bytes changed. */
const spoilt = fc
  .tuple(fc.constantFrom(...samples.map(([, , file]) => file)), fc.nat(), fc.nat(), fc.nat(255), fc.nat(2))
  .map(([file, a, b, byte, how]) => {
    const [from, to] = [a % file.length, b % file.length].sort((x, y) => x - y) as [number, number];
    if (how === 0) return Uint8Array.from([...file.slice(0, from), ...file.slice(to)]);
    if (how === 1) return Uint8Array.from([...file.slice(0, to), ...file.slice(from)]);
    const changed = file.slice();
    changed[from] = byte;
    changed[to] = byte ^ 0x55;
    return changed;
  });

const text = fc.oneof(
  json,
  table,
  fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n')),
  fc.string({ maxLength: 200, unit: 'binary' }),
);
const file = fc.oneof(text.map(bytesOf), spoilt, fc.uint8Array({ maxLength: 200 }));

describe('any file at all', () => {
  it(
    'gives candidates or a named error, and never anything else',
    () => {
      fc.assert(
        fc.property(file, (bytes) => {
          try {
            const { entries } = readImport(bytes);
            const { found, leftAlone } = findCandidates(entries);
            expect(found.length + leftAlone).toBe(entries.length);
            for (const { apiKey: key, secretKey: secret, isBinance, problems } of found) {
              expect(typeof key + typeof secret).toBe('stringstring');
              // What would be stored without a word is right to the last character.
              if (isBinance && problems.length === 0) expect(key).toMatch(/^[A-Za-z0-9]{64}$/);
            }
          } catch (error) {
            if (!(error instanceof KeystepError) || !allowed.has(error.code)) throw error;
          }
        }),
        // A million in `npm run soak`.
        { numRuns: Number(process.env['KEYSTEP_FILES'] ?? 2000) },
      );
    },
    soakTimeoutMs,
  );

  it.each(importers.map(({ format, read }) => [format, read] as const))(
    '%s reads it, refuses it, or says that it is of another format',
    (_format, read) => {
      const anyFile = fc.record({ bytes: file, text });
      fc.assert(
        fc.property(anyFile, ({ bytes, text: content }) => {
          try {
            const parsed = parsedOf(content);
            read({ bytes, text: content, json: () => parsed, table: () => null });
          } catch (error) {
            if (!(error instanceof KeystepError) || !allowed.has(error.code)) throw error;
          }
        }),
        { numRuns: Math.ceil(runs(2000) / importers.length) },
      );
    },
    soakTimeoutMs,
  );
});

describe('any label, note and neighbour', () => {
  it(
    'leaves a right pair right, in JSON and in tables',
    () => {
      const label = fc.string({ maxLength: 60 });
      fc.assert(
        fc.property(label, label, (title, other) => {
          const item = (pair: boolean) => ({
            name: title,
            notes: other,
            login: { username: pair ? apiKey : other, password: pair ? secretKey : title },
          });
          const inJson = bytesOf(JSON.stringify({ items: [item(false), item(true)] }));
          const quoted = (each: string) => `"${each.replaceAll('"', '""')}"`;
          const inTable = bytesOf(
            `Group,Title,Username,Password,Notes\n${['x', title, apiKey, secretKey, other].map(quoted).join(',')}\n`,
          );
          for (const bytes of [inJson, inTable]) {
            const { found } = findCandidates(readImport(bytes).entries);
            expect(found).toContainEqual(expect.objectContaining({ apiKey, secretKey, problems: [] }));
          }
        }),
        { numRuns: runs(300) },
      );
    },
    soakTimeoutMs,
  );
});

function parsedOf(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
