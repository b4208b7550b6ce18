import { createSHA256 } from 'hash-wasm';
import type { IHasher } from 'hash-wasm';
import type { Bytes } from './bytes.ts';

let hasher: Promise<IHasher | null> | null = null;

/**
 * SHA-256 by hash-wasm, in this thread: for a row that is quicker than WebCrypto, which goes to another thread and back
 * (ADR 19). By WebCrypto where WebAssembly does not start: a key that is kept while locked must not depend on it.
 */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  hasher ??= createSHA256().catch(() => null);
  const shared = await hasher;
  if (shared === null) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  // Nothing waits from here on, so calls that run side by side do not mix.
  return new Uint8Array(shared.init().update(bytes).digest('binary'));
}
