import { KeystepError } from '../errors.ts';
import { parseTable } from './csv.ts';
import type { ImportEntry, ImportFile, ImportFormat } from './import.types.ts';
import { importers } from './index.ts';
import { parseLooseJson } from './plain-data.ts';

/** Largest file that is read, in bytes. Look at a file's size before you read it. */
export const maxImportLength = 32 * 1024 * 1024;

/** What a file holds, and which format it turned out to be of. */
export interface ReadImport {
  readonly format: ImportFormat;
  readonly entries: readonly ImportEntry[];
}

/**
 * Reads a file of another program, whichever it is. Everything happens here, nothing is sent.
 * Throws `file-too-big`, `import-encrypted`, `import-damaged`, and `import-empty` where nothing was found in it.
 */
export function readImport(bytes: Uint8Array): ReadImport {
  if (bytes.length > maxImportLength) {
    throw new KeystepError('file-too-big', `expected at most ${maxImportLength} bytes, got ${bytes.length}`);
  }
  const file = fileOf(bytes);
  for (const { format, read } of importers) {
    const entries = read(file);
    if (entries !== null && entries.length > 0) return { format, entries };
  }
  throw new KeystepError('import-empty', 'no format that is known finds a key in it');
}

function fileOf(bytes: Uint8Array): ImportFile {
  const text = decode(bytes);
  return { bytes, text, json: once(() => parseLooseJson(text)), table: once(() => parseTable(text)) };
}

/** UTF-8, or UTF-16 where the byte order mark says so; what is no text gives no text. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) return '';
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
