import type { DropContent } from './record-codec.ts';

/** Whether an entry is a pair that was made here: a private key, and no API key yet. */
export function isPair({ fields }: DropContent): boolean {
  return fields.apiKey === '' && fields.secretKey !== '';
}

/** The pair that a kept key was made with, found by the public half; undefined for every other key. */
export function pairFor<Entry extends DropContent>(
  { fields }: DropContent,
  entries: readonly Entry[],
): Entry | undefined {
  const { apiKey, secretKey, publicKey } = fields;
  if (apiKey === '' || secretKey !== '' || publicKey === '') return undefined;
  return entries.find((other) => isPair(other) && other.fields.publicKey === publicKey);
}

/** A kept key with the private key of its pair; as it is where there is none. */
export function withPair<Entry extends DropContent>(entry: Entry, pair: DropContent | undefined): Entry {
  if (pair === undefined) return entry;
  const { secretKey, keyType } = pair.fields;
  return { ...entry, fields: { ...entry.fields, secretKey, keyType } };
}
