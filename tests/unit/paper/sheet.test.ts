import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { findCandidates } from '../../../src/imports/candidates.ts';
import { readPairOf } from '../../../src/imports/private-key-form.ts';
import { readImport } from '../../../src/imports/read-import.ts';
import { environments } from '../../../src/keys/key-record.ts';
import { encodePem } from '../../../src/keys/pem.ts';
import { maxCodeLength, readKeyCode, writeKeyCode, type PaperKey } from '../../../src/paper/key-code.ts';
import { judgeLine } from '../../../src/paper/line-check.ts';
import { drawQr } from '../../../src/paper/qr-drawing.ts';
import { readQr, type Pixels } from '../../../src/paper/qr-reading.ts';
import { lineLengths, sheetOf, valuesOf, type SheetLine } from '../../../src/paper/sheet-lines.ts';
import { apiKey, secretKey } from '../imports/samples.ts';
import { runs } from '../runs.ts';

const pemOf = (type: 'ed25519' | 'rsa', modulusLength = 2048) => {
  const { privateKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength }) : generateKeyPairSync('ed25519');
  return encodePem('PRIVATE KEY', privateKey.export({ type: 'pkcs8', format: 'der' }));
};
const keyOf = (secret: string): PaperKey => ({ label: 'Grid bot', environment: 'live', apiKey, secret });
const keys = {
  hmac: keyOf(secretKey),
  ed25519: keyOf(pemOf('ed25519')),
  rsa: keyOf(pemOf('rsa')),
};

function sheet(key: PaperKey) {
  const outcome = sheetOf(key);
  if (!('sheet' in outcome)) throw new Error(outcome.refusal);
  return outcome.sheet;
}

/** A path of our drawing as a picture, each module `scale` pixels wide. */
function painted(text: string, scale: number): Pixels {
  const { size, path } = drawQr(text);
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = (row * width + Number(x) * scale) * 4;
      for (let at = from; at < from + Number(run) * scale * 4; at++) if (at % 4 !== 3) data[at] = 0;
    }
  }
  return { width, height: width, data };
}

/** A photo of it, more or less: turned, grey, with noise. */
function photographed({ width, data }: Pixels): Pixels {
  const size = Math.ceil(width * 1.6);
  const photo = new Uint8ClampedArray(size * size * 4);
  const [sine, cosine] = [Math.sin(0.2), Math.cos(0.2)];
  let noise = 12345;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      noise = (noise * 1103515245 + 12345) & 0x7fffffff;
      const [dx, dy] = [x - size / 2, y - size / 2];
      const tilt = 1 / (1 + dy / size / 12);
      const [fromX, fromY] = [
        Math.round((dx * cosine + dy * sine) * tilt + width / 2),
        Math.round((dy * cosine - dx * sine) * tilt + width / 2),
      ];
      const inside = fromX >= 0 && fromY >= 0 && fromX < width && fromY < width;
      const bright = inside ? (data[(fromY * width + fromX) * 4] ?? 255) : 200;
      const at = (y * size + x) * 4;
      photo.fill(60 + bright * 0.5 + ((noise >> 16) % 30), at, at + 3);
      photo[at + 3] = 255;
    }
  }
  return { width: size, height: size, data: photo };
}

const whole = ({ groups, check }: SheetLine) => [...groups, check].join(' ');

