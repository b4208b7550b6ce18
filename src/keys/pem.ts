/** Longest text that is read as a key: an encrypted RSA key of 4096 bits takes 3500 characters. */
export const maxPemLength = 16_384;

/** One block of a PEM text. */
export interface PemBlock {
  /** What stands behind `BEGIN`, such as `PRIVATE KEY`. */
  readonly label: string;
  /** Name of the cipher and its IV in hex digits, where the block is encrypted in the old way (RFC 1421). */
  readonly encryption: { readonly cipher: string; readonly iv: string } | null;
  readonly der: Uint8Array<ArrayBuffer>;
}

/**
 * The form of RFC 7468 that every reader takes: lines of 64 characters, LF between them, nothing behind the last
 * one. Programs tell Ed25519 from RSA by the length (python-binance, ccxt: more than 120 characters is RSA; read
 * 2026-11-22), and an Ed25519 key has 118 this way, 121 with CRLF.
 */
export function encodePem(label: string, der: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...der));
  const lines = base64.match(/.{1,64}/gu) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}

/**
 * The blocks of a text, however it was copied: CRLF, blanks around lines, all in one line, `\n` written out, quotes
 * around it, a remark before it. Base64 alone counts as a block labelled `PRIVATE KEY`. Null for a block that is
 * cut off or holds anything but base64.
 */
export function readPem(text: string): readonly PemBlock[] | null {
  const plain = text.replace(/\\r\\n|\\n/gu, '\n');
  const blocks: (PemBlock | null)[] = [];
  const pattern = /-----BEGIN ([A-Z0-9 ]{1,40})-----((?:(?!-----)[^])*)-----END \1-----/gu;
  for (const [, label = '', body = ''] of plain.matchAll(pattern)) blocks.push(readBlock(label, body));
  const begun = plain.match(/-----BEGIN /gu)?.length ?? 0;
  if (begun === 0) {
    const der = fromBase64(plain.replace(/^["']|["',;]+$/gu, ''));
    return der === null || der.length === 0 ? [] : [{ label: 'PRIVATE KEY', encryption: null, der }];
  }
  const whole = blocks.filter((block) => block !== null);
  return whole.length === begun ? whole : null;
}

// The head of a block that is encrypted in the old way, on two lines or, from a one-line field, on one.
const oldHead = /^\s*Proc-Type:\s*4\s*,\s*ENCRYPTED\s+DEK-Info:\s*([A-Z0-9-]+)\s*,\s*([0-9A-F]+)\s/iu;

function readBlock(label: string, body: string): PemBlock | null {
  const [head = '', cipher, iv] = oldHead.exec(body) ?? [];
  const der = fromBase64(body.slice(head.length));
  if (der === null || der.length === 0) return null;
  const encryption = cipher === undefined || iv === undefined ? null : { cipher: cipher.toUpperCase(), iv };
  return { label, encryption, der };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const joined = text.replace(/\s+/gu, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(joined)) return null;
  try {
    return Uint8Array.from(atob(joined), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
