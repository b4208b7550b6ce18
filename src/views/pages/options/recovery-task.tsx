import { useState } from 'preact/hooks';
import type { VaultState } from '../../../messages/protocol.ts';
import { useServices } from '../../context.ts';
import { Button } from '../../parts/button.tsx';
import { FailureCallout } from '../../parts/failure-callout.tsx';
import { useAction } from '../../use-action.ts';
import { RecoverySteps } from './recovery-steps.tsx';
import { TaskDone } from './task-done.tsx';
import { TaskFrame } from './task-frame.tsx';

interface RecoveryTaskProps {
  readonly state: VaultState;
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

/** Makes the recovery code, or a new one in place of the former. It lives in this page until it is saved. */
export function RecoveryTask({ state, onBack, onChanged }: RecoveryTaskProps) {
  const { send, texts } = useServices();
  const [renewing] = useState(state.hasRecoveryCode === true);
  const [code, setCode] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const { busy, failed, run } = useAction();
  const make = () => {
    void run(async () => setCode((await send('recovery.make', {})).code));
  };
  const save = async () => {
    if (code === null) return;
    await send('recovery.save', { code });
    setSaved(true);
    setCode(null);
    onChanged();
  };
  return (
    <TaskFrame title={texts(renewing ? 'options_recovery_renew' : 'popup_recovery_make')} onBack={onBack}>
      {saved ? (
        <TaskDone
          title={texts('options_recovery_saved_title')}
          text={texts(renewing ? 'options_recovery_saved_renewed' : 'options_recovery_saved_text')}
          onDone={onBack}
        />
      ) : code === null ? (
        <div class="stack gap-5">
          <div class="stack gap-2 dim">
            <p>{texts('options_recovery_what')}</p>
            {renewing ? <p>{texts('options_recovery_replaces')}</p> : null}
            <p>{texts('options_recovery_alone')}</p>
          </div>
          <FailureCallout code={failed} />
          <div>
            <Button look="primary" size="large" waiting={busy} onPress={make}>
              {texts('options_recovery_show')}
            </Button>
          </div>
        </div>
      ) : (
        <RecoverySteps
          code={code}
          save={save}
          saveText={texts('options_recovery_save')}
          busyText={texts('popup_sealing')}
          onWithout={null}
        />
      )}
    </TaskFrame>
  );
}
