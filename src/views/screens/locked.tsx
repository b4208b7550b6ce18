import { useEffect, useRef, useState } from 'preact/hooks';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { errorText } from '../failure.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Mark } from '../parts/mark.tsx';
import { SecretInput } from '../parts/text-input.tsx';
import { countText } from '../text-ids.ts';
import { useAction } from '../use-action.ts';
import { Notices } from './notices.tsx';
import { PopupTools } from './popup-tools.tsx';

interface LockedProps {
  readonly state: VaultState;
  readonly onUnlocked: (state: VaultState) => void;
  readonly onAdd: () => void;
  readonly onDelete: () => void;
}

/** The way in, and what works without it: adding a key, and giving up a forgotten passphrase. */
export function Locked({ state, onUnlocked, onAdd, onDelete }: LockedProps) {
  const { send, texts, language } = useServices();
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { busy, failed, run, forget } = useAction();
  const wrong = failed === 'wrong-passphrase';

  useEffect(() => input.current?.focus(), []);

  const unlock = (event: Event) => {
    event.preventDefault();
    if (passphrase === '') return input.current?.focus();
    void run(async () => {
      try {
        onUnlocked(await send('vault.unlock', { passphrase }));
      } catch (cause) {
        input.current?.select();
        throw cause;
      }
    });
  };

  return (
    <>
      <header class="top">
        <span class="grow" />
        <PopupTools />
      </header>
      <main class="main middle">
        <div class="stack gap-4 center">
          <Mark size="mark-large" />
          <div class="stack gap-1">
            <h1 class="title title-large">{texts('popup_locked_title')}</h1>
            <p class="dim">{texts('popup_locked_text')}</p>
          </div>
        </div>
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
            inputRef={input}
          />
          <Button look="primary" size="large" layout="block" submit waiting={busy}>
            {texts('popup_unlock')}
          </Button>
        </form>
        {wrong ? null : <FailureCallout code={failed} />}
        {state.waiting > 0 ? (
          <button type="button" class="waiting" onClick={() => input.current?.focus()}>
            <span class="badge" aria-hidden="true">
              {state.waiting}
            </span>
            <span class="grow">
              <span class="label">{countText(texts, language, 'popup_waiting', state.waiting)}</span>
              <span class="small dim">{texts('popup_waiting_locked')}</span>
            </span>
          </button>
        ) : null}
        {state.held > 0 ? (
          <Callout tone="warn" icon="key" title={countText(texts, language, 'popup_held', state.held)}>
            <span class="dim">{texts('popup_held_locked')}</span>
          </Callout>
        ) : null}
        <Notices />
      </main>
      <footer class="bottom">
        <Button look="danger-ghost" size="small" onPress={onDelete}>
          {texts('popup_delete_vault')}
        </Button>
        <span class="grow" />
        <Button look="ghost" size="small" icon="plus" onPress={onAdd}>
          {texts('popup_add_key')}
        </Button>
      </footer>
    </>
  );
}
