import type { Bytes } from './bytes.ts';

/** Settings of Argon2id, version 1.3, with 32 bytes out. */
export interface Argon2Params {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
  readonly salt: Bytes;
}

/** What a new slot uses: the second recommendation of RFC 9106 section 4 (read 2026-11-22). */
export const defaultArgon2Cost = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 4 } as const;

/** Range of each setting. The floor is OWASP's minimum (19 MiB, t=2, p=1), read 2026-11-22; the ceiling keeps a
 * tampered header from exhausting the machine. */
export const argon2Limits = {
  memoryKiB: { min: 19 * 1024, max: 1024 * 1024 },
  iterations: { min: 2, max: 10 },
  parallelism: { min: 1, max: 16 },
  saltLength: { min: 16, max: 64 },
} as const;

/** Turns a passphrase, as UTF-8 of its NFKC form, into 32 bytes. */
export type Derive = (passphrase: Bytes, params: Argon2Params) => Promise<Uint8Array>;

/** Which setting is out of range, in words; null when all are fine. To be asked before any memory is taken. */
export function argon2Problem(params: Argon2Params): string | null {
  const { memoryKiB, iterations, parallelism, salt } = params;
  const values = { memoryKiB, iterations, parallelism, saltLength: salt.length };
  for (const name of ['memoryKiB', 'iterations', 'parallelism', 'saltLength'] as const) {
    const { min, max } = argon2Limits[name];
    const value = values[name];
    if (!Number.isInteger(value) || value < min || value > max) {
      return `${name}: expected ${min} to ${max}, got ${value}`;
    }
  }
  return null;
}
