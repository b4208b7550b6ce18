import type { Bytes } from '../../src/backup/age-file.ts';
import { KeystepError } from '../../src/errors.ts';
import type { Services } from '../../src/views/services.ts';
import type { AgeAnswer, AgeTask } from './age.worker.ts';
import workerUrl from './age.worker.ts?worker&url';
import { trusted } from './trusted-worker.ts';

let address: string | undefined;

/** Age files, made and opened in a worker that ends with its answer: scrypt's 256 MiB go with it. */
export const ageInWorker: Services['age'] = {
  seal: (content, lock) => run({ seal: content, lock }),
  open: (file, secret) => run({ open: file, secret }),
};

function run(task: AgeTask): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    address ??= trusted(workerUrl);
    const worker = new Worker(address, { type: 'module' });
    const end = () => {
      worker.terminate();
    };
    worker.onmessage = ({ data }: MessageEvent<AgeAnswer>) => {
      end();
      if ('bytes' in data) resolve(data.bytes);
      else reject(new KeystepError(data.code, data.detail));
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(`the worker for age files did not start: ${event.message}`));
    };
    worker.postMessage(task);
  });
}
