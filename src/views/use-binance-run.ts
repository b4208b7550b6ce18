import { useState } from 'preact/hooks';
import type { ErrorCode } from '../errors.ts';
import { KeystepError } from '../errors.ts';
import { useServices } from './context.ts';
import type { Services } from './services.ts';
import { useAction } from './use-action.ts';

type Shown = Awaited<ReturnType<Services['showApiPage']>>;

/** Starts something that the guide leads to on Binance's page, and shows where it goes on. */
export function useBinanceRun(): {
  readonly busy: boolean;
  readonly failed: ErrorCode | null;
  /** Where the guide went last; null before. */
  readonly shown: Shown | null;
  /**
   * Call it straight from a press: access to Binance's pages is asked for at once, where it is missing, since Firefox
   * takes it no later.
   */
  readonly start: (begin: () => Promise<unknown>, show: () => Promise<Shown>) => void;
} {
  const { access } = useServices();
  const { busy, failed, run } = useAction();
  const [shown, setShown] = useState<Shown | null>(null);
  const start = (begin: () => Promise<unknown>, show: () => Promise<Shown>) => {
    const allowed = access.request().catch(() => false);
    void run(async () => {
      if (!(await allowed)) throw new KeystepError('access-missing', 'access to Binance was not granted');
      await begin();
      setShown(await show());
    });
  };
  return { busy, failed, shown, start };
}
