import { useEffect, useState } from 'preact/hooks';
import type { Grant } from './services.ts';

/** A permission, as a view knows it. */
export interface AskedGrant {
  /** Null until known. Of one that the browser tells nothing of: that it is not there. */
  readonly granted: boolean | null;
  /** The browser's question; only from a click. */
  readonly ask: () => Promise<boolean>;
}

/** Whether a permission is there, and the way to ask for it. */
export function useGrant(grant: Grant): AskedGrant {
  const [granted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    void grant
      .granted()
      .catch(() => false)
      .then((answer) => {
        if (current) setGranted(answer);
      });
    return () => {
      current = false;
    };
  }, []);
  const ask = async () => {
    const answer = await grant.request().catch(() => false);
    setGranted(answer);
    return answer;
  };
  return { granted, ask };
}
