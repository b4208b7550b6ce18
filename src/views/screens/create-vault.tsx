import { useState } from 'preact/hooks';
import { measurePassphrase } from '../../keys/passphrase.ts';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { MadeForYou } from '../parts/made-for-you.tsx';
import { StrengthMeter } from '../parts/strength-meter.tsx';
import { SecretInput } from '../parts/text-input.tsx';
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
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failed, run } = useAction();

  const { missing } = measurePassphrase(passphrase);
  const tooShort =
    tried && missing > 0 ? countText(texts, language, 'popup_passphrase_missing', missing) : null;
  const differs =
    tried && missing === 0 && passphrase !== repeated ? texts('popup_passphrase_differs') : null;

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (missing > 0 || passphrase !== repeated) return;
    void run(async () => {
      onCreated(await send('vault.create', { passphrase }));
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
        <MadeForYou onUse={setPassphrase} />
        <SecretInput
          label={texts('popup_new_passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          showLabel={texts('popup_show_passphrase')}
          hideLabel={texts('popup_hide_passphrase')}
          error={tooShort}
          hint={<StrengthMeter passphrase={passphrase} />}
          watchCapsLock
        />
        <SecretInput
          label={texts('popup_repeat_passphrase')}
          value={repeated}
          onChange={setRepeated}
          showLabel={texts('popup_show_repeated')}
          hideLabel={texts('popup_hide_repeated')}
          error={differs}
          hint={<span class="caption dim">{texts('popup_repeat_hint')}</span>}
          watchCapsLock
        />
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
