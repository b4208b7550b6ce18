import { mask, type KeyFields, type KeyRecord } from '../keys/key-record.ts';
import type { WaitingEntry } from '../vault/vault-waiting.ts';
import type { KeyWithoutSecret, WaitingKey } from './protocol.ts';

/** A stored key as a view may read it; the secret is asked for apart. */
export function withoutSecret({ secretKey, ...rest }: KeyRecord): KeyWithoutSecret {
  return { ...rest, secretMasked: maskSecret(secretKey) };
}

/** A kept key as the review shows it. One that does not open has empty fields and says so. */
export function forReview(entry: WaitingEntry): WaitingKey {
  const { dropId, keptAt, readable } = entry;
  if (!readable) {
    return {
      ...{ dropId, keptAt, readable, capturedFrom: null, replaces: null },
      ...{ fields: emptyFields, secretMasked: null },
    };
  }
  const { secretKey, ...fields } = entry.fields;
  return {
    dropId,
    keptAt,
    readable,
    capturedFrom: entry.capturedFrom,
    replaces: entry.replaces,
    fields,
    secretMasked: maskSecret(secretKey),
  };
}

function maskSecret(secretKey: string): KeyWithoutSecret['secretMasked'] {
  if (secretKey === '') return null;
  // The ends of a PEM are the same in every one: there is nothing to tell keys apart by.
  return mask(secretKey.startsWith('-----') ? '' : secretKey);
}

const emptyFields: Omit<KeyFields, 'secretKey'> = {
  label: '',
  apiKey: '',
  publicKey: '',
  keyType: 'hmac',
  environment: 'live',
  account: '',
  purpose: 'other',
  tool: '',
  permissions: [],
  addresses: [],
  rotateBy: null,
  note: '',
};