describe.each(Object.entries(keys))('a sheet for %s', (kind, key) => {
  const { apiKey: first, secret: second, code } = sheet(key);
  const lines = [...first, ...second];

  it('says the values in groups of four, in lines that are counted', () => {
    expect(first.flatMap(({ groups }) => groups).join('')).toBe(apiKey);
    const body = key.secret.replace(/-----[A-Z ]+-----|[\n=]/gu, '');
    expect(second.flatMap(({ groups }) => groups).join('')).toBe(body);
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
    expect(lines).toHaveLength(kind === 'rsa' ? 53 : 8);
  });

  it('comes back from its lines as they are typed, one by one', () => {
    const typed: string[] = [];
    const values: string[] = [];
    for (const line of lines) {
      typed.push(whole(line));
      const length = lineLengths(typed)[line.number - 1] ?? 0;
      const verdict = judgeLine(line.number, whole(line), length);
      expect(verdict.status).toBe('right');
      if (verdict.status === 'right') values.push(verdict.value);
    }
    expect(lineLengths(typed)).toHaveLength(lines.length);
    expect(valuesOf(values)).toEqual({ apiKey, secret: key.secret });
  });

  it('comes back from its code, read by another decoder and by ours', () => {
    const picture = painted(code, 3);
    expect(jsQR(Uint8ClampedArray.from(picture.data), picture.width, picture.height)?.data).toBe(code);
    expect(readQr(picture)).toBe(code);
    expect(readKeyCode(JSON.parse(code))).toEqual(key);
  });

  it('is read from a photo that is turned, tilted, grey and noisy', () => {
    expect(readQr(photographed(painted(code, 6)))).toBe(code);
  });

  it('leads into the import as what it is', async () => {
    const { format, entries } = readImport(new TextEncoder().encode(code));
    expect(format).toBe('keystep-paper');
    const [found] = findCandidates(entries).found;
    expect(await readPairOf(found!)).toMatchObject({
      title: 'Grid bot',
      apiKey,
      secretKey: key.secret,
      keyType: kind,
      environment: 'live',
      isBinance: true,
      problems: [],
    });
  });
});

describe('a key that fits on no sheet', () => {
  it('is refused: RSA of more than 2048 bits, values of another form', () => {
    expect(sheetOf(keyOf(pemOf('rsa', 3072)))).toEqual({ refusal: 'too-long' });
    expect(sheetOf(keyOf(pemOf('rsa', 4096)))).toEqual({ refusal: 'too-long' });
    for (const secret of ['', 'abc', `${secretKey}A`, `${secretKey}!`, 'x'.repeat(3000), '-----BEGIN']) {
      expect(sheetOf(keyOf(secret))).toEqual({ refusal: 'wrong-form' });
    }
    expect(sheetOf({ ...keys.hmac, apiKey: 'short' })).toEqual({ refusal: 'wrong-form' });
  });
});

describe('the code of a sheet', () => {
  it('holds any label as ASCII, and is never too long for RSA of 2048 bits', () => {
    const label = fc.oneof(fc.string({ maxLength: 200, unit: 'binary' }), fc.string({ maxLength: 200 }));
    fc.assert(
      fc.property(label, fc.constantFrom(...environments), (text, environment) => {
        const code = writeKeyCode({ ...keys.rsa, label: text, environment });
        expect(code).toMatch(/^[\x20-\x7e]+$/);
        const back = readKeyCode(JSON.parse(code));
        expect(back).toMatchObject({ environment, apiKey, secret: keys.rsa.secret });
        expect(text.startsWith(back!.label)).toBe(true);
        if (/^[\x20-\x7e]*$/.test(text)) expect(code.length).toBeLessThanOrEqual(maxCodeLength);
      }),
      { numRuns: runs(300) },
    );
  });

  it('decides the environment, whatever the label says', () => {
    const code = writeKeyCode({ ...keys.hmac, label: 'demo of kraken testnet', environment: 'live' });
    const { entries } = readImport(new TextEncoder().encode(code));
    expect(findCandidates(entries).found[0]).toMatchObject({ environment: 'live', isBinance: true });
  });

  it('is nothing else', () => {
    for (const other of [
      null,
      1,
      [],
      {},
      { keystep: 2, label: '', environment: 'live', apiKey, secret: '' },
    ]) {
      expect(readKeyCode(other)).toBeNull();
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => readKeyCode(value) === null),
      {
        numRuns: runs(300),
      },
    );
  });

  it('is not found where there is none', () => {
    expect(readQr({ width: 200, height: 200, data: new Uint8ClampedArray(160_000).fill(255) })).toBeNull();
    expect(readQr({ width: 0, height: 0, data: new Uint8ClampedArray() })).toBeNull();
  });
});
