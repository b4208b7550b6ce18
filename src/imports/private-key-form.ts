import { pairOf } from '../keys/key-pair.ts';
import type { KeyType } from '../keys/key-record.ts';
import { readPem } from '../keys/pem.ts';
import type { ImportCandidate } from './candidates.ts';

/** A private key as text, with lines of its own. */
interface PrivateKeyForm {
  readonly pem: string;
  readonly keyType: Extract<KeyType, 'ed25519' | 'rsa'>;
}

/** Characters of base64 in the PKCS #8 of an Ed25519 key (48 bytes, RFC 8410); one of RSA has 1,600 and more. */
const ed25519Length = 64;

/** Finds a private key in PEM form, whose lines may have become spaces or `\n`; null for anything else. */
export function privateKeyForm(text: string): PrivateKeyForm | null {
  const match =
    /-----BEGIN ((?:RSA |ENCRYPTED )?PRIVATE KEY)-----([A-Za-z0-9+/=\s\\]{0,8192})-----END (?:RSA |ENCRYPTED )?PRIVATE KEY-----/u.exec(
      text,
    );
  if (match === null) return null;
  const [, kind = '', body = ''] = match;
  const base64 = body
    .replaceAll('\\n', '')
    .replaceAll('\\r', '')
    .replace(/[\s\\]+/gu, '');
  const lines = base64.match(/.{1,64}/gu) ?? [];
  return {
    pem: `-----BEGIN ${kind}-----\n${lines.join('\n')}\n-----END ${kind}-----\n`,
    keyType: base64.length <= ed25519Length ? 'ed25519' : 'rsa',
  };
}

/**
 * Reads the private key of a candidate; its public key comes with it. Others stay as they are. Plain PKCS #8 alone:
 * what decrypts and converts brings hash functions along, which the background would then load with its own.
 */
export async function readPairOf(candidate: ImportCandidate): Promise<ImportCandidate> {
  const { keyType } = candidate;
  if (keyType === 'hmac') return candidate;
  const [block] = readPem(candidate.secretKey) ?? [];
  const pair = block?.label === 'PRIVATE KEY' ? await pairOf(keyType, block.der) : null;
  if (pair) return { ...candidate, secretKey: pair.privateKey, publicKey: pair.publicKey };
  const problem =
    block?.label === 'RSA PRIVATE KEY'
      ? 'old-private-key'
      : block?.label === 'ENCRYPTED PRIVATE KEY'
        ? 'encrypted'
        : 'bad-private-key';
  return { ...candidate, problems: [...candidate.problems, { problem }] };
}
