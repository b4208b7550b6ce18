import { useEffect, useState } from 'preact/hooks';

/** After how many milliseconds of waiting a person is told that something is going on. */
export const slowMs = 400;

/** True once something has been going on for longer than that. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return slow;
}
