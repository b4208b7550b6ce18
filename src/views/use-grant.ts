import { useEffect, useState } from 'preact/hooks';
import type { Grant } from './services.ts';

/** A permission, as a view knows it. */
export interface AskedGrant {
  /** The browser has answered, or has failed to. */
  readonly asked: boolean;
  /** Null where it is not known. */
  readonly granted: boolean | null;
  /** The browser's question; only from a click. */
  readonly ask: () => Promise<boolean>;
}

/** Whether a permission is there, and the way to ask for it. */
export function useGrant(grant: Grant): AskedGrant {
  const [granted, setGranted] = useState<boolean | null>(null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    let current = true;
    const know = (answer: boolean | null) => {
      if (!current) return;
      setGranted(answer);
      setAsked(true);
    };
    grant.granted().then(know, () => know(null));
    return () => {
      current = false;
    };
  }, []);
  const ask = async () => {
    const answer = await grant.request().catch(() => false);
    setGranted(answer);
    return answer;
  };
  return { asked, granted, ask };
}
