import type { KeySummary } from '../keys/key-record.ts';
import type { Texts } from '../texts.ts';
import { environmentTextId, keyTypeTextId, purposeTextId } from './text-ids.ts';

/** Case and accents do not count. Most text is plain already, and a vault may hold thousands of keys. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

// What is searched in, folded once for each key as long as the list that it came with is there.
const folded = new WeakMap<KeySummary, string>();

/** Keys in which every word of the query occurs: in label, account, purpose, type, place, or the key's ends. */
export function searchKeys(keys: readonly KeySummary[], query: string, texts: Texts): readonly KeySummary[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return keys;
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const known = names.get(id) ?? texts(id);
    names.set(id, known);
    return known;
  };
  return keys.filter((key) => {
    const text = folded.get(key) ?? fold(searchable(key, nameOf));
    folded.set(key, text);
    return words.every((word) => text.includes(word));
  });
}

function searchable(key: KeySummary, nameOf: (id: string) => string): string {
  return [
    key.label,
    key.account,
    nameOf(purposeTextId(key.purpose)),
    nameOf(keyTypeTextId(key.keyType)),
    nameOf(environmentTextId(key.environment)),
    key.apiKeyMasked.first,
    key.apiKeyMasked.last,
  ].join('\n');
}
