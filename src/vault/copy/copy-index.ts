import { toBase64, utf8 } from '../bytes.ts';
import { isObject } from '../record-codec.ts';
import { sha256 } from '../sha256.ts';
import { partNamed } from './parts.ts';

/** Version of the copy's own form; what is in the rows has its own. Version 1 had the checksums of parts at full length. */
const version = 2;
const sumLength = 12;
const sumLengths: Readonly<Record<number, number>> = { 1: 44, [version]: sumLength };

/** About 400 parts, at most 65 characters each. */
const maxIndexLength = 128 * 1024;
const maxFacts = 8;

/** What a copy consists of: `sumOf` every part's text, by the name of the part. */
export type PartSums = ReadonlyMap<string, string>;

/** The index of a copy that was written to its end. */
export interface CopyIndex {
  /** How many changes the store had seen. */
  readonly commits: number;
  /** Numbers that whoever made the copy adds, for example when. */
  readonly facts: Readonly<Record<string, number>>;
  readonly parts: PartSums;
}

/**
 * What stands in place of an index. `unfinished`: a copy that is being written, or was when the browser ended; nothing
 * of it counts. `after`: the changes of the whole copy beside it (0: there was none).
 */
export type FoundIndex =
  | { readonly status: 'none' | 'damaged' | 'newer' }
  | { readonly status: 'unfinished'; readonly after: number }
  | { readonly status: 'finished'; readonly index: CopyIndex };

/** SHA-256 of a text in UTF-8, as base64. */
export async function checksumOf(text: string): Promise<string> {
  return toBase64(await sha256(utf8(text)));
}

/**
 * What tells a part that was cut off: 72 bits of the checksum of its text. There is one for each part in an index that
 * every change writes anew.
 */
export async function sumOf(text: string): Promise<string> {
  return shortened(await checksumOf(text));
}

function shortened(sum: string): string {
  return sum.slice(0, sumLength);
}

/** The value to store for a copy that is complete. */
export async function encodeIndex({ commits, facts, parts }: CopyIndex): Promise<unknown> {
  return sealed({ state: 'finished', commits, facts, parts: Object.fromEntries(parts) });
}

/** The value to store before parts of a copy change. */
export async function encodeUnfinished(after: number): Promise<unknown> {
  return sealed({ state: 'unfinished', commits: after, facts: {}, parts: {} });
}

/** Whether two stored values are the same index, in whatever order storage gives their members back. */
export function isSameIndex(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  return (['version', 'text', 'checksum'] as const).every((name) => one[name] === other[name]);
}

/** What a stored value says. Throws nothing. */
export async function parseIndex(value: unknown): Promise<FoundIndex> {
  if (value === undefined) return { status: 'none' };
  if (!isObject(value)) return { status: 'damaged' };
  const { version: found, text, checksum } = value;
  if (typeof found !== 'number' || typeof text !== 'string' || text.length > maxIndexLength) {
    return { status: 'damaged' };
  }
  if ((await checksumOf(text)) !== checksum) return { status: 'damaged' };
  const content = contentOf(text);
  // From version 2 on the text says its version, too: no slip beside it makes a copy one of a newer Keystep.
  if (content === null || (found !== 1 && content['version'] !== found)) return { status: 'damaged' };
  if (found > version) return { status: 'newer' };
  return parseContent(content, sumLengths[found]) ?? { status: 'damaged' };
}

async function sealed(content: object): Promise<unknown> {
  const text = JSON.stringify({ version, ...content });
  return { version, text, checksum: await checksumOf(text) };
}

function contentOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = JSON.parse(text);
    return isObject(content) ? content : null;
  } catch {
    return null;
  }
}

function parseContent(
  content: Readonly<Record<string, unknown>>,
  lengthOfSums: number | undefined,
): FoundIndex | null {
  if (lengthOfSums === undefined || !isObject(content['parts']) || !isObject(content['facts'])) return null;
  const { state, commits } = content;
  if (!Number.isSafeInteger(commits) || (commits as number) < 0) return null;
  const parts = new Map<string, string>();
  for (const [name, sum] of Object.entries(content['parts'])) {
    if (partNamed(name) === undefined || typeof sum !== 'string' || sum.length !== lengthOfSums) return null;
    parts.set(name, shortened(sum));
  }
  if (state === 'unfinished') return { status: 'unfinished', after: commits as number };
  const numbers = Object.entries(content['facts']);
  if (state !== 'finished' || numbers.length > maxFacts) return null;
  if (!numbers.every(([, number]) => Number.isSafeInteger(number))) return null;
  return {
    status: 'finished',
    index: {
      commits: commits as number,
      facts: Object.fromEntries(numbers) as Record<string, number>,
      parts,
    },
  };
}
