import { useRef } from 'preact/hooks';
import { useServices } from '../../context.ts';
import { Button } from '../../parts/button.tsx';
import { UnlockForm } from '../../screens/unlock-form.tsx';
import type { VaultView } from '../../use-vault.ts';
import { Setting } from '../setting-rows.tsx';
import type { Task } from './task.ts';

interface SecretsSectionProps {
  readonly vault: VaultView;
  /** The page was opened for one of them: the way in takes the focus. */
  readonly eager: boolean;
  readonly onTask: (task: Task) => void;
}

/** Passphrase, recovery code and vault key; first the way in, while the vault is locked. */
export function SecretsSection({ vault, eager, onTask }: SecretsSectionProps) {
  const { texts } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const { state } = vault;
  if (!state || (state.status !== 'locked' && state.status !== 'unlocked')) return null;
  return (
    <section class="section" id="secrets" aria-labelledby="secrets-title">
      <h2 class="title" id="secrets-title">
        {texts('options_section_secrets')}
      </h2>
      <div class="card">
        {state.status === 'locked' ? (
          <div class="card-pad stack narrow">
            <p class="dim">{texts('options_secrets_locked')}</p>
            <UnlockForm state={state} onUnlocked={vault.set} inputRef={input} eager={eager} />
          </div>
        ) : (
          <>
            <Setting title={texts('popup_passphrase')} text={texts('options_passphrase_text')}>
              <Button onPress={() => onTask('passphrase')}>{texts('options_passphrase_change')}</Button>
            </Setting>
            <Setting
              title={texts('popup_recovery_code')}
              text={texts(state.hasRecoveryCode ? 'options_recovery_there' : 'options_recovery_none')}
            >
              <Button onPress={() => onTask('recovery')}>
                {texts(state.hasRecoveryCode ? 'options_recovery_renew' : 'popup_recovery_make')}
              </Button>
            </Setting>
            <Setting title={texts('options_rotate_title')} text={texts('options_rotate_text')}>
              <Button onPress={() => onTask('rotate')}>{texts('options_rotate')}</Button>
            </Setting>
          </>
        )}
      </div>
    </section>
  );
}
