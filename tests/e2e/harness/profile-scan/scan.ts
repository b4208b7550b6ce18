import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Canary, type Needle, needlesFor } from './canary.ts';
import { decodeLog, decodeTable } from './leveldb.ts';
import { decodeMozLz4 } from './lz4.ts';
import { trySnappy } from './snappy.ts';
import { decodeSqlite } from './sqlite.ts';

/** A canary that was found: in which file, how it was written, and through which packing. */
export interface Finding {
  readonly canary: string;
  readonly file: string;
  readonly form: Needle['form'];
  readonly packing: string;
}

export interface ScanReport {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly bytes: number;
  /** Files that begin like a known format and could not be read to the end: they were searched raw. */
  readonly damaged: readonly string[];
}

/** Searches every file of a browser profile, packed ones unpacked, for values that must not be readable there. */
export function scanProfile(profileDir: string, canaries: readonly Canary[]): ScanReport {
  const needles = canaries.flatMap(needlesFor);
  const findings = new Map<string, Finding>();
  const damaged: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(profileDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readIfThere(path);
    if (content === null) continue;
    const file = relative(profileDir, path);
    files++;
    bytes += content.length;
    const note = (packing: string, part: Buffer) => {
      for (const needle of needles) {
        if (!part.includes(needle.bytes)) continue;
        const { canary, form } = needle;
        findings.set([canary, file, form, packing].join('\n'), { canary, file, form, packing });
      }
    };
    note('raw', Buffer.from(file));
    note('raw', content);
    try {
      for (const [packing, part] of unpack(path, content)) note(packing, part);
    } catch (error) {
      damaged.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { findings: [...findings.values()], files, bytes, damaged };
}

/** What a file holds; null where there is none: a browser that runs removes files while we look. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function* unpack(path: string, content: Buffer): Generator<readonly [string, Buffer]> {
  if (content.subarray(0, 2).equals(Buffer.of(0x1f, 0x8b))) yield ['gzip', gunzipSync(content)];
  const session = decodeMozLz4(content);
  if (session) yield ['mozlz4', session];
  const wal = readIfThere(`${path}-wal`);
  for (const row of decodeSqlite(content, wal) ?? []) yield ['sqlite', row];
  const parts = decodeTable(content) ?? (path.endsWith('.log') ? decodeLog(content) : []);
  for (const part of parts) {
    yield ['leveldb', part];
    yield* chromiumValues(part);
  }
  // A value that is larger still has a file of its own.
  if (content.subarray(0, 3).equals(snappyMark)) yield* chromiumValues(content);
  // Firefox keeps large IndexedDB values in files of their own, packed by Snappy.
  if (/[/\\]files[/\\]\d+$/.test(path)) {
    const value = trySnappy(content);
    if (value) yield ['snappy', value];
  }
}

const snappyMark = Buffer.of(0xff, 0x11, 0x02);

/** Chromium packs large IndexedDB values by Snappy behind `ff 11 02` (Blink's idb_value_wrapping.cc, read 2026-11-22). */
function* chromiumValues(part: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = part.indexOf(snappyMark); at >= 0; at = part.indexOf(snappyMark, at + 1)) {
    const value = trySnappy(part.subarray(at + snappyMark.length));
    if (value) yield ['snappy', value];
  }
}
