import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VaultState } from '../messages/protocol.ts';
import { codeOf } from './failure.ts';
import type { Services } from './services.ts';
import type { ErrorCode } from '../errors.ts';

/** What is known of the vault, kept up to date by the background's broadcasts. */
export interface VaultView {
  /** Null until the first answer. */
  readonly state: VaultState | null;
  /** Why there is no answer. */
  readonly failed: ErrorCode | null;
  /** Grows with every change, for views that read more than the state; 1 for the first answer. */
  readonly version: number;
  /** Takes over a state that a request answered with. */
  readonly set: (state: VaultState) => void;
  readonly reload: () => void;
}

/**
 * Reads the vault's state at once, unless it was asked for already (`first`), and again at each `vault.changed`. An
 * answer that came late is dropped.
 */
export function useVault({ send, onChange }: Services, first?: Promise<VaultState>): VaultView {
  const [state, setState] = useState<VaultState | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const [version, setVersion] = useState(0);
  const asked = useRef(0);

  const follow = (answer: Promise<VaultState>) => {
    asked.current += 1;
    const mine = asked.current;
    answer.then(
      (next) => {
        if (mine !== asked.current) return;
        setState(next);
        setFailed(null);
        setVersion(mine);
      },
      (cause: unknown) => {
        if (mine === asked.current) setFailed(codeOf(cause));
      },
    );
  };
  const reload = () => follow(send('vault.state', {}));

  // Before anything is drawn: each frame that is waited for is felt.
  useLayoutEffect(() => {
    follow(first ?? send('vault.state', {}));
    return onChange((message) => {
      if (message.broadcast === 'vault.changed') reload();
    });
  }, []);

  return { state, failed, version, set: (next) => follow(Promise.resolve(next)), reload };
}
