import { useEffect, useState } from 'preact/hooks';
import type { Grant } from './services.ts';

/** Whether a permission is there (null until known), and the way to ask for it from a click. */
export function useGrant(grant: Grant): {
  readonly granted: boolean | null;
  readonly ask: () => Promise<boolean>;
} {
  const [granted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    grant.granted().then(
      (answer) => {
        if (current) setGranted(answer);
      },
      () => undefined,
    );
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
