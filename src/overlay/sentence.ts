import type { Quote, TextRef, Texts, TextValue } from '../texts.ts';
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
    (ref.values ?? []).map((value) =>
      typeof value === 'string' ? value : 'says' in value ? value.says : shortened(value.href),
    ),
  );
}

/** The words of the page that the texts quote, in order: what a drawing is labelled with. */
export function quotesIn(refs: readonly TextRef[]): readonly Quote[] {
  return refs
    .flatMap((ref) => ref.values ?? [])
    .filter((value) => typeof value !== 'string' && 'says' in value);
}

function valueNode(make: Maker, value: TextValue): Node {
  if (typeof value === 'string') return make.html('bdi', {}, value);
  if ('href' in value) {
    // A tab of its own: this one may be showing something that must not be left.
    const { href } = value;
    const fixed = { target: '_blank', rel: 'noopener noreferrer', dir: 'ltr', translate: 'no' };
    return make.html('a', { href, ...fixed, 'data-action': 'open-address' }, shortened(href));
  }
  return make.html('bdi', { class: 'says', lang: value.lang, dir: 'auto', translate: 'no' }, value.says);
}

/** An address as people read it. */
function shortened(href: string): string {
  return href.replace('https://', '');
}
