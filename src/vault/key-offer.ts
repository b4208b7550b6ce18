import { KeystepError } from '../errors.ts';
import type { Environment, KeyFields } from '../keys/key-record.ts';
import { parseDropContent } from './record-codec.ts';
import type { DropContent } from './record-codec.ts';

/** A key to keep: what a click on the page handed in, or what was typed while the vault is locked. */
export interface KeyOffer {
  /** Random, 32 hex digits; the same for a repeated request, which then happens once. */
  readonly opId: string;
  /** Empty for a pair that was made here and has no API key yet. */
  readonly apiKey: string;
  /** Empty for a self-generated key whose private key is elsewhere, or waits already. */
  readonly secretKey: string;
  readonly environment: Environment;
  /** The host it comes from; null when it was typed in. */
  readonly capturedFrom: string | null;
  /** Id of the key that this one takes over from. */
  readonly replaces?: string | null;
  /** What is known already, from the plan or the form. */
  readonly fields?: Partial<Omit<KeyFields, 'apiKey' | 'secretKey' | 'environment'>>;
}

/** The content of the entry for an offer. Throws `capture-invalid` for one that is neither a key nor a pair. */
export function contentOf({
  apiKey,
  secretKey,
  environment,
  capturedFrom,
  replaces = null,
  fields,
}: KeyOffer): DropContent {
  const content = parseDropContent({
    capturedFrom,
    replaces,
    fields: {
      label: '',
      keyType: secretKey === '' ? 'ed25519' : 'hmac',
      account: '',
      purpose: 'other',
      permissions: [],
      addresses: [],
      rotateBy: null,
      note: '',
      ...fields,
      ...{ apiKey, secretKey, environment },
    },
  });
  // A pair that was made here has no API key yet, and is found by its public half.
  const isWhole =
    content !== null && (apiKey !== '' || (secretKey !== '' && content.fields.publicKey !== ''));
  if (!isWhole)
    throw new KeystepError('capture-invalid', 'expected an API key, or a pair that waits for one');
  return content;
}
