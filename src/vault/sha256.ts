import { createSHA256 } from 'hash-wasm';
import type { Bytes } from './bytes.ts';

let hasher: ReturnType<typeof createSHA256> | null = null;

/** SHA-256 by hash-wasm, in this thread: at the size of a row that is quicker than WebCrypto's way to another one (ADR 19). */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  hasher ??= createSHA256().catch((error: unknown) => {
    hasher = null;
    throw error;
  });
  const shared = await hasher;
  // Nothing waits from here on, so calls that run side by side do not mix.
  return new Uint8Array(shared.init().update(bytes).digest('binary'));
}
