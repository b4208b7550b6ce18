import type { Environment } from '../keys/key-record.ts';
import { environments } from '../keys/key-record.ts';

/** A key as it stands on paper. */
export interface PaperKey {
  readonly label: string;
  readonly environment: Environment;
  readonly apiKey: string;
  /** The HMAC secret, or the private key as PKCS #8 PEM. */
  readonly secret: string;
}

/** The form that this version writes and reads. */
const version = 1;
/** Bytes that fit into a QR code of the largest size that forgives 15 % of damage (ISO/IEC 18004, 40-M). */
export const maxCodeLength = 2331;
const maxLabelLength = 60;

/**
 * The text in the QR code of a sheet: JSON with the names that ccxt has for the values. ASCII alone, since readers
 * guess at anything else.
 */
export function writeKeyCode({ label, environment, apiKey, secret }: PaperKey): string {
  const short = Array.from(label).slice(0, maxLabelLength).join('');
  const text = JSON.stringify({ keystep: version, label: short, environment, apiKey, secret });
  return text.replace(/[^\x20-\x7e]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Reads parsed JSON as what `writeKeyCode` writes; null for anything else. The values are judged elsewhere. */
export function readKeyCode(parsed: unknown): PaperKey | null {
  if (typeof parsed !== 'object' || parsed === null || !('keystep' in parsed)) return null;
  const { keystep, label, environment, apiKey, secret } = parsed as Readonly<Record<string, unknown>>;
  const where = environments.find((each) => each === environment);
  if (keystep !== version || where === undefined) return null;
  if (typeof label !== 'string' || typeof apiKey !== 'string' || typeof secret !== 'string') return null;
  return { label, environment: where, apiKey, secret };
}
