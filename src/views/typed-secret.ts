import type { KeyType } from '../keys/key-record.ts';
import { readPrivateKey, type PrivateKeyProblem } from '../keys/private-key.ts';

/** What a form makes of its secret field. */
type TypedSecret =
  | { readonly secretKey: string; readonly publicKey: string; readonly keyType: KeyType }
  | { readonly problem: PrivateKeyProblem };

/** The secret half of what was typed: an HMAC secret, a private key with its public one, or neither. */
export async function typedSecret(text: string, keyType: KeyType, passphrase: string): Promise<TypedSecret> {
  if (keyType === 'hmac' || text.trim() === '') {
    return { secretKey: keyType === 'hmac' ? text : '', publicKey: '', keyType };
  }
  const reading = await readPrivateKey(text, passphrase);
  if ('problem' in reading) return reading;
  // The key knows its type better than the form.
  const { pair } = reading;
  return { secretKey: pair.privateKey, publicKey: pair.publicKey, keyType: pair.keyType };
}
