import { encodePem, readPem } from '../keys/pem.ts';
import { checkOf, checkLength, plainLine } from './line-check.ts';
import type { PaperKey } from './key-code.ts';
import { maxCodeLength, writeKeyCode } from './key-code.ts';

/** Characters of a group on paper. */
export const groupLength = 4;
/** Characters of a line without its check: of most keys, and of RSA, whose private key would take 100 such lines. */
const widths = { usual: 16, rsa: 32 } as const;
const apiKeyLength = 64;
/** Base64 of the PKCS #8 of any Ed25519 key begins so (RFC 8410). An HMAC secret would do it once in 10^37 times. */
const ed25519Front = 'MC4CAQAwBQYDK2VwBCIEI';

/** A line of a sheet. */
export interface SheetLine {
  readonly number: number;
  readonly groups: readonly string[];
  readonly check: string;
}

/** Everything of a key that a sheet says in characters and in its QR code. */
export interface KeySheet {
  readonly apiKey: readonly SheetLine[];
  readonly secret: readonly SheetLine[];
  /** What the QR code says. */
  readonly code: string;
}

/** A sheet, or why there is none: a key of more than 2048 bits, or values that are not of Binance's form. */
export type SheetOutcome = { readonly sheet: KeySheet } | { readonly refusal: 'too-long' | 'wrong-form' };

/** Lays a key out in lines. */
export function sheetOf(key: PaperKey): SheetOutcome {
  const secret = bodyOf(key.secret);
  const isHmac = secret === key.secret;
  if (!/^[A-Za-z0-9]{64}$/u.test(key.apiKey) || secret === null || (isHmac && secret.length !== 64)) {
    return { refusal: 'wrong-form' };
  }
  const code = writeKeyCode(key);
  if (code.length > maxCodeLength) return { refusal: 'too-long' };
  const width = secret.length > 64 ? widths.rsa : widths.usual;
  const apiKey = linesOf(key.apiKey, width, 1);
  return { sheet: { apiKey, secret: linesOf(secret, width, 1 + apiKey.length), code } };
}

/** What is printed of a secret: itself, or the base64 of a private key without the lines around it. */
function bodyOf(secret: string): string | null {
  if (/^[A-Za-z0-9]+$/u.test(secret)) return secret;
  const [block, ...others] = readPem(secret) ?? [];
  if (block?.label !== 'PRIVATE KEY' || others.length > 0) return null;
  return btoa(String.fromCharCode(...block.der)).replace(/=+$/u, '');
}

function linesOf(value: string, width: number, first: number): readonly SheetLine[] {
  return split(value, width).map((line, index) => ({
    number: first + index,
    groups: split(line, groupLength),
    check: checkOf(first + index, line),
  }));
}

function split(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(length * index, length * (index + 1)),
  );
}

/**
 * How many characters each line of a sheet has, as far as the lines typed so far tell: the first one says how wide
 * they are, and a private key of RSA says its own length in its first line.
 */
export function lineLengths(typed: readonly string[]): readonly number[] {
  const width = plainLine(typed[0] ?? '').length > widths.usual + checkLength ? widths.rsa : widths.usual;
  const keyLines = apiKeyLength / width;
  const total = width === widths.usual ? 64 : (bodyLength(plainLine(typed[keyLines] ?? '')) ?? width);
  const secretLines = Array.from({ length: Math.ceil(total / width) }, (_, index) =>
    Math.min(width, total - width * index),
  );
  return [...Array.from({ length: keyLines }, () => width), ...secretLines];
}

/** Characters of the base64 that begins like this: DER says how long it is (X.690, 8.1.3). */
function bodyLength(front: string): number | null {
  if (!/^MI[A-Za-z0-9+/]{6}/u.test(front)) return null;
  const [, form = 0, high = 0, low = 0] = Array.from(atob(front.slice(0, 8)), (byte) => byte.charCodeAt(0));
  if (form !== 0x82) return null;
  const bytes = 4 + 256 * high + low;
  return bytes > 2048 ? null : Math.ceil((bytes * 4) / 3);
}

/** The values behind lines that are all right. */
export function valuesOf(lines: readonly string[]): Pick<PaperKey, 'apiKey' | 'secret'> {
  const whole = lines.join('');
  const apiKey = whole.slice(0, apiKeyLength);
  const body = whole.slice(apiKeyLength);
  const isPrivateKey = body.startsWith(ed25519Front) || body.length > apiKeyLength;
  if (!isPrivateKey) return { apiKey, secret: body };
  const der = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  return { apiKey, secret: encodePem('PRIVATE KEY', der) };
}
