/** Tags of ASN.1 that occur in keys (X.690). */
export const tags = { integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30 } as const;

/** One element: its tag and what is in it. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The elements that stand in bytes one after the other; null for anything that is not DER from end to end. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): readonly DerElement[] | null {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const head = readHead(bytes, at);
    if (head === null || head.end > bytes.length) return null;
    elements.push({ tag: bytes[at] ?? 0, content: bytes.slice(head.start, head.end) });
    at = head.end;
  }
  return elements;
}

/** The members of a sequence that is all there is; null for anything else. */
export function readSequence(bytes: Uint8Array<ArrayBuffer>): readonly DerElement[] | null {
  const [only, ...rest] = readDer(bytes) ?? [];
  return only?.tag === tags.sequence && rest.length === 0 ? readDer(only.content) : null;
}

/** What an element of this tag holds; null for another, or none. */
export function contentOf(element: DerElement | undefined, tag: number): Uint8Array<ArrayBuffer> | null {
  return element?.tag === tag ? element.content : null;
}

/** An object identifier as hex digits of its bytes; null for anything else. */
export function oidOf(element: DerElement | undefined): string | null {
  const content = contentOf(element, tags.oid);
  return content && Array.from(content, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A small whole number, 0 to 2^31 - 1; null for anything else. */
export function readNumber(element: DerElement | undefined): number | null {
  const content = contentOf(element, tags.integer);
  if (content === null || content.length === 0 || content.length > 4 || (content[0] ?? 0) >= 0x80)
    return null;
  return content.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** An element around its parts. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...encodeLength(length)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function encodeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

/** Definite lengths of at most two bytes: no key is longer than 64 KiB. */
function readHead(bytes: Uint8Array, at: number): { readonly start: number; readonly end: number } | null {
  const first = bytes[at + 1];
  if (first === undefined) return null;
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const count = first - 0x80;
  if (count < 1 || count > 2 || at + 2 + count > bytes.length) return null;
  const length = bytes.slice(at + 2, at + 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { start: at + 2 + count, end: at + 2 + count + length };
}
