import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characters, powerOf, product } from '../../../src/paper/gf64.ts';
import { checkOf, judgeLine, plainLine } from '../../../src/paper/line-check.ts';
import { runs } from '../runs.ts';

const character = fc.constantFrom(...Array.from(characters));
const line = fc.record({
  number: fc.integer({ min: 1, max: 63 }),
  value: fc.oneof(
    fc.array(character, { minLength: 16, maxLength: 16 }),
    fc.array(character, { minLength: 32, maxLength: 32 }),
  ),
});
const anyLine = line.map(({ number, value }) => {
  const text = value.join('');
  return { number, text, whole: text + checkOf(number, text) };
});

/** The same, as long division by hand: no tables, no code of the product's. */
function remainder(number: number, text: string): string {
  const times = (a: number, b: number) => {
    let sum = 0;
    for (let bit = 0; bit < 6; bit++) if ((b >> bit) & 1) sum ^= a << bit;
    for (let bit = 11; bit >= 6; bit--) if ((sum >> bit) & 1) sum ^= 0b1000011 << (bit - 6);
    return sum;
  };
  const word = [number, ...Array.from(text, (each) => characters.indexOf(each)), 0, 0, 0];
  for (let at = 0; at < word.length - 3; at++) {
    const factor = word[at]!;
    for (const [index, coefficient] of [1, 7, 14, 8].entries())
      word[at + index]! ^= times(factor, coefficient);
  }
  return word
    .slice(-3)
    .map((each) => characters[each])
    .join('');
}

const replaced = (text: string, place: number, by: string) =>
  text.slice(0, place) + by + text.slice(place + 1);

describe('the field', () => {
  it('has every element but 0 as a power of 2, and no other product', () => {
    const powers = Array.from({ length: 63 }, (_, exponent) => powerOf(exponent));
    expect(new Set(powers).size).toBe(63);
    for (const [a, left] of powers.entries()) {
      for (const [b, right] of powers.entries()) expect(product(left, right)).toBe(powerOf(a + b));
      expect(product(left, 0)).toBe(0);
    }
  });
});

describe('a line', () => {
  it('has the check that long division gives', () => {
    // From docs/paper-format.md.
    expect(checkOf(1, 'vmPUZE6mv9SD5VNH')).toBe('HRh');
    fc.assert(
      fc.property(anyLine, ({ number, text }) => {
        expect(checkOf(number, text)).toBe(remainder(number, text));
      }),
      { numRuns: runs(300) },
    );
  });

  it('is right as it was printed, however it is spaced', () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom(' ', '', '  ', '-', '\u00a0'), ({ number, text, whole }, gap) => {
        const typed = whole.replace(/.{4}/gu, (group) => group + gap);
        expect(judgeLine(number, ` ${typed} `, text.length)).toEqual({ status: 'right', value: text });
      }),
      { numRuns: runs(300) },
    );
  });

  it('names the one character that is wrong, and what it was', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), character, ({ number, text, whole }, at, other) => {
        const place = at % whole.length;
        const fits = whole.charAt(place);
        fc.pre(other !== fits);
        expect(judgeLine(number, replaced(whole, place, other), text.length)).toEqual({
          status: 'doubtful',
          doubts: [{ place, typed: other, fits }],
        });
      }),
      { numRuns: runs(500) },
    );
  });

  it('is never taken for right with two or three wrong ones', () => {
    fc.assert(
      fc.property(
        anyLine,
        fc.array(fc.tuple(fc.nat(), character), { minLength: 2, maxLength: 3 }),
        ({ number, text, whole }, changes) => {
          const typed = changes.reduce((word, [at, by]) => replaced(word, at % word.length, by), whole);
          fc.pre(typed !== whole);
          expect(judgeLine(number, typed, text.length).status).not.toBe('right');
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it('names two that only look alike: capitals for small letters, O for 0', () => {
    const text = 'aB0dEfO1hIjKlMn2';
    const whole = text + checkOf(3, text);
    const typed = whole.replace('0', 'O').replace('K', 'k');
    expect(judgeLine(3, typed, 16)).toEqual({
      status: 'doubtful',
      doubts: [
        { place: 2, typed: 'O', fits: '0' },
        { place: 11, typed: 'k', fits: 'K' },
      ],
    });
  });

  it('is told by its own number where it stands in the place of another', () => {
    fc.assert(
      fc.property(anyLine, fc.integer({ min: 1, max: 63 }), ({ number, text, whole }, place) => {
        fc.pre(place !== number);
        expect(judgeLine(place, whole, text.length)).toEqual({ status: 'other-line', number });
      }),
      { numRuns: runs(300) },
    );
  });

  it('says what is missing, too much, or on no sheet', () => {
    const text = 'aB0dEfO1hIjKlMn2';
    const whole = text + checkOf(1, text);
    expect(judgeLine(1, whole.slice(2), 16)).toEqual({ status: 'short', missing: 2 });
    expect(judgeLine(1, '', 16)).toEqual({ status: 'short', missing: 19 });
    expect(judgeLine(1, `${whole}x`, 16)).toEqual({ status: 'long', extra: 1 });
    expect(judgeLine(1, `aB ö${whole}`, 16)).toEqual({ status: 'foreign', place: 2, character: 'ö' });
    expect(judgeLine(1, '\ud83d\ude00', 16)).toEqual({
      status: 'foreign',
      place: 0,
      character: '\ud83d\ude00',
    });
  });

  it('ends with a verdict, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (typed) => {
        expect(judgeLine(1, typed, 16).status).toMatch(/^[a-z-]+$/);
        expect(plainLine(typed)).not.toMatch(/\s/u);
      }),
      { numRuns: runs(1000) },
    );
  });
});
