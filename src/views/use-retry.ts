import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../errors.ts';
import { useServices } from './context.ts';
import { secondsLeft, useClock } from './use-clock.ts';

const failedTries: readonly (ErrorCode | null)[] = [
  'wrong-passphrase',
  'recovery-code-wrong',
  'too-many-tries',
];

/**
 * Whole seconds until the next try with a passphrase or a code is allowed; 0: now. `failed` is how the last try
 * went: after a wrong one the vault is asked how long it wants to wait.
 */
export function useRetry(retryAt: number | null, failed: ErrorCode | null): number {
  const { send } = useServices();
  const [until, setUntil] = useState(retryAt);
  const time = useClock(until);
  useEffect(() => setUntil(retryAt), [retryAt]);
  useEffect(() => {
    if (!failedTries.includes(failed)) return undefined;
    let current = true;
    send('vault.state', {}).then(
      (state) => {
        if (current) setUntil(state.retryAt);
      },
      // The vault keeps the delay itself; not to know it costs a countdown.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [failed]);
  return until === null ? 0 : secondsLeft(until, time);
}
