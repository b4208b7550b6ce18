// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { luminanceOf, pageTheme, resolveTheme } from '../../../src/overlay/theme.ts';

afterEach(() => {
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('style');
});

describe('theme', () => {
  it.each([
    ['rgb(255, 255, 255)', 1],
    ['rgb(0, 0, 0)', 0],
    ['rgb(11 14 17 / 90%)', 0.05],
    ['rgba(0, 0, 0, 0)', null],
    ['oklch(0.5 0.1 20)', null],
    ['', null],
  ])('reads the brightness of %s', (colour, expected) => {
    const luminance = luminanceOf(colour);
    if (expected === null || luminance === null) expect(luminance).toBe(expected);
    else expect(luminance).toBeCloseTo(expected, 1);
  });

  it('follows the body, else the root, unless the person chose', () => {
    document.documentElement.style.backgroundColor = 'rgb(255, 255, 255)';
    expect(pageTheme(document)).toBe('light');
    document.body.style.backgroundColor = 'rgb(11, 14, 17)';
    expect(pageTheme(document)).toBe('dark');
    expect(resolveTheme(document, 'light')).toBe('light');
  });
});
