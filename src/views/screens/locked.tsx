import { useRef } from 'preact/hooks';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { Mark } from '../parts/mark.tsx';
import { countText } from '../text-ids.ts';
import { Notices } from './notices.tsx';
import { PopupTools } from './popup-tools.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { VaultBanners } from './vault-banners.tsx';

interface LockedProps {
  readonly state: VaultState;
  readonly onUnlocked: (state: VaultState) => void;
  readonly onForgotten: () => void;
  readonly onAdd: () => void;
  readonly onDelete: () => void;
}

/** The way in, and what works without it: adding a key, and giving up a forgotten passphrase. */
export function Locked({ state, onUnlocked, onForgotten, onAdd, onDelete }: LockedProps) {
  const { texts, language } = useServices();
  const input = useRef<HTMLInputElement>(null);

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
        <div class="stack gap-2">
          <UnlockForm state={state} onUnlocked={onUnlocked} inputRef={input} eager />
          <Button look="ghost" size="small" onPress={onForgotten}>
            {texts('popup_forgotten')}
          </Button>
        </div>
        <VaultBanners state={state} />
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
