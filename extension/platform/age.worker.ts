import { openAgeFile, sealAgeFile } from '../../src/backup/age-file.ts';
import type { AgeLock, Bytes } from '../../src/backup/age-file.ts';
import { KeystepError, type ErrorCode } from '../../src/errors.ts';

/** What the worker is asked for. */
export type AgeTask =
  { readonly seal: Bytes; readonly lock: AgeLock } | { readonly open: Bytes; readonly secret: string };

/** What it answers with. */
export type AgeAnswer = { readonly bytes: Bytes } | { readonly code: ErrorCode; readonly detail: string };

addEventListener('message', ({ data }: MessageEvent<AgeTask>) => {
  const work = 'seal' in data ? sealAgeFile(data.seal, data.lock) : openAgeFile(data.open, data.secret);
  work.then(
    (bytes) => postMessage({ bytes } satisfies AgeAnswer),
    (error: unknown) => {
      const code = error instanceof KeystepError ? error.code : 'unexpected';
      postMessage({ code, detail: String(error) } satisfies AgeAnswer);
    },
  );
});
