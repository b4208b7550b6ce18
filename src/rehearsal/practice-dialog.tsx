import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../views/context.ts';
import { Button, IconButton } from '../views/parts/button.tsx';
import { Note } from '../views/parts/note.tsx';
import { madeUpPair } from './made-up.ts';
import type { PracticeProps } from './practice-page.tsx';
import type { Practice } from './practice.ts';

const titles = { type: 'choose-type-title', name: 'create-dialog-title', verify: 'mfa-title' } as const;

/** The dialogs of the practice page: native ones, so that the browser keeps the keyboard inside. */
export function PracticeDialog(props: PracticeProps) {
  const { page, dispatch, words } = props;
  const t = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const kind = page.dialog === 'none' ? null : page.dialog;

  useEffect(() => {
    const element = dialog.current;
    if (kind === null) element?.close();
    else if (element?.open === false) element.showModal();
  }, [kind]);

  // The element stays and only what is in it changes: the guide's panel moves in and out of it.
  return (
    <dialog
      ref={dialog}
      class="practice-dialog"
      aria-labelledby="dialog-title"
      lang={words.lang}
      onCancel={(event) => {
        event.preventDefault();
        dispatch({ do: 'close' });
      }}
    >
      {kind === null ? null : (
        <div class="stack gap-4" key={kind}>
          <div class="line between">
            <h2 class="title" id="dialog-title">
              {words.say(titles[kind])}
            </h2>
            <IconButton icon="x" label={t('rehearsal_close')} onPress={() => dispatch({ do: 'close' })} />
          </div>
          {kind === 'type' ? <TypeChoice {...props} /> : <OneField {...props} kind={kind} />}
        </div>
      )}
    </dialog>
  );
}

function TypeChoice({ page, dispatch, words }: PracticeProps) {
  const t = useTexts();
  const types: readonly (readonly [Practice['type'], 'type-system-generated' | 'type-self-generated'])[] = [
    ['system', 'type-system-generated'],
    ['self', 'type-self-generated'],
  ];
  return (
    <>
      <div class="stack gap-2" role="radiogroup" aria-labelledby="dialog-title">
        {types.map(([type, concept]) => (
          <label key={type} class="practice-box practice-choice">
            <input
              type="radio"
              name="type"
              checked={page.type === type}
              onChange={() => dispatch({ do: 'choose-type', type })}
            />
            <span>{words.say(concept)}</span>
          </label>
        ))}
      </div>
      <div class="live" role="status">
        {page.wrongType ? <Note tone="warn">{t('rehearsal_wrong_type')}</Note> : null}
      </div>
      <Button look="primary" onPress={() => dispatch({ do: 'next-type' })}>
        {words.say('next')}
      </Button>
    </>
  );
}

/** The name of the key, or the code of the verification. */
function OneField({ page, dispatch, words, kind }: PracticeProps & { readonly kind: 'name' | 'verify' }) {
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const naming = kind === 'name';
  const submit = (event: Event) => {
    event.preventDefault();
    dispatch(naming ? { do: 'next-name' } : { do: 'verify', pair: madeUpPair() });
  };
  return (
    <form class="stack gap-4" autocomplete="off" onSubmit={submit}>
      {naming ? null : <p class="small dim">{t('rehearsal_code_text')}</p>}
      <div class="stack gap-1">
        <label class="small medium" for="practice-field">
          {naming ? words.say('label-field') : t('rehearsal_code')}
        </label>
        <div class="input">
          <input
            id="practice-field"
            ref={field}
            type="text"
            inputMode={naming ? 'text' : 'numeric'}
            maxLength={naming ? 40 : 6}
            autocomplete="off"
            spellcheck={false}
            value={naming ? page.label : page.code}
            onInput={(event) =>
              dispatch({ do: naming ? 'type-label' : 'type-code', text: event.currentTarget.value })
            }
          />
        </div>
      </div>
      <Button look="primary" submit>
        {naming ? words.say('label-submit') : t('rehearsal_code_submit')}
      </Button>
    </form>
  );
}
