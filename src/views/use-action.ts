import { useRef, useState } from 'preact/hooks';
import type { ErrorCode } from '../errors.ts';
import { codeOf } from './failure.ts';

/** One action at a time: a second press while it runs does nothing; a failure leaves its code. */
export function useAction(): {
  readonly busy: boolean;
  readonly failed: ErrorCode | null;
  readonly run: (action: () => Promise<void>) => Promise<void>;
  readonly forget: () => void;
} {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const run = async (action: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailed(null);
    try {
      await action();
    } catch (cause) {
      setFailed(codeOf(cause));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, failed, run, forget: () => setFailed(null) };
}
