import { deriveWithArgon2 } from '../../src/vault/argon2.ts';
import type { Derive } from '../../src/vault/kdf-params.ts';

/**
 * Argon2id off the thread that draws. Chromium's service worker has a thread of its own; Firefox's event page
 * shares the popup's, so there a worker does it.
 */
export const derive: Derive =
  TARGET === 'chrome'
    ? deriveWithArgon2
    : async (passphrase, params) => {
        const { deriveInWorker } = await import('./derive-in-worker.ts');
        return deriveInWorker(passphrase, params);
      };
