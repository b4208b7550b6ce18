import { useState } from 'preact/hooks';
import { useServices } from '../../context.ts';
import { focusFirstError } from '../../focus-first-error.ts';
import { Button } from '../../parts/button.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../../parts/new-passphrase.tsx';
import { TryNotes } from '../../parts/try-notes.tsx';
import { useAction } from '../../use-action.ts';
import { useRetry } from '../../use-retry.ts';
import { PassphraseInput } from './passphrase-input.tsx';
import { TaskDone } from './task-done.tsx';
import { TaskFrame } from './task-frame.tsx';

interface ChangePassphraseProps {
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

/** The present passphrase, then the new one twice. Only what it wraps is wrapped anew. */
export function ChangePassphrase({ onBack, onChanged }: ChangePassphraseProps) {
  const { send, texts } = useServices();
  const [current, setCurrent] = useState('');
  const [missing, setMissing] = useState(false);
  const [changed, setChanged] = useState(false);
  const chosen = useNewPassphrase();
  const { busy, failed, run, forget } = useAction();
  const seconds = useRetry(null, failed);

  const submit = (event: Event) => {
    event.preventDefault();
    if (seconds > 0) return;
    const form = event.currentTarget;
    setMissing(current === '');
    if (!chosen.check() || current === '') {
      focusFirstError(form);
      return;
    }
    void run(async () => {
      try {
        await send('vault.change-passphrase', { current, next: chosen.passphrase });
      } catch (cause) {
        focusFirstError(form);
        throw cause;
      }
      setChanged(true);
      onChanged();
    });
  };

  return (
    <TaskFrame title={texts('options_passphrase_change')} onBack={onBack}>
      {changed ? (
        <TaskDone
          title={texts('options_passphrase_changed_title')}
          text={texts('options_passphrase_changed_text')}
          onDone={onBack}
        />
      ) : (
        <form class="stack gap-4 narrow" onSubmit={submit} autocomplete="off">
          <PassphraseInput
            value={current}
            onChange={(value) => {
              setCurrent(value);
              setMissing(false);
              forget();
            }}
            failed={failed}
            missing={missing}
          />
          <NewPassphraseFields value={chosen} />
          <TryNotes seconds={seconds} busy={busy} busyText={texts('popup_sealing')} failed={failed} />
          <div>
            <Button look="primary" size="large" submit waiting={busy || seconds > 0}>
              {texts('options_passphrase_change')}
            </Button>
          </div>
        </form>
      )}
    </TaskFrame>
  );
}
