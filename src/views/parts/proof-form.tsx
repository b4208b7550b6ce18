import { useEffect, useRef, useState } from 'preact/hooks';
import { useServices } from '../context.ts';
import { errorText } from '../failure.ts';
import { useAction } from '../use-action.ts';
import type { Proof } from '../use-proof.ts';
import { useRetry } from '../use-retry.ts';
import { Button } from './button.tsx';
import { SecretInput } from './text-input.tsx';
import { TryNotes } from './try-notes.tsx';

/** The passphrase again, in place; then what was asked for goes on. Nothing while nothing waits. */
export function ProofForm({ proof }: { readonly proof: Proof }) {
  return proof.pending ? <Asking proof={proof} action={proof.pending} /> : null;
}

function Asking({ proof, action }: { readonly proof: Proof; readonly action: () => Promise<void> }) {
  const { send, texts } = useServices();
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { busy, failed, run, forget } = useAction();
  const seconds = useRetry(null, failed);
  const wrong = failed === 'wrong-passphrase';

  useEffect(() => input.current?.focus(), []);

  const prove = (event: Event) => {
    event.preventDefault();
    if (seconds > 0) return;
    if (passphrase === '') return input.current?.focus();
    void run(async () => {
      try {
        await send('vault.prove', { passphrase });
      } catch (cause) {
        input.current?.select();
        throw cause;
      }
      await proof.guard(action);
    });
  };

  return (
    <form class="stack proof" onSubmit={prove} autocomplete="off">
      <p class="small dim">{texts('popup_proof_text')}</p>
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
        inputRef={input}
      />
      <TryNotes seconds={seconds} busy={busy} busyText={texts('popup_checking')} failed={failed} />
      <div class="line">
        <Button onPress={proof.cancel}>{texts('popup_cancel')}</Button>
        <Button look="primary" layout="grow" submit waiting={busy || seconds > 0}>
          {texts('popup_go_on')}
        </Button>
      </div>
    </form>
  );
}
