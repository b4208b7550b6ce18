import { describe, expect, it } from 'vitest';
import { causesOf, meaningOf, meanings, type MeaningId } from '../../../src/binance/meanings.ts';
import { isAboutKey } from '../../../src/binance/refusals.ts';
import { readLocale } from '../../meta/sources.ts';
import documented from '../../vectors/binance/error-codes.json' with { type: 'json' };

const ids = [
  ...(Object.keys(meanings) as (keyof typeof meanings)[]),
  'only-server',
  'unknown',
] as MeaningId[];
const words = Object.keys(readLocale('en'));

describe('an error of Binance', () => {
  it.each(Object.entries(documented.codes))('%s (%i) has a meaning', (_name, code) => {
    expect(meaningOf(code)).not.toBe('unknown');
  });

  it.each([403, 404, 418, 429, 451, 500, 502, 503, 504])('HTTP %i has a meaning', (status) => {
    expect(meaningOf(status)).not.toBe('unknown');
  });

  it('has one meaning only', () => {
    const all = Object.values(meanings).flatMap(({ codes }) => [...codes]);
    expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
  });

  it('is expected where only other addresses may use the key', () => {
    expect(meaningOf(-2015, true)).toBe('only-server');
    expect(meaningOf(-2015, false)).toBe('key-refused');
    expect(meaningOf(-1022, true)).toBe('signature');
  });

  it('that nobody documents is said to be unknown', () => {
    for (const code of [0, 1, -1, -9999, 1e12, Number.NaN]) expect(meaningOf(code)).toBe('unknown');
  });

  it('says something of the key only where it does', () => {
    const keyed = Object.values(documented.codes).filter(isAboutKey);
    expect([...keyed].sort()).toEqual([-1002, -1022, -2014, -2015]);
    expect(isAboutKey(-2008)).toBe(true);
  });
});

describe('the words for a meaning', () => {
  it.each(ids)('%s: a title, what happened, and each cause; none too many', (id) => {
    const name = `meaning_${id.replaceAll('-', '_')}`;
    const wanted = [
      `${name}_title`,
      `${name}_what`,
      ...Array.from({ length: causesOf(id) }, (_, index) => `${name}_cause_${index + 1}`),
    ];
    const own = words.filter((key) => new RegExp(`^${name}_(title|what|cause_\\d+)$`).test(key));
    expect(own.sort()).toEqual(wanted.sort());
  });
});
