// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMaker } from '../../../src/overlay/dom.ts';
import { lastQuote, plain, sentence } from '../../../src/overlay/sentence.ts';
import type { TextRef, Texts } from '../../../src/texts.ts';

const make = createMaker(document);
const wording: Record<string, string> = {
  pick: 'Pick $1, then $2.',
  swapped: '$2 kommt nach $1',
  bare: 'Done.',
};
const texts: Texts = (id, values = []) =>
  (wording[id] ?? '').replaceAll(/\$(\d)/gu, (_, at: string) => values[Number(at) - 1] ?? '');

function drawn(ref: TextRef): HTMLElement {
  return make.html('p', {}, ...sentence(make, texts, ref));
}

describe('sentence', () => {
  it('quotes the words of the page in their own language', () => {
    const values = [
      { says: '系统生成', lang: 'zh-CN' },
      { says: 'Next', lang: 'en' },
    ];
    const quotes = [...drawn({ id: 'pick', values }).querySelectorAll('bdi.says')];
    expect(quotes.map((quote) => [quote.textContent, quote.getAttribute('lang')])).toEqual([
      ['系统生成', 'zh-CN'],
      ['Next', 'en'],
    ]);
    expect(quotes.every((quote) => quote.getAttribute('dir') === 'auto')).toBe(true);
  });

  it('keeps the order that the translation gives', () => {
    expect(drawn({ id: 'swapped', values: ['A', 'B'] }).textContent).toBe('B kommt nach A');
    expect(drawn({ id: 'bare' }).textContent).toBe('Done.');
  });

  it('never reads a value as markup, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const paragraph = drawn({ id: 'pick', values: [{ says: value, lang: 'en' }, 'x'] });
        expect(paragraph.textContent).toBe(`Pick ${value}, then x.`);
        expect(paragraph.children).toHaveLength(2);
      }),
    );
  });

  it('gives plain characters for names', () => {
    expect(plain(texts, { id: 'pick', values: [{ says: 'A', lang: 'en' }, 'B'] })).toBe('Pick A, then B.');
  });

  it('finds the last words that are quoted', () => {
    const quote = { says: 'API Management', lang: 'en' };
    expect(
      lastQuote([{ id: 'pick', values: [{ says: 'Account', lang: 'en' }, quote] }, { id: 'bare' }]),
    ).toBe(quote);
    expect(lastQuote([{ id: 'pick', values: ['A', 'B'] }])).toBeNull();
  });
});
