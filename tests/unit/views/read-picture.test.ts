import { describe, expect, it } from 'vitest';
import { isPicture } from '../../../src/views/read-picture.ts';
import { samples } from '../imports/samples.ts';

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : Array.from(part, (character) => character.charCodeAt(0)),
    ),
  );

describe('a file of a picture', () => {
  it.each([
    ['PNG', bytes(0x89, 'PNG', 13, 10, 26, 10)],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 'JFIF')],
    ['GIF', bytes('GIF89a')],
    ['WebP', bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')],
    ['BMP', bytes('BM', 1, 2, 3, 4, 0, 0, 0, 0)],
    ['HEIC', bytes(0, 0, 0, 24, 'ftypheic')],
  ])('is known by its first bytes: %s', (_name, file) => {
    expect(isPicture(file)).toBe(true);
  });

  it('is no file of another program, and no text', () => {
    for (const [, , file] of samples) expect(isPicture(file)).toBe(false);
    for (const file of [bytes(), bytes('BMW api_key=abc'), bytes('PNG')]) expect(isPicture(file)).toBe(false);
  });
});
