import { useState } from 'preact/hooks';
import { maxAgeFileLength } from '../../../../backup/age-limits.ts';
import { parseBackup, type ReadBackup } from '../../../../backup/backup-content.ts';
import type { ErrorCode } from '../../../../errors.ts';
import { useServices } from '../../../context.ts';
import { errorText } from '../../../failure.ts';
import { focusFirstError } from '../../../focus-first-error.ts';
import { Button } from '../../../parts/button.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { SlowNote } from '../../../parts/slow-note.tsx';
import { SecretInput } from '../../../parts/text-input.tsx';
import { useAction } from '../../../use-action.ts';
import { FileInput, readFile } from '../../../parts/file-input.tsx';

/** Failures that are about the file, and about what was typed; said under the field. */
const ofFile: readonly ErrorCode[] = ['file-too-big', 'file-unreadable', 'backup-not-age', 'backup-not-ours'];
const ofSecret: readonly ErrorCode[] = [
  'backup-wrong-passphrase',
  'backup-wrong-identity',
  'backup-needs-passphrase',
  'backup-needs-identity',
  'identity-invalid',
];

interface OpenBackupProps {
  readonly text: string;
  /** Called with what is in it, once it is open. */
  readonly onOpened: (backup: ReadBackup) => Promise<void>;
}

/** A file, and what opens it. Neither leaves this page; the passphrase is forgotten with it. */
export function OpenBackup({ text, onOpened }: OpenBackupProps) {
  const { texts, age } = useServices();
  const [file, setFile] = useState<File | null>(null);
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failed, run, forget } = useAction();

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (file === null || secret === '') {
      focusFirstError(form);
      return;
    }
    void run(async () => {
      try {
        await onOpened(parseBackup(await age.open(await readFile(file, maxAgeFileLength), secret)));
      } catch (cause) {
        focusFirstError(form);
        throw cause;
      }
    });
  };
  const said = (codes: readonly ErrorCode[]) =>
    failed && codes.includes(failed) ? errorText(texts, failed) : null;
  const fileError = said(ofFile) ?? (tried && file === null ? texts('options_restore_no_file') : null);
  const secretError = said(ofSecret) ?? (tried && secret === '' ? texts('options_restore_no_secret') : null);
  const isElsewhere = failed !== null && ![...ofFile, ...ofSecret].includes(failed);

  return (
    <form class="stack gap-4 narrow" onSubmit={submit} autocomplete="off">
      <p class="dim">{text}</p>
      <FileInput
        label={texts('options_restore_file')}
        accept=".age"
        error={fileError}
        onChoose={(chosen) => {
          setFile(chosen);
          forget();
        }}
      />
      <SecretInput
        label={texts('options_restore_secret')}
        value={secret}
        onChange={(value) => {
          setSecret(value);
          forget();
        }}
        showLabel={texts('popup_show_passphrase')}
        hideLabel={texts('popup_hide_passphrase')}
        error={secretError}
        hint={<span class="caption dim">{texts('options_restore_secret_hint')}</span>}
        watchCapsLock
      />
      {isElsewhere ? <FailureCallout code={failed} /> : null}
      <SlowNote busy={busy} text={texts('options_restore_opening')} />
      <div>
        <Button look="primary" size="large" submit waiting={busy}>
          {texts('options_restore_open')}
        </Button>
      </div>
    </form>
  );
}
