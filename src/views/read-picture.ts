import { KeystepError } from '../errors.ts';

/** Longer sides are drawn smaller: a sheet fills a photo, and its code needs no more. In pixels. */
const longestSide = 2400;

/** How files of pictures begin, in hex digits: PNG, JPEG, GIF, WebP, BMP, and the family of HEIC and AVIF. */
const fronts = /^(?:89504e47|ffd8ff|47494638|52494646.{8}57454250|424d.{8}00000000|.{8}66747970)/u;

/** Whether a file is a picture, by its first bytes. */
export function isPicture(bytes: Uint8Array): boolean {
  const front = Array.from(bytes.slice(0, 12), (byte) => byte.toString(16).padStart(2, '0'));
  return fronts.test(front.join(''));
}

/**
 * What the QR code in a photo or a screenshot says. The picture stays here, and nothing of it is kept.
 * Throws `picture-unreadable` where the browser cannot open it, `picture-no-code` where no code is found.
 */
export async function readPicture(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { readQr } = await import('../paper/qr-reading.ts');
  const pixels = await pixelsOf(bytes);
  const text = readQr(pixels);
  pixels.data.fill(0);
  if (text === null) throw new KeystepError('picture-no-code', 'no QR code was found in the picture');
  return text;
}

async function pixelsOf(bytes: Uint8Array<ArrayBuffer>): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([bytes])).catch((cause: unknown) => {
    throw new KeystepError('picture-unreadable', 'the browser opens no such picture', { cause });
  });
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new KeystepError('picture-unreadable', 'there is no canvas to draw it on');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const pixels = context.getImageData(0, 0, width, height);
  canvas.width = 0;
  return pixels;
}
