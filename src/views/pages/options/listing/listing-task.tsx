import { useEffect, useRef, useState } from 'preact/hooks';
import type { VaultedKey } from '../../../../keys/compare-shown.ts';
import type { Listing } from '../../../../keys/shown-key.ts';
import { useServices } from '../../../context.ts';
import { Button } from '../../../parts/button.tsx';
import { Callout } from '../../../parts/callout.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { UnlockForm } from '../../../screens/unlock-form.tsx';
import { useAction } from '../../../use-action.ts';
import type { VaultView } from '../../../use-vault.ts';
import { TaskFrame } from '../task-frame.tsx';
import { ListingResult } from './listing-result.tsx';
import { vaultedKeys } from './vaulted-keys.ts';

interface ListingTaskProps {
  readonly vault: VaultView;
  readonly onBack: () => void;
}

/** What a page of Binance's showed, beside the vault. Asks for the passphrase first where there is a vault. */
export function ListingTask({ vault, onBack }: ListingTaskProps) {
  const { texts } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const { state, failed, version } = vault;
  return (
    <TaskFrame title={texts('listing_title')} onBack={onBack}>
      <FailureCallout code={failed} />
      {state?.status === 'unlocked' || state?.status === 'none' ? (
        <Compared hasVault={state.status === 'unlocked'} version={version} onBack={onBack} />
      ) : null}
      {state?.status === 'locked' ? (
        <div class="stack narrow">
          <p class="dim">{texts('listing_locked')}</p>
          <UnlockForm state={state} onUnlocked={vault.set} inputRef={input} eager />
        </div>
      ) : null}
    </TaskFrame>
  );
}

interface ComparedProps {
  readonly hasVault: boolean;
  readonly version: number;
  readonly onBack: () => void;
}

interface Answer {
  readonly listing: Listing | null;
  readonly vaulted: readonly VaultedKey[];
}

/** Taken away when the vault locks, and what it knows with it. */
function Compared({ hasVault, version, onBack }: ComparedProps) {
  const { send, texts, showGuide } = useServices();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { failed, run } = useAction();
  useEffect(() => {
    void run(async () => {
      const listing = await send('listing.read', {});
      setAnswer({ listing, vaulted: listing && hasVault ? await vaultedKeys(send, listing) : [] });
    });
  }, [version]);
  const forget = () =>
    void run(async () => {
      await send('listing.forget', {});
      onBack();
    });
  if (answer?.listing) {
    return (
      <>
        <FailureCallout code={failed} />
        <ListingResult {...answer} listing={answer.listing} hasVault={hasVault} onForget={forget} />
      </>
    );
  }
  return (
    <>
      <FailureCallout code={failed} />
      {answer === null ? null : (
        <Callout icon="info" title={texts('listing_nothing')} role="status">
          <span>{texts('listing_nothing_text')}</span>
          <div>
            <Button icon="external" onPress={() => void showGuide('live')}>
              {texts('listing_open_binance')}
            </Button>
          </div>
        </Callout>
      )}
    </>
  );
}
