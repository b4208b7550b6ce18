import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { focusFirstError } from '../focus-first-error.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../parts/new-passphrase.tsx';
import { SlowNote } from '../parts/slow-note.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { countText } from '../text-ids.ts';
import { useAction } from '../use-action.ts';
import { PopupTools } from './popup-tools.tsx';
import { SiteNotice } from './site-notice.tsx';

interface CreateVaultProps {
  /** Keys that wait in memory until there is a vault. */
  readonly held: number;
  readonly onCreated: (state: VaultState) => void;
}

/** First run: a passphrase, twice. Nothing of it is ever written as a draft. */
export function CreateVault({ held, onCreated }: CreateVaultProps) {
  const { send, texts, language } = useServices();
  const chosen = useNewPassphrase();
  const { busy, failed, run } = useAction();

  const submit = (event: Event) => {
    event.preventDefault();
    if (!chosen.check()) {
      focusFirstError(event.currentTarget);
      return;
    }
    void run(async () => {
      onCreated(await send('vault.create', { passphrase: chosen.passphrase }));
    });
  };

  return (
    <form class="screen" onSubmit={submit} autocomplete="off">
      <TopBar title={texts('extension_name')}>
        <PopupTools />
      </TopBar>
      <main class="main stack gap-4 below-top">
        <SiteNotice />
        {held > 0 ? (
          <Callout tone="accent" icon="key" title={countText(texts, language, 'popup_held', held)}>
            <span class="dim">{texts('popup_held_create')}</span>
          </Callout>
        ) : null}
        <div class="stack gap-1">
          <h2 class="title">{texts('popup_create_title')}</h2>
          <p class="dim small">{texts('popup_create_text')}</p>
        </div>
        <NewPassphraseFields value={chosen} />
        <SlowNote busy={busy} text={texts('popup_sealing')} />
        <FailureCallout code={failed} />
      </main>
      <footer class="bottom">
        <Button look="primary" size="large" layout="block" submit waiting={busy}>
          {texts('popup_create_vault')}
        </Button>
      </footer>
    </form>
  );
}
