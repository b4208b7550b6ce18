import { beforeAll, describe, expect, it } from 'vitest';
import { KeystepError } from '../../../src/errors.ts';
import { AnchorStore } from '../../../src/vault/anchor.ts';
import { fromBase64 } from '../../../src/vault/bytes.ts';
import type { Bytes } from '../../../src/vault/bytes.ts';
import { parseIndex } from '../../../src/vault/copy/copy-index.ts';
import { partNamed } from '../../../src/vault/copy/parts.ts';
import { encodeRow, parseRows } from '../../../src/vault/copy/row-text.ts';
import { openNote } from '../../../src/vault/diary.ts';
import { makeDropBoxKey, openDrop, openDropBoxKey } from '../../../src/vault/drop-box.ts';
import { formatVersion, parseHeader } from '../../../src/vault/header.ts';
import { openRoot, parseBucket } from '../../../src/vault/manifest.ts';
import { unpad } from '../../../src/vault/padding.ts';
import { decodeJson, parseDropContent, parseKeyRecord } from '../../../src/vault/record-codec.ts';
import { openRecord } from '../../../src/vault/record-seal.ts';
import { parseRecoveryCode } from '../../../src/keys/recovery-code.ts';
import * as rows from '../../../src/vault/rows.ts';
import { sha256 } from '../../../src/vault/sha256.ts';
import { Tries } from '../../../src/vault/tries.ts';
import { deriveVaultKeys, importRoot } from '../../../src/vault/vault-keys.ts';
import type { VaultKeys } from '../../../src/vault/vault-keys.ts';
import { OddInputs } from '../odd-inputs.ts';
import { runs } from '../runs.ts';
import { rowsOf } from './disk.ts';
import type { RawRow } from './disk.ts';
import { MemoryArea } from './memory-area.ts';
import { makeScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** Inputs of each parser: a million of all together in `npm run soak`. */
const each = 6 * runs(100);
const seed = Number(process.env['KEYSTEP_SEED'] ?? 20261122);
const slowMs = 50;

type Parse = (input: OddInputs) => unknown;

/** Runs a parser on odd inputs: it gives something or throws a `KeystepError`, and is not slow each time. */
async function expectCalm(parse: Parse): Promise<void> {
  for (let turn = 0; turn < each; turn += 1) {
    let took = Infinity;
    // A machine that does other things meanwhile may take long a few times; what is slow by itself is so each time.
    for (let attempt = 0; attempt < 10 && took > slowMs; attempt += 1) {
      const odd = new OddInputs(seed + turn);
      const started = performance.now();
      try {
        await parse(odd);
      } catch (error) {
        if (!(error instanceof KeystepError))
          throw new Error(`input ${turn} of seed ${seed}`, { cause: error });
      }
      took = performance.now() - started;
    }
    expect(took).toBeLessThanOrEqual(slowMs);
  }
}

/** A place in extension storage that holds any value at all. */
function areaWith(value: unknown): MemoryArea {
  const area = new MemoryArea();
  area.get = (keys) => Promise.resolve(Object.fromEntries(keys.map((key) => [key, value])));
  return area;
}

describe('what is read from outside', () => {
  let scene: Scene;
  let keys: VaultKeys;
  const vaultId = new Uint8Array(16).fill(3);
  const header = { vaultId, keyEpoch: 1 };
  let copied: readonly unknown[];

  const bytesOf = (table: 'header' | 'manifest'): Uint8Array[] =>
    rowsOf(scene.disk, table).flatMap(({ bytes }) =>
      bytes instanceof Uint8Array && bytes.length > 0 ? [bytes] : [],
    );
  const rowsIn = (
    ...tables: readonly ('records' | 'diary' | 'dropbox' | 'quarantine' | 'operations')[]
  ): RawRow[] => tables.flatMap((table) => [...rowsOf(scene.disk, table)]);

  beforeAll(async () => {
    scene = await makeScene(true);
    keys = await deriveVaultKeys(await importRoot(new Uint8Array(32).fill(5)), vaultId);
    copied = [...scene.disk.area.values()].map((text) => JSON.parse(text) as unknown);
  });

  /** A header with whatever stands in it, and a checksum that fits. */
  async function summed(bytes: Bytes): Promise<Bytes> {
    const content = bytes.slice(0, -32);
    return Uint8Array.from([...content, ...(await sha256(content))]);
  }

  const parsers: readonly (readonly [string, Parse])[] = [
    ['a header', async (odd) => parseHeader(odd.bytes(bytesOf('header')))],
    [
      'a header with a checksum that fits',
      async (odd) => parseHeader(await summed(odd.bytes(bytesOf('header')))),
    ],
    [
      'a root of the manifest',
      async (odd) => openRoot(keys.manifest, vaultId, odd.bytes(bytesOf('manifest'))),
    ],
    ['a bucket of the manifest', (odd) => parseBucket(odd.bytes(bytesOf('manifest')))],
    ['a row of keys', (odd) => rows.parseRecordRow(odd.value(rowsIn('records', 'diary')))],
    ['a row of the drop box', (odd) => rows.parseDropRow(odd.value(rowsIn('dropbox')))],
    ['a row that is set aside', (odd) => rows.parseQuarantineRow(odd.value(rowsIn('quarantine')))],
    ['a row of the operations', (odd) => rows.parseOperationRow(odd.value(rowsIn('operations')))],
    ['a row of bytes', (odd) => rows.parseBytesRow(odd.value(rowsOf(scene.disk, 'manifest')), 1024)],
    [
      'a sealed record',
      async (odd) => {
        const row = rows.parseRecordRow(odd.value(rowsIn('records')));
        if (row !== null) await openRecord(keys.records, header, row);
      },
    ],
    [
      'a line of the diary',
      async (odd) => {
        const row = rows.parseRecordRow(odd.value(rowsIn('diary')));
        if (row !== null) expect(await openNote(keys.diary, header, row)).toBeNull();
      },
    ],
    [
      'padding',
      (odd) => unpad(odd.bytes([new Uint8Array(512), Uint8Array.from([0, 0, 0, 3, ...new Uint8Array(252)])])),
    ],
    ['a record', (odd) => parseKeyRecord(odd.value([...scene.keys.values()].map(({ record }) => record)))],
    ['what waits', (odd) => parseDropContent(odd.value([...scene.waiting.values()]))],
    [
      'JSON',
      (odd) => decodeJson(odd.bytes([new TextEncoder().encode(JSON.stringify([...scene.keys.values()]))])),
    ],
    ['base64', (odd) => fromBase64(odd.text(['AAECAwQFBgc=', 'not base64']))],
    ['a recovery code', (odd) => parseRecoveryCode(odd.text([scene.code]))],
    ['an index of a copy', async (odd) => parseIndex(odd.value(copied))],
    [
      'a part of a copy',
      (odd) => {
        const part = partNamed('records.-');
        if (part === undefined) throw new Error('expected a part');
        const text = rowsIn('records').map((row) => encodeRow({ ...row, id: `-${row.id}` }) ?? '');
        return parseRows(odd.text([`[${text.join(',')}]`]), part);
      },
    ],
    [
      'an anchor',
      async (odd) => new AnchorStore(areaWith(odd.value(copied))).allowsDropKey(vaultId, vaultId),
    ],
    [
      'the wrong tries',
      async (odd) => {
        const area = areaWith(odd.value([{ failures: 5, lastAt: 1_780_000_000_000 }]));
        const at = await new Tries({
          area,
          now: () => 1_780_000_100_000,
          tick: () => 1_780_000_100_000,
        }).retryAt();
        // Whatever stands there: nobody waits longer than the longest delay.
        expect((at ?? 0) - 1_780_000_100_000).toBeLessThanOrEqual(300_000);
      },
    ],
  ];

  it.each(parsers)('is %s, or refused in a moment', { timeout: 3_600_000 }, async (_name, parse) => {
    await expectCalm(parse);
  });

  it('is a key that was kept, or refused in a moment', { timeout: 3_600_000 }, async () => {
    const pair = await makeDropBoxKey(keys.dropBox, header);
    const opener = await openDropBoxKey(keys.dropBox, header, pair);
    if (opener === null) throw new Error('expected it to open');
    const samples = rowsIn('dropbox').map(({ sealed }) => sealed as Uint8Array);
    await expectCalm(async (odd) => {
      const entry = { kind: 'key', dropId: vaultId, createdAt: odd.below(2 ** 40) } as const;
      const sealed = odd.below(5) === 0 ? new Uint8Array(odd.below(300)) : odd.bytes(samples);
      expect(await openDrop(header, opener, entry, sealed)).toBeNull();
    });
  });

  it('takes no memory that it has not got', async () => {
    const before = process.memoryUsage().arrayBuffers;
    for (const sample of bytesOf('header')) {
      for (let at = 10; at < sample.length - 36; at += 1) {
        for (const size of [1, 2, 4]) {
          const bytes = await summed(Uint8Array.from(sample).fill(255, at, at + size));
          const result = await parseHeader(bytes);
          if (result.status !== 'ok') continue;
          expect(result.header.version).toBe(formatVersion);
          for (const slot of result.header.slots) {
            if (slot.type === 'passphrase') expect(slot.kdf.memoryKiB).toBeLessThanOrEqual(1024 * 1024);
          }
        }
      }
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(256 * 1024 * 1024);
  });
});
