import decodeQR from 'qr/decode.js';

/** A picture: four bytes a pixel, red, green, blue and opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** How long to look at one picture in one size, in milliseconds. A good one takes a tenth of it. */
const timeLimitMs = 1500;
/** More than the usual effort: this is one picture, and no film. */
const effort = 16;
/** A code of the largest size would have two pixels a module. */
const smallest = 400;

/**
 * What the QR code in a picture says; null where none can be read. Smaller forms of it are tried too: noise and
 * the grain of paper are averaged away in them.
 */
export function readQr(picture: Pixels): string | null {
  let pixels = picture;
  for (;;) {
    const text = decode(pixels);
    const isSmall = Math.min(pixels.width, pixels.height) < 2 * smallest;
    if (text !== null || isSmall) return text;
    pixels = halved(pixels);
  }
}

function decode({ width, height, data }: Pixels): string | null {
  try {
    return decodeQR({ width, height, data }, { format: 'RGBA', effort, timeLimit: timeLimitMs });
  } catch {
    return null;
  }
}

/** Each four pixels become one. */
function halved({ width: before, height: heightBefore, data }: Pixels): Pixels {
  const [width, height] = [before >> 1, heightBefore >> 1];
  const half = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const at = (2 * y * before + 2 * x) * 4 + channel;
        const [below, sideways] = [at + before * 4, 4];
        const sum =
          (data[at] ?? 0) + (data[at + sideways] ?? 0) + (data[below] ?? 0) + (data[below + sideways] ?? 0);
        half[(y * width + x) * 4 + channel] = sum / 4;
      }
    }
  }
  return { width, height, data: half };
}
