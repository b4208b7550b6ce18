import type { KeyType } from '../keys/key-record.ts';

const begin = '-----BEGIN PRIVATE KEY-----';
const end = '-----END PRIVATE KEY-----';
const form = new RegExp(`^${begin}\\n(?:[A-Za-z0-9+/]{1,76}={0,2}\\n)+${end}\\n$`);

/**
 * A private key with LF line ends, no space around it and one line break at the end. With CRLF, programs that tell
 * the types apart by length (python-binance, ccxt: above 120 characters means RSA) take an Ed25519 key for RSA.
 */
export function tidyPrivateKey(pem: string): string {
  const lines = pem
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

/** Whether this is a PKCS#8 private key without a passphrase, which is what the programs read. */
export function isPrivateKey(pem: string): boolean {
  return form.test(tidyPrivateKey(pem));
}

/** What stands in a secret's place when the person pastes it themselves. */
export function placeholderFor(keyType: KeyType): string {
  return keyType === 'hmac'
    ? 'PASTE_YOUR_SECRET_KEY_HERE'
    : `${begin}\nPASTE_YOUR_PRIVATE_KEY_HERE\n${end}\n`;
}

/** What stands in a secret's place on screen: its ends where they are known, as everywhere in Keystep. */
export function maskedFor(
  keyType: KeyType,
  known: { readonly first: string; readonly last: string } | null,
): string {
  if (keyType !== 'hmac') return `${begin}\n......\n${end}\n`;
  return `${known?.first ?? ''}......${known?.last ?? ''}`;
}
