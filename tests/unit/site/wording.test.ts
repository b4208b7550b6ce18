import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/site/wording/match.ts';
import { lexicon, wordsFor } from '../../../src/site/wording/match.ts';
import { normalise, squash } from '../../../src/site/wording/normalise.ts';
import { languages, wordsIn } from '../../../src/site/wording/languages.ts';
import { english } from '../../../src/site/wording/phrases.ts';

interface Sources {
  readonly compiled: string;
  readonly concepts: Record<
    string,
    Record<string, { text: string; confidence: string; era: string; source: string }[]>
  >;
}

const sources = JSON.parse(
  readFileSync(new URL('../../../src/site/wording/sources.json', import.meta.url), 'utf8'),
) as Sources;

function readings(text: string, locale: string): readonly Reading[] {
  return lexicon(locale, wordsIn(locale)).readings(text);
}

function best(text: string, locale = 'en'): string {
  const [first] = readings(text, locale);
  return first === undefined ? 'nothing' : `${first.concept} ${first.way}`;
}

describe('normalise', () => {
  it.each([
    ['创建 API', '创建API'],
    ['Log In', 'login'],
    ['ＡＰＩ　Ｋｅｙ', 'API Key'],
    ['Restreindre l’accès', "restreindre l'acces"],
    ['1. Each account', 'Each account'],
    ['Spot & Margin', 'spot and margin'],
    ['API Key:', 'API Key'],
    ['  Secret\u00a0Key\u200b ', 'Secret Key'],
    ["Futures'ı Etkinleştir", 'Futures’ı etkinlestir'],
  ])('%j reads as %j', (one, other) => expect(squash(one)).toBe(squash(other)));

  it('keeps what makes letters in Japanese and Korean', () => {
    expect(normalise('キー')).not.toBe(normalise('ギー'));
    expect(normalise('시크릿 키')).toBe('시크릿 키');
  });

  it('keeps Vietnamese marks where asked', () => expect(squash('Lưu', true)).not.toBe(squash('Luu', true)));

  it('is stable: a second time changes nothing, and it never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => normalise(normalise(text)).length <= 480),
      { numRuns: 300 },
    );
  });
});

describe('readings', () => {
  it.each([
    ['Create API', 'en', 'create-api whole'],
    ['New API Key', 'en', 'create-api whole'],
    ['创建 API', 'zh-CN', 'create-api whole'],
    ['创建 API', 'en', 'nothing'],
    ['建立 API', 'zh-TW', 'create-api whole'],
    ['创建 API', 'zh-TC', 'create-api whole'],
    ['Restrict access to trusted IPs only (Recommended)', 'en', 'ip-restricted whole'],
    ['Enable Spot & Margin Trading', 'en', 'perm-enableSpotAndMarginTrading whole'],
    ['Enable Spot & Margin & Stock & Bond Trading', 'en', 'perm-enableSpotAndMarginTrading near'],
    ['System generated Works using HMAC symmetric encryption.', 'en', 'type-system-generated start'],
    ['Alpha Withdrawals', 'en', 'perm-alphaWithdrawals whole'],
    ['Delete', 'en', 'delete-key whole'],
    ['63,120.55', 'en', 'nothing'],
    ['Create Options Report API', 'en', 'label-submit start'],
    ['Deposit', 'en', 'nothing'],
  ])('%j in %s is %s', (text, locale, expected) => expect(best(text, locale)).toBe(expected));

  it('prefers the page’s language to English, and a third only where asked, at a penalty', () => {
    const likeness = (text: string, locale: string, all = false): number =>
      lexicon(locale, wordsIn(locale, all)).readings(text)[0]?.likeness ?? 0;
    expect(likeness('创建 API', 'zh-CN')).toBeGreaterThan(likeness('Create API', 'zh-CN'));
    expect(likeness('Create API', 'zh-CN')).toBeGreaterThan(0);
    expect(likeness('Создать API', 'zh-CN')).toBe(0);
    // Too little to win against the page's own words, or to count while a secret is on screen.
    const third = likeness('Создать API', 'zh-CN', true);
    expect(0.6 * third + 0.4).toBeGreaterThan(0.7);
    expect(0.6 * third + 0.4).toBeLessThan(0.8);
    expect(0.6 * (1 - third)).toBeGreaterThan(0.2);
    expect(likeness('Создать API сейчас', 'zh-CN', true)).toBe(0);
  });

  it.each([
    ['저장하기', 'ko', 'save whole'],
    ['다음으로', 'ko', 'next whole'],
    ['保存する', 'ja', 'save whole'],
    ['다음날', 'ko', 'next start'],
  ])('an ending of Korean or Japanese does not count: %j in %s is %s', (text, locale, expected) =>
    expect(best(text, locale)).toBe(expected),
  );

  it('takes any text without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 2000 }),
        (text) => readings(text, 'tr').length >= 0,
      ),
    );
  });
});

describe('phrases and their sources', () => {
  // Spaces and capitals do not count: one spelling stands for all.
  const row = (concept: string, lang: string, text: string): string =>
    `${concept} ${lang} ${squash(text, true)}`;
  const shipped = Object.entries({ en: english, ...languages }).flatMap(([lang, words]) =>
    Object.entries(words).flatMap(([concept, texts]) => texts.map((text) => row(concept, lang, text))),
  );
  const sourced = Object.entries(sources.concepts).flatMap(([concept, languages]) =>
    Object.entries(languages).flatMap(([lang, list]) => list.map(({ text }) => row(concept, lang, text))),
  );

  it('are the same texts', () => expect([...shipped].sort()).toEqual([...new Set(sourced)].sort()));

  it('every source has a confidence, an era and a place', () => {
    const all = Object.values(sources.concepts).flatMap((locales) => Object.values(locales).flat());
    expect(
      all.filter(({ confidence }) => !/^(official|several|single|weak|inferred)$/.test(confidence)),
    ).toEqual([]);
    expect(all.filter(({ era }) => !/^(current|earlier|seed|undated)$/.test(era))).toEqual([]);
    expect(all.filter(({ source }) => source.length < 5)).toEqual([]);
    expect(sources.compiled).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('quotes the page’s language, else English', () => {
    expect(wordsFor('create-api', 'ru', wordsIn('ru'))).toEqual({ says: 'Создать API', lang: 'ru' });
    expect(wordsFor('perm-alphaWithdrawals', 'ru', wordsIn('ru'))).toEqual({
      says: 'Alpha Withdrawals',
      lang: 'en',
    });
  });
});
