import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  doubtfulPlace,
  newRecoveryCode,
  parseRecoveryCode,
  recoveryCodeLength,
  spellRecoveryCode,
} from '../../../src/keys/recovery-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes));
const codes = codeBytes.map((bytes) => spellRecoveryCode(bytes).replaceAll('-', ''));
const place = fc.integer({ min: 0, max: recoveryCodeLength - 1 });
const symbol = fc.constantFrom(...Array.from(alphabet));

function put(code: string, at: number, character: string): string {
  return code.slice(0, at) + character + code.slice(at + 1);
}

describe('a recovery code', () => {
  it('has seven groups of four, and is never the same twice', () => {
    const made = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of made) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(made).size).toBe(made.length);
  });

  it('is these characters for these bytes', () => {
    const count = Uint8Array.from({ length: 16 }, (_, index) => index);
    expect(spellRecoveryCode(count)).toBe('000G-40R4-0M30-E209-185G-R38E-1WHQ');
    expect(spellRecoveryCode(new Uint8Array(16))).toBe('0000-0000-0000-0000-0000-0000-0000');
  });

  it('gives back its 16 bytes', () => {
    fc.assert(
      fc.property(codeBytes, (bytes) => {
        expect(parseRecoveryCode(spellRecoveryCode(bytes))).toEqual({ status: 'ok', bytes });
      }),
    );
  });

  it('is read however it is typed', () => {
    const gaps = fc.array(fc.constantFrom('', ' ', '-', ' - ', '\n', '\t', '\u2011', '\u2013', '\u00a0'), {
      minLength: recoveryCodeLength,
      maxLength: recoveryCodeLength,
    });
    const swaps: Record<string, readonly string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'i', 'L', 'l'] };
    const picks = fc.array(fc.nat(), { minLength: recoveryCodeLength, maxLength: recoveryCodeLength });
    fc.assert(
      fc.property(codeBytes, gaps, picks, (bytes, before, pick) => {
        const code = spellRecoveryCode(bytes).replaceAll('-', '');
        const typed = Array.from(code, (character, index) => {
          const forms = swaps[character] ?? [character, character.toLowerCase()];
          return `${before[index]!}${forms[pick[index]! % forms.length]!}`;
        }).join('');
        expect(parseRecoveryCode(typed)).toEqual({ status: 'ok', bytes });
      }),
    );
  });
});

describe('a mistake in a recovery code', () => {
  it('of one character is named by its place, and nothing is named in a right or incomplete code', () => {
    fc.assert(
      fc.property(codes, place, symbol, (code, at, character) => {
        expect(doubtfulPlace(code)).toBeNull();
        expect(doubtfulPlace(code.slice(1))).toBeNull();
        fc.pre(code[at] !== character);
        expect(doubtfulPlace(put(code, at, character))).toBe(at);
      }),
    );
  });

  it('of one character is always noticed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let at = 0; at < code.length; at += 1) {
          for (const character of alphabet) {
            if (character === code[at]) continue;
            expect(parseRecoveryCode(put(code, at, character)).status).toBe('mistyped');
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('of two swapped characters, neighbours or not, is always noticed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let a = 0; a < code.length; a += 1) {
          for (let b = a + 1; b < code.length; b += 1) {
            if (code[a] === code[b]) continue;
            const swapped = put(put(code, a, code.charAt(b)), b, code.charAt(a));
            expect(parseRecoveryCode(swapped).status).toBe('mistyped');
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('of any two characters is always noticed', () => {
    fc.assert(
      fc.property(codes, place, place, symbol, symbol, (code, a, b, one, other) => {
        const wrong = put(put(code, a, one), b, other);
        expect(parseRecoveryCode(wrong).status).toBe(wrong === code ? 'ok' : 'mistyped');
      }),
      { numRuns: 2000 },
    );
  });

  it('of any kind is missed about once in a thousand, never more', () => {
    const tries = 40_000;
    let missed = 0;
    for (let count = 0; count < tries; count += 1) {
      const draws = crypto.getRandomValues(new Uint8Array(recoveryCodeLength));
      const text = Array.from(draws, (draw) => alphabet.charAt(draw & 31)).join('');
      const result = parseRecoveryCode(text);
      expect(result.status).not.toBe('malformed');
      if (result.status === 'ok') missed += 1;
    }
    // 1 in 1024 for the check characters, of which 1 in 4 has its two spare bits empty: 9.8 are expected.
    expect(missed).toBeLessThan(40);
  });

  it('of length, or with characters that no code has, is told apart', () => {
    fc.assert(
      fc.property(codes, place, fc.constantFrom('U', 'u', '!', 'é', '\u{1f511}'), (code, at, alien) => {
        expect(parseRecoveryCode(code.slice(0, at) + code.slice(at + 1)).status).toBe('malformed');
        expect(parseRecoveryCode(code + code.charAt(at)).status).toBe('malformed');
        expect(parseRecoveryCode(put(code, at, alien)).status).toBe('malformed');
      }),
    );
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const result = parseRecoveryCode(text);
        if (result.status === 'ok') expect(result.bytes).toHaveLength(16);
      }),
      { numRuns: 2000 },
    );
    expect(parseRecoveryCode('0'.repeat(1_000_000)).status).toBe('malformed');
  });
});
