import type { Derive } from '../../src/vault/kdf-params.ts';
import { trusted } from '../platform/trusted-worker.ts';
import type { Derived } from './argon2.worker.ts';
import workerUrl from './argon2.worker.ts?worker&url';

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
