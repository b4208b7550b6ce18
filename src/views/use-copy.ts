import { useState } from 'preact/hooks';
import type { ErrorCode } from '../errors.ts';
import { useServices } from './context.ts';
import { codeOf } from './failure.ts';

/** What was copied last, and when the clipboard is emptied. Times are milliseconds since 1970. */
export interface Copied<What extends string> {
  readonly what: What;
  readonly copiedAt: number;
  readonly clearAt: number;
}

export interface Copying<What extends string> {
  readonly copied: Copied<What> | null;
  readonly failed: ErrorCode | null;
  readonly copy: (what: What, read: () => Promise<string> | string) => Promise<void>;
  readonly clearNow: () => Promise<void>;
}

/** Copies a value and has the background empty the clipboard later. The value stays in one function. */
export function useCopy<What extends string>(): Copying<What> {
  const { send, clipboard, now } = useServices();
  const [copied, setCopied] = useState<Copied<What> | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);

  const attempt = async (run: () => Promise<Copied<What> | null>) => {
    setFailed(null);
    try {
      setCopied(await run());
    } catch (cause) {
      setFailed(codeOf(cause));
    }
  };
  return {
    copied,
    failed,
    copy: (what, read) =>
      attempt(async () => {
        const text = await read();
        await clipboard.write(text);
        const { clearAt } = await send('clipboard.clear-later', { text });
        return { what, copiedAt: now(), clearAt };
      }),
    clearNow: () =>
      attempt(async () => {
        await send('clipboard.clear-now', {});
        return null;
      }),
  };
}
