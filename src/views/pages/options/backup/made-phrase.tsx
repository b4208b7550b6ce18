import { useState } from 'preact/hooks';
import { useServices } from '../../../context.ts';
import { Button } from '../../../parts/button.tsx';
import { ClipboardNote, CopiedRow } from '../../../parts/copied-row.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { TextInput } from '../../../parts/text-input.tsx';
import { askedGroups } from '../../../recovery-groups.ts';
import { useCopy } from '../../../use-copy.ts';

interface MadePhraseProps {
  readonly phrase: string;
  readonly onAnother: () => void;
}

/** A passphrase of words in big type, to write down or to copy into a password manager. */
export function MadePhrase({ phrase, onAnother }: MadePhraseProps) {
  const { texts } = useServices();
  const { copied, failed, copy, clearNow } = useCopy<'passphrase'>();
  return (
    <section class="well stack gap-4" aria-label={texts('options_backup_phrase')}>
      <ol class="codegrid" translate={false} dir="ltr">
        {phrase.split('-').map((word, index) => (
          <li key={index}>
            <span class="caption faint">{index + 1}</span>
            <span class="mono">{word}</span>
          </li>
        ))}
      </ol>
      <p class="small dim">{texts('options_backup_phrase_hyphens')}</p>
      <div class="line wrap">
        <Button icon={copied ? 'check' : 'copy'} onPress={() => void copy('passphrase', () => phrase)}>
          {texts('popup_copy_passphrase')}
        </Button>
        <Button look="ghost" icon="refresh" onPress={onAnother}>
          {texts('popup_another')}
        </Button>
      </div>
      {copied ? (
        <>
          <CopiedRow key={copied.copiedAt} copied={copied} onClear={() => void clearNow()} />
          <ClipboardNote />
        </>
      ) : null}
      <FailureCallout code={failed} />
    </section>
  );
}

/** Two words to type back: a passphrase that was never written down makes a backup that nobody opens. */
export interface TypedBack {
  readonly asked: readonly [number, number];
  readonly typed: readonly [string, string];
  readonly type: (place: 0 | 1, text: string) => void;
  readonly isRight: (place: 0 | 1) => boolean;
}

/** Asks for two of the words of this phrase. */
export function useTypedBack(phrase: string): TypedBack {
  const words = phrase.split('-');
  const [asked] = useState(() => askedGroups(words.length));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  return {
    asked,
    typed,
    type: (place, text) => setTyped(place === 0 ? [text, typed[1]] : [typed[0], text]),
    isRight: (place) => typed[place].trim().toLowerCase() === words[asked[place]],
  };
}

interface TypeBackFieldsProps {
  readonly back: TypedBack;
  /** A press on the button came already: what is wrong is said. */
  readonly tried: boolean;
}

/** The two fields. */
export function TypeBackFields({ back, tried }: TypeBackFieldsProps) {
  const { texts } = useServices();
  return (
    <div class="two-fields">
      {([0, 1] as const).map((place) => (
        <TextInput
          key={place}
          label={texts('options_backup_word', [String(back.asked[place] + 1)])}
          value={back.typed[place]}
          onChange={(text) => back.type(place, text)}
          error={tried && !back.isRight(place) ? texts('options_backup_word_wrong') : null}
          maxLength={20}
          code
        />
      ))}
    </div>
  );
}
