// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMaker } from '../../../src/overlay/dom.ts';
import { plain, quotesIn, sentence } from '../../../src/overlay/sentence.ts';
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

  it('finds the words that are quoted, in order', () => {
    const quotes = [
      { says: 'Account', lang: 'en' },
      { says: 'API Management', lang: 'en' },
    ];
    expect(quotesIn([{ id: 'pick', values: quotes }, { id: 'bare' }])).toEqual(quotes);
    expect(quotesIn([{ id: 'pick', values: ['A', { href: 'https://www.binance.com/en' }] }])).toEqual([]);
  });

  it('makes a link of an address, in a tab of its own and without telling where from', () => {
    const href = 'https://www.binance.com/en/my/settings/api-management';
    const link = drawn({ id: 'pick', values: [{ href }] }).querySelector('a');
    expect([link?.href, link?.target, link?.rel, link?.textContent]).toEqual([
      href,
      '_blank',
      'noopener noreferrer',
      'www.binance.com/en/my/settings/api-management',
    ]);
    expect(plain(texts, { id: 'pick', values: [{ href }] })).toContain('www.binance.com/en');
  });
});
