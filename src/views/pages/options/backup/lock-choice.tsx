import { useState } from 'preact/hooks';
import type { AgeLock } from '../../../../backup/age-file.ts';
import { makePassphrase } from '../../../../keys/passphrase.ts';
import { useServices } from '../../../context.ts';
import { focusFirstError } from '../../../focus-first-error.ts';
import { Button } from '../../../parts/button.tsx';
import { CodeArea } from '../../../parts/code-area.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../../../parts/new-passphrase.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { MadePhrase, TypeBackFields, useTypedBack } from './made-phrase.tsx';

interface LockChoiceProps {
  readonly busy: boolean;
  /** The passphrase of the vault is asked for below: one button is enough. */
  readonly quiet: boolean;
  readonly onChosen: (lock: AgeLock) => void;
}

const ways = ['made', 'own', 'recipients'] as const;
type Way = (typeof ways)[number];

/** What is to open the backup: words made here, a passphrase of one's own, or age keys. */
export function LockChoice({ busy, quiet, onChosen }: LockChoiceProps) {
  const { texts } = useServices();
  const [way, setWay] = useState<Way>('made');
  const [phrase, setPhrase] = useState(makePassphrase);
  const shared = { busy, quiet, onChosen };
  return (
    <div class="stack gap-4">
      <p class="dim">{texts('options_backup_what')}</p>
      <Segments
        label={texts('options_backup_opens_with')}
        value={way}
        options={ways.map((value) => ({ value, text: texts(`options_backup_way_${value}`) }))}
        onChange={(value) => setWay(ways.find((one) => one === value) ?? 'made')}
      />
      {way === 'made' ? (
        <MadeWay key={phrase} phrase={phrase} onAnother={() => setPhrase(makePassphrase())} {...shared} />
      ) : way === 'own' ? (
        <OwnWay {...shared} />
      ) : (
        <RecipientsWay {...shared} />
      )}
    </div>
  );
}

type MadeWayProps = LockChoiceProps & { readonly phrase: string; readonly onAnother: () => void };

function MadeWay({ phrase, onAnother, busy, quiet, onChosen }: MadeWayProps) {
  const { texts } = useServices();
  const [written, setWritten] = useState(false);
  const [tried, setTried] = useState(false);
  const back = useTypedBack(phrase);
  if (!written) {
    return (
      <div class="stack gap-4">
        <p>{texts('options_backup_phrase_text')}</p>
        <MadePhrase phrase={phrase} onAnother={onAnother} />
        <div>
          <Button look="primary" size="large" onPress={() => setWritten(true)}>
            {texts('options_recovery_written')}
          </Button>
        </div>
      </div>
    );
  }
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (back.isRight(0) && back.isRight(1)) onChosen({ passphrase: phrase });
    else focusFirstError(event.currentTarget);
  };
  return (
    <form class="stack gap-4" onSubmit={submit} autocomplete="off">
      <p class="dim">{texts('options_backup_type_back')}</p>
      <TypeBackFields back={back} tried={tried} />
      {quiet ? null : (
        <div class="line">
          <Button size="large" onPress={() => setWritten(false)}>
            {texts('options_recovery_show_again')}
          </Button>
          <MakeButton busy={busy} />
        </div>
      )}
    </form>
  );
}

function OwnWay({ busy, quiet, onChosen }: LockChoiceProps) {
  const chosen = useNewPassphrase();
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen.check()) onChosen({ passphrase: chosen.passphrase });
    else focusFirstError(event.currentTarget);
  };
  return (
    <form class="stack gap-4 narrow" onSubmit={submit} autocomplete="off">
      <NewPassphraseFields value={chosen} />
      {quiet ? null : <MakeButton busy={busy} />}
    </form>
  );
}

function RecipientsWay({ busy, quiet, onChosen }: LockChoiceProps) {
  const { texts } = useServices();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const recipients = text.split(/[\s,]+/u).filter((part) => part !== '');
  const isRight = recipients.length > 0 && recipients.every((part) => /^age1[a-z0-9]{58,}$/u.test(part));
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (isRight) onChosen({ recipients });
    else focusFirstError(event.currentTarget);
  };
  return (
    <form class="stack gap-4" onSubmit={submit} autocomplete="off">
      <p>{texts('options_backup_recipients_text')}</p>
      <CodeArea
        label={texts('options_backup_recipients')}
        value={text}
        error={tried && !isRight ? texts('error_recipient_invalid') : null}
        onChange={setText}
      />
      {quiet ? null : <MakeButton busy={busy} />}
    </form>
  );
}

function MakeButton({ busy }: { readonly busy: boolean }) {
  const { texts } = useServices();
  return (
    <div>
      <Button look="primary" size="large" submit waiting={busy}>
        {texts('options_backup_make_file')}
      </Button>
    </div>
  );
}
