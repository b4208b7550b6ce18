import { useState } from 'preact/hooks';
import { useServices } from '../../context.ts';
import { focusFirstError } from '../../focus-first-error.ts';
import { Button } from '../../parts/button.tsx';
import { FailureCallout } from '../../parts/failure-callout.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProofForm } from '../../parts/proof-form.tsx';
import { SlowNote } from '../../parts/slow-note.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { askedGroups, groupsOf, sameGroup } from '../../recovery-groups.ts';
import { useAction } from '../../use-action.ts';
import { useProof } from '../../use-proof.ts';
import { CodeSheet } from './code-sheet.tsx';

interface RecoveryStepsProps {
  readonly code: string;
  /** Stores the code; may ask for the passphrase first. */
  readonly save: () => Promise<void>;
  readonly saveText: string;
  /** Shown while it is being stored. */
  readonly busyText: string;
  /** The way on without a code, where there is one. */
  readonly onWithout: (() => Promise<void>) | null;
}

/** Shows a code once, then asks for two of its groups: a code that was never written down is never stored. */
export function RecoverySteps(props: RecoveryStepsProps) {
  const { texts } = useServices();
  const [written, setWritten] = useState(false);
  const { busy, failed, run } = useAction();
  const { onWithout } = props;
  if (written) return <TypeBack {...props} onBack={() => setWritten(false)} />;
  return (
    <div class="stack gap-5">
      <p class="dim no-print">{texts('options_recovery_shown_once')}</p>
      <CodeSheet code={props.code} />
      <ul class="stack no-print">
        <li class="line dim">
          <Icon name="notebook" />
          <span>{texts('options_recovery_paper')}</span>
        </li>
        <li class="line dim">
          <Icon name="eye-off" />
          <span>{texts('options_recovery_no_photo')}</span>
        </li>
      </ul>
      <div class="no-print stack">
        <FailureCallout code={failed} />
        <SlowNote busy={busy} text={props.busyText} />
        <div class="line wrap">
          <Button look="primary" size="large" onPress={() => setWritten(true)}>
            {texts('options_recovery_written')}
          </Button>
          {onWithout ? (
            <Button look="ghost" size="large" waiting={busy} onPress={() => void run(onWithout)}>
              {texts('options_rotate_without_code')}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
}

interface TypeBackProps extends RecoveryStepsProps {
  readonly onBack: () => void;
}

function TypeBack({ code, save, saveText, busyText, onBack }: TypeBackProps) {
  const { texts } = useServices();
  const groups = groupsOf(code);
  const [asked] = useState(() => askedGroups(groups.length));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [tried, setTried] = useState(false);
  const { busy, failed, run } = useAction();
  const proof = useProof();
  const right = asked.map((place, index) => sameGroup(typed[index] ?? '', groups[place] ?? ''));

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (right.includes(false)) {
      focusFirstError(event.currentTarget);
      return;
    }
    void run(() => proof.guard(save));
  };

  return (
    <div class="stack gap-5">
      <form class="stack gap-4" onSubmit={submit} autocomplete="off">
        <p class="dim">{texts('options_recovery_type_back')}</p>
        <div class="two-fields">
          {asked.map((place, index) => (
            <TextInput
              key={place}
              label={texts('options_recovery_group', [String(place + 1)])}
              value={typed[index] ?? ''}
              onChange={(text) => setTyped(index === 0 ? [text, typed[1]] : [typed[0], text])}
              error={tried && right[index] === false ? texts('options_recovery_group_wrong') : null}
              maxLength={12}
              code
            />
          ))}
        </div>
        {proof.pending ? null : (
          <>
            <FailureCallout code={failed} />
            <SlowNote busy={busy} text={busyText} />
            <div class="line">
              <Button size="large" onPress={onBack}>
                {texts('options_recovery_show_again')}
              </Button>
              <Button look="primary" size="large" submit waiting={busy}>
                {saveText}
              </Button>
            </div>
          </>
        )}
      </form>
      <ProofForm proof={proof} />
    </div>
  );
}
