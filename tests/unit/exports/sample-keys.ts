import { generateKeyPairSync, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { ExportFormat, ExportKey } from '../../../src/exports/export-format.ts';
import { markets } from '../../../src/exports/export-format.ts';
import { unsuited } from '../../../src/exports/refusal.ts';
import { environments, keyTypes, type KeyType } from '../../../src/keys/key-record.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A value of the form of Binance's, made on the spot. */
export function madeValue(): string {
  return Array.from({ length: 64 }, () => letters[randomInt(letters.length)]).join('');
}

// Making an RSA key takes a moment: once for all tests of a file.
const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

/** A secret of this type, made on the spot. */
export function madeSecret(keyType: KeyType): string {
  if (keyType === 'hmac') return madeValue();
  if (keyType === 'rsa') return rsaKey;
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** A key with everything that a test does not name made on the spot. */
export function madeKey(patch: Partial<ExportKey> = {}): ExportKey {
  const keyType = patch.keyType ?? 'hmac';
  return {
    label: 'freqtrade spot',
    apiKey: madeValue(),
    secretKey: madeSecret(keyType),
    keyType,
    environment: 'live',
    market: 'spot',
    account: '',
    note: '',
    ...patch,
  };
}

/** The keys of the golden files: always the same. */
export const goldenKeys = JSON.parse(readFileSync('tests/vectors/exports/keys.json', 'utf8')) as {
  readonly apiKey: string;
} & Readonly<Record<KeyType, string>>;

/** Every combination of type, market and environment that a format takes. */
export function suited(format: ExportFormat): Pick<ExportKey, 'keyType' | 'market' | 'environment'>[] {
  return keyTypes.flatMap((keyType) =>
    (format.usesMarket ? markets : (['spot'] as const)).flatMap((market) =>
      environments
        .map((environment) => ({ keyType, market, environment }))
        .filter((key) => unsuited(format, key) === null),
    ),
  );
}

/** Texts that try to get out of wherever they are written. */
export const hostileTexts = [
  "it's",
  '"quoted" \'twice\'',
  'one\nSECRET=two',
  'one\r\nexport EVIL=1\r\n',
  '# no remark',
  '$(touch pwned) `touch pwned` ${HOME} $HOME',
  '; rm -rf / #',
  'A=B',
  "=cmd|' /C calc'!A0",
  '+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '- item: {a: b} [c] & * ! | > % @ `',
  'yes',
  'null',
  '~',
  '---\n...\n',
  '</Value></String><String>&lt;&amp;]]>',
  '*/ // """ \'\'\' \\',
  'ключ 鍵 🔑 e\u0301',
  '\u202egnp.yek\u202c \u200f\u2066',
  '\u2028\u2029\u0085\ufeff',
  '\u0000\u0007\u001b[31m\u007f',
  '\ud800 \udfff',
  'a,b;c\td',
  'x'.repeat(5000),
  '',
  '   ',
];

/** Any text: hostile ones, and whatever fast-check makes up. */
export const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.tuple(fc.constantFrom(...hostileTexts), fc.constantFrom(...hostileTexts)).map((both) => both.join('')),
);

/** Any key that a format takes, with hostile texts wherever a person may type. */
export function anyKeyFor(format: ExportFormat): fc.Arbitrary<ExportKey> {
  return fc
    .record({
      of: fc.constantFrom(...suited(format)),
      label: anyText,
      account: anyText,
      note: anyText,
    })
    .map(({ of, ...texts }) => madeKey({ ...of, ...texts }));
}
