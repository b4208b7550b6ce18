import type { TextRef, Texts, TextValue } from '../texts.ts';
import type { Maker } from './dom.ts';

// Private-use characters stand for the values while the text is looked up: so a translation may put them in any
// order, and no value is ever read as markup.
const slot = /\uE000(\d+)\uE001/u;

/** A text as nodes: words of the page as quotations in their own language, other values kept apart (bidi). */
export function sentence(make: Maker, texts: Texts, ref: TextRef): (Node | string)[] {
  const values = ref.values ?? [];
  const parts = texts(
    ref.id,
    values.map((_, index) => `\uE000${index}\uE001`),
  ).split(slot);
  return parts.flatMap<Node | string>((part, index) => {
    if (index % 2 === 0) return part === '' ? [] : [part];
    const value = values[Number(part)];
    return value === undefined ? [] : [valueNode(make, value)];
  });
}

/** A text as plain characters, for names and announcements. */
export function plain(texts: Texts, ref: TextRef): string {
  return texts(
    ref.id,
    (ref.values ?? []).map((value) => (typeof value === 'string' ? value : value.says)),
  );
}

/** The last words of the page that the texts quote: what a drawing is labelled with. */
export function lastQuote(refs: readonly TextRef[]): Exclude<TextValue, string> | null {
  const quotes = refs.flatMap((ref) => ref.values ?? []).filter((value) => typeof value !== 'string');
  return quotes.at(-1) ?? null;
}

function valueNode(make: Maker, value: TextValue): Node {
  if (typeof value === 'string') return make.html('bdi', {}, value);
  return make.html('bdi', { class: 'says', lang: value.lang, dir: 'auto', translate: 'no' }, value.says);
}
