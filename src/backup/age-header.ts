import { KeystepError } from '../errors.ts';

/** The front of an age file: what may open it. */
export interface AgeHeader {
  readonly opensWith: 'passphrase' | 'identity';
  /** Base-2 logarithm of scrypt's cost; null where no passphrase opens the file. */
  readonly workFactor: number | null;
}

/** Work that is refused: 2^21 would ask for 2 GiB of memory. The stock program writes 18. */
export const maxWorkFactor = 20;

/** More than a hundred recipients need; a file whose header is longer is none of ours. */
const maxHeaderLength = 64 * 1024;
const firstLine = 'age-encryption.org/v1\n';
const armorBegin = '-----BEGIN AGE ENCRYPTED FILE-----';

/** Whether these bytes are the text form of an age file, as `age --armor` writes it. */
export function isArmored(file: Uint8Array): boolean {
  return textOf(file.subarray(0, 256)).trimStart().startsWith(armorBegin);
}

/**
 * Reads who may open a file, before anything costly is done for it
 * (https://age-encryption.org/v1, read 2026-11-28). Throws `backup-not-age`, `backup-too-costly`.
 */
export function readAgeHeader(file: Uint8Array): AgeHeader {
  const front = textOf(file.subarray(0, maxHeaderLength));
  const end = front.indexOf('\n--- ');
  if (!front.startsWith(firstLine) || end < 0) {
    throw new KeystepError('backup-not-age', 'expected the header of an age file');
  }
  const stanzas = front
    .slice(firstLine.length, end)
    .split('\n')
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.split(' ').slice(1));
  const scrypt = stanzas.find(([type]) => type === 'scrypt');
  if (scrypt === undefined) return { opensWith: 'identity', workFactor: null };
  const workFactor = Number(scrypt[2]);
  if (!Number.isInteger(workFactor) || workFactor < 1) {
    throw new KeystepError('backup-damaged', 'expected a work factor in the header');
  }
  if (workFactor > maxWorkFactor) {
    throw new KeystepError(
      'backup-too-costly',
      `expected a work factor of at most ${maxWorkFactor}, got ${workFactor}`,
    );
  }
  return { opensWith: 'passphrase', workFactor };
}

/** A header is ASCII; other bytes become characters that match nothing. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
