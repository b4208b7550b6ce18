import { describe, expect, it } from 'vitest';
import { makePassphrase, measurePassphrase, minPassphraseLength } from '../../../src/keys/passphrase.ts';
import { words } from '../../../src/keys/words.ts';

const strength = (text: string) => measurePassphrase(text).strength;

describe('words', () => {
  it('are 1024 different plain words of four to seven letters', () => {
    expect(new Set(words).size).toBe(1024);
    expect(words.filter((word) => !/^[a-z]{4,7}$/.test(word))).toEqual([]);
  });
});

describe('makePassphrase', () => {
  it('draws eight different words of ten bits, and is graded very strong', () => {
    for (let round = 0; round < 2000; round++) {
      const passphrase = makePassphrase();
      expect(passphrase.split('-').every((word) => words.includes(word))).toBe(true);
      expect(new Set(passphrase.split('-')).size).toBe(8);
      expect(strength(passphrase), passphrase).toBe('very-strong');
    }
  });

  it('favours no word: 80000 draws over 1024 words stay within six deviations', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 10_000; round++) {
      for (const word of makePassphrase().split('-')) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const mean = 80_000 / 1024;
    expect(counts.size).toBe(1024);
    for (const count of counts.values()) expect(Math.abs(count - mean)).toBeLessThan(6 * Math.sqrt(mean));
  });
});

describe('measurePassphrase', () => {
  it('counts what is missing to the least length', () => {
    expect(measurePassphrase('')).toMatchObject({ strength: 'short', missing: minPassphraseLength });
    expect(measurePassphrase('fourteen chars').missing).toBe(1);
    expect(measurePassphrase('fifteen charact').missing).toBe(0);
    expect(measurePassphrase('😀'.repeat(15)).missing).toBe(0);
  });

  it.each(['aaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabcabc', '123456789012345678', 'password password password'])(
    '%s is weak',
    (text) => expect(strength(text)).toBe('weak'),
  );

  it('grows with words and with variety', () => {
    expect(strength('tulip-harbor-canvas')).toBe('weak');
    expect(strength('tulip-harbor-canvas-orbit')).toBe('fair');
    expect(strength('tulip-harbor-canvas-orbit-mossy')).toBe('strong');
    expect(strength('tulip-harbor-canvas-orbit-mossy-window-seventy')).toBe('very-strong');
    expect(strength('k7Qz2mXw9Rt4Lp8V')).toBe('very-strong');
  });
});
