import { deriveWithArgon2 } from '../../src/vault/argon2.ts';
import type { Argon2Params } from '../../src/vault/kdf-params.ts';

/** What the worker answers with. */
export type Derived = { readonly key: Uint8Array } | { readonly problem: string };

addEventListener(
  'message',
  ({ data }: MessageEvent<{ passphrase: Uint8Array<ArrayBuffer>; params: Argon2Params }>) => {
    deriveWithArgon2(data.passphrase, data.params).then(
      (key) => postMessage({ key } satisfies Derived),
      (error: unknown) => postMessage({ problem: String(error) } satisfies Derived),
    );
  },
);
