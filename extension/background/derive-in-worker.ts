import type { Derive } from '../../src/vault/kdf-params.ts';
import type { Derived } from './argon2.worker.ts';
import workerUrl from './argon2.worker.ts?worker&url';

/** Firefox from 148 on enforces Trusted Types; the policy lets exactly this one script through. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  const allow = (asked: string) => {
    if (asked !== workerUrl) throw new TypeError('not the script of this worker');
    return asked;
  };
  return trustedTypes.createPolicy('keystep-worker', { createScriptURL: allow }).createScriptURL(url);
}

let address: string | undefined;

/** Runs Argon2id in a worker that ends with its answer, so that its memory goes too. */
export const deriveInWorker: Derive = (passphrase, params) =>
  new Promise((resolve, reject) => {
    address ??= trusted(workerUrl);
    const worker = new Worker(address, { type: 'module' });
    const end = () => {
      worker.terminate();
    };
    worker.onmessage = ({ data }: MessageEvent<Derived>) => {
      end();
      if ('key' in data) resolve(data.key);
      else reject(new RangeError(data.problem));
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(`the key derivation did not start: ${event.message}`));
    };
    worker.postMessage({ passphrase, params });
  });
