import { useState } from 'preact/hooks';
import { useServices } from '../../context.ts';
import { focusFirstError } from '../../focus-first-error.ts';
import { Button } from '../../parts/button.tsx';
import { TryNotes } from '../../parts/try-notes.tsx';
import { useAction } from '../../use-action.ts';
import { useRetry } from '../../use-retry.ts';
import { PassphraseInput } from './passphrase-input.tsx';
import { RecoverySteps } from './recovery-steps.tsx';
import { TaskDone } from './task-done.tsx';
import { TaskFrame } from './task-frame.tsx';

interface RotateKeyProps {
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

interface Ready {
  readonly passphrase: string;
  readonly code: string;
}

/** A new vault key: what that is, the passphrase, a new recovery code, and then everything is sealed anew. */
export function RotateKey({ onBack, onChanged }: RotateKeyProps) {
  const { send, texts } = useServices();
  const [ready, setReady] = useState<Ready | null>(null);
  const [done, setDone] = useState(false);
  const rotate = async (code: string | null) => {
    if (!ready) return;
    await send('vault.rotate-key', { passphrase: ready.passphrase, code });
    setDone(true);
    setReady(null);
    onChanged();
  };
  return (
    <TaskFrame title={texts('options_rotate')} onBack={onBack}>
      {done ? (
        <TaskDone
          title={texts('options_rotated_title')}
          text={texts('options_rotated_text')}
          onDone={onBack}
        />
      ) : ready ? (
        <RecoverySteps
          code={ready.code}
          save={() => rotate(ready.code)}
          saveText={texts('options_rotate_now')}
          busyText={texts('options_rotating')}
          onWithout={() => rotate(null)}
        />
      ) : (
        <Explained onReady={setReady} />
      )}
    </TaskFrame>
  );
}

function Explained({ onReady }: { readonly onReady: (ready: Ready) => void }) {
  const { send, texts } = useServices();
  const [passphrase, setPassphrase] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, failed, run, forget } = useAction();
  const seconds = useRetry(null, failed);

  const submit = (event: Event) => {
    event.preventDefault();
    if (seconds > 0) return;
    const form = event.currentTarget;
    setMissing(passphrase === '');
    if (passphrase === '') {
      focusFirstError(form);
      return;
    }
    void run(async () => {
      try {
        // A wrong one is told now, before anything is written down.
        await send('vault.prove', { passphrase });
      } catch (cause) {
        focusFirstError(form);
        throw cause;
      }
      onReady({ passphrase, code: (await send('recovery.make', {})).code });
    });
  };

  return (
    <form class="stack gap-4 narrow" onSubmit={submit} autocomplete="off">
      <div class="stack gap-2 dim">
        <p>{texts('options_rotate_what')}</p>
        <p>{texts('options_rotate_when')}</p>
        <p>{texts('options_rotate_old')}</p>
      </div>
      <PassphraseInput
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value);
          setMissing(false);
          forget();
        }}
        failed={failed}
        missing={missing}
      />
      <TryNotes seconds={seconds} busy={busy} busyText={texts('popup_checking')} failed={failed} />
      <div>
        <Button look="primary" size="large" submit waiting={busy || seconds > 0}>
          {texts('popup_go_on')}
        </Button>
      </div>
    </form>
  );
}
