import { useEffect, useState } from 'preact/hooks';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { errorText } from '../failure.ts';
import { Button } from '../parts/button.tsx';
import { SecretInput } from '../parts/text-input.tsx';
import { TryNotes } from '../parts/try-notes.tsx';
import { useAction } from '../use-action.ts';
import { useRetry } from '../use-retry.ts';

interface UnlockFormProps {
  readonly state: VaultState;
  readonly onUnlocked: (state: VaultState) => void;
  readonly inputRef: { current: HTMLInputElement | null };
  /** Takes the focus as soon as it is there. */
  readonly eager?: boolean;
}

/** The passphrase and `Unlock`. After too many wrong ones it says how long to wait. */
export function UnlockForm({ state, onUnlocked, inputRef, eager = false }: UnlockFormProps) {
  const { send, texts } = useServices();
  const [passphrase, setPassphrase] = useState('');
  const { busy, failed, run, forget } = useAction();
  const seconds = useRetry(state.retryAt, failed);
  const wrong = failed === 'wrong-passphrase';

  useEffect(() => {
    if (eager) inputRef.current?.focus();
  }, []);

  const unlock = (event: Event) => {
    event.preventDefault();
    if (seconds > 0) return;
    if (passphrase === '') return inputRef.current?.focus();
    void run(async () => {
      try {
        onUnlocked(await send('vault.unlock', { passphrase }));
      } catch (cause) {
        inputRef.current?.select();
        throw cause;
      }
    });
  };

  return (
    <form class="stack" onSubmit={unlock} autocomplete="off">
      <SecretInput
        label={texts('popup_passphrase')}
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value);
          forget();
        }}
        showLabel={texts('popup_show_passphrase')}
        hideLabel={texts('popup_hide_passphrase')}
        error={wrong ? errorText(texts, 'wrong-passphrase') : null}
        watchCapsLock
        inputRef={inputRef}
      />
      <Button look="primary" size="large" layout="block" submit waiting={busy || seconds > 0}>
        {texts('popup_unlock')}
      </Button>
      <TryNotes seconds={seconds} busy={busy} busyText={texts('popup_opening')} failed={failed} />
    </form>
  );
}
