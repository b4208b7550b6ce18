import { useState } from 'preact/hooks';
import { codeOf } from './failure.ts';

/** An action that the vault lets happen only soon after the passphrase was typed. */
export interface Proof {
  /** The action that waits for the passphrase; null while nothing waits. */
  readonly pending: (() => Promise<void>) | null;
  /** Does it, or keeps it until the passphrase was typed. Throws every other failure. */
  readonly guard: (action: () => Promise<void>) => Promise<void>;
  readonly cancel: () => void;
}

/** Keeps one action; `ProofForm` asks for the passphrase and then goes on with it. */
export function useProof(): Proof {
  const [pending, setPending] = useState<Proof['pending']>(null);
  return {
    pending,
    guard: async (action) => {
      try {
        await action();
        setPending(null);
      } catch (cause) {
        if (codeOf(cause) !== 'proof-needed') throw cause;
        setPending(() => action);
      }
    },
    cancel: () => setPending(null),
  };
}
