import { useState } from 'preact/hooks';
import { KeystepError, type ErrorCode } from '../../errors.ts';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { errorText } from '../failure.ts';
import { doubtfulPlace } from '../../keys/recovery-code.ts';
import { focusFirstError } from '../focus-first-error.ts';
import { Button } from '../parts/button.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { FileInput, readFile } from '../parts/file-input.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../parts/new-passphrase.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { TryNotes } from '../parts/try-notes.tsx';
import { isPicture, readPicture } from '../read-picture.ts';
import { useAction } from '../use-action.ts';
import { useEscape } from '../use-escape.ts';
import { useRetry } from '../use-retry.ts';

interface RecoverProps {
  readonly state: VaultState;
  readonly onBack: () => void;
  readonly onRecovered: (state: VaultState) => void;
  readonly onDelete: () => void;
}

const aboutTheCode: readonly (ErrorCode | null)[] = [
  'recovery-code-malformed',
  'recovery-code-mistyped',
  'recovery-code-wrong',
];

/** A forgotten passphrase: with the recovery code a new one is chosen; without a code the way ends here. */
export function Recover(props: RecoverProps) {
  const { texts } = useServices();
  useEscape(props.onBack);
  return props.state.hasRecoveryCode ? (
    <RecoverForm {...props} />
  ) : (
    <>
      <SubBar title={texts('popup_recover_title')} onBack={props.onBack} />
      <main class="main stack gap-4">
        <h2 class="title">{texts('popup_recover_none_title')}</h2>
        <p class="dim">{texts('popup_recover_none_text')}</p>
        <p class="dim">{texts('popup_recover_none_next')}</p>
      </main>
      <footer class="bottom">
        <Button look="danger-ghost" onPress={props.onDelete}>
          {texts('popup_delete_vault')}
        </Button>
        <Button layout="grow" onPress={props.onBack}>
          {texts('popup_back')}
        </Button>
      </footer>
    </>
  );
}

function RecoverForm({ state, onBack, onRecovered }: RecoverProps) {
  const { send, texts } = useServices();
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const chosen = useNewPassphrase();
  const { busy, failed, run, forget } = useAction();
  const seconds = useRetry(state.retryAt, failed);
  const wrongCode = aboutTheCode.includes(failed);
  const place = doubtfulPlace(code);
  const slip =
    place === null
      ? null
      : texts('popup_recovery_doubt', [String(Math.floor(place / 4) + 1), String((place % 4) + 1)]);
  const codeProblem = failed && wrongCode ? failed : empty ? 'recovery-code-malformed' : null;

  const submit = (event: Event) => {
    event.preventDefault();
    if (seconds > 0) return;
    const form = event.currentTarget;
    setEmpty(code.trim() === '');
    if (!chosen.check() || code.trim() === '') {
      focusFirstError(form);
      return;
    }
    void run(async () => {
      try {
        onRecovered(await send('vault.recover', { code, passphrase: chosen.passphrase }));
      } catch (cause) {
        focusFirstError(form);
        throw cause;
      }
    });
  };

  return (
    <form class="screen" onSubmit={submit} autocomplete="off">
      <SubBar title={texts('popup_recover_title')} onBack={onBack} />
      <main class="main stack gap-4">
        <p class="dim small">{texts('popup_recover_text')}</p>
        <TextInput
          label={texts('popup_recovery_code')}
          value={code}
          onChange={(value) => {
            setCode(value);
            setEmpty(false);
            forget();
          }}
          error={slip ?? (codeProblem ? errorText(texts, codeProblem) : null)}
          hint={<span class="caption dim">{texts('popup_recovery_code_hint')}</span>}
          maxLength={200}
          code
        />
        <CodeFromPicture
          onRead={(read) => {
            setCode(read);
            setEmpty(false);
            forget();
          }}
        />
        <NewPassphraseFields value={chosen} />
        <TryNotes seconds={seconds} busy={busy} busyText={texts('popup_opening')} failed={failed} />
      </main>
      <footer class="bottom">
        <Button look="primary" size="large" layout="block" submit waiting={busy || seconds > 0}>
          {texts('popup_recover')}
        </Button>
      </footer>
    </form>
  );
}

/** Larger than any photo. In bytes. */
const maxPictureLength = 32 * 1024 * 1024;

/** The code from a photo of its sheet. The popup would close under the browser's dialog: there it leads to a tab. */
function CodeFromPicture({ onRead }: { readonly onRead: (code: string) => void }) {
  const { texts, surface, openPage, close } = useServices();
  const { failed, run } = useAction();
  const read = async (file: File) => {
    const bytes = await readFile(file, maxPictureLength);
    if (!isPicture(bytes)) throw new KeystepError('picture-unreadable', 'the file is no picture');
    onRead(await readPicture(bytes));
  };
  if (surface === 'popup') {
    return (
      <div>
        <Button look="ghost" size="small" onPress={() => void openPage('recover').then(close)}>
          {texts('popup_recovery_picture_tab')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <FileInput
        label={texts('popup_recovery_picture')}
        accept="image/*"
        onChoose={(file) => {
          if (file) void run(() => read(file));
        }}
      />
      <FailureCallout code={failed} />
    </>
  );
}
