// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../src/site/wording/match.ts';
import { wordsIn } from '../../../src/site/wording/languages.ts';
import { wordsFromPage } from '../../../src/site/wording/page-data.ts';
import { english } from '../../../src/site/wording/phrases.ts';

function words(data: unknown): ReturnType<typeof wordsFromPage> {
  const text = typeof data === 'string' ? data : JSON.stringify({ pageData: { i18nResource: data } });
  document.body.innerHTML = '<script id="__APP_DATA" type="application/json"></script>';
  document.querySelector('script')!.textContent = text;
  return wordsFromPage(document, english);
}

describe('words that the page ships', () => {
  it.each([
    [{ createAPI: 'Luo API' }],
    [{ 'create-api-management': 'x', 'Edit restrictions': 'y', create_api: 'Luo API' }],
    [{ fi: { 'uc-api': { 'api.createApi': 'Luo API' } } }],
    [[{ 'New API Key': 'Luo API' }]],
  ])('a key that says it in English gives the words: %j', (data) =>
    expect(Object.values(words(data)).flat()).toContain('Luo API'),
  );

  it('a word alone is no key', () =>
    expect(words({ name: 'Nimi', copy: 'Kopioi', next: 'Seuraava', save: 'Tallenna' })).toEqual({}));

  it('they are worth less than words that are known, and mend what is not known', () => {
    const own = wordsIn('ru');
    const book = lexicon('ru', own, words({ createApi: 'Новый ключ', editRestrictions: 'Создать API' }));
    expect(book.readings('Новый ключ')[0]).toMatchObject({ concept: 'create-api', lang: 'ru', way: 'whole' });
    const [best] = book.readings('Создать API');
    expect(best?.concept).toBe('create-api');
  });

  it('is nothing where there is none, or too much, or of another form', () => {
    document.body.innerHTML = '';
    expect(wordsFromPage(document, english)).toEqual({});
    for (const data of ['', '{', 'null', '[]', '{"pageData":null}', '{"pageData":{"i18nResource":7}}'])
      expect(words(data)).toEqual({});
    const filler = Object.fromEntries(
      Array.from({ length: 30_000 }, (_, index) => [`key${index}`, 'a text of some length']),
    );
    expect(words({ ...filler, createApi: 'Luo API' })).toEqual({});
  });

  it('takes any JSON without a fault', () => {
    fc.assert(fc.property(fc.jsonValue(), (data) => typeof words(data) === 'object'));
  });
});
