import type { KeySummary } from '../keys/key-record.ts';
import type { Texts } from '../texts.ts';
import { environmentTextId, keyTypeTextId, purposeTextId } from './text-ids.ts';

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Keys in which every word of the query occurs: in label, account, purpose, type, place, or the key's ends. */
export function searchKeys(keys: readonly KeySummary[], query: string, texts: Texts): readonly KeySummary[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return keys;
  return keys.filter((key) => {
    const text = fold(
      [
        key.label,
        key.account,
        texts(purposeTextId(key.purpose)),
        texts(keyTypeTextId(key.keyType)),
        texts(environmentTextId(key.environment)),
        key.apiKeyMasked.first,
        key.apiKeyMasked.last,
      ].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
}
