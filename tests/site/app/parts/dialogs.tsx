import type { JSX } from 'preact';
import { closeDialog, openDialog, submitLabel, verify } from '../actions.ts';
import { text } from '../i18n.ts';
import { cls, setup } from '../setup.ts';
import { read, update } from '../store.ts';
import { Button, Choice, Field } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { KeyRows } from './key-rows.tsx';

function Cancel(): JSX.Element {
  return (
    <Button id="cancel" onClick={() => closeDialog('button')}>
      {text('cancel')}
    </Button>
  );
}

function ChooseType(): JSX.Element {
  const { keyType } = read();
  const next = (
    <Button id="type-next" kind="primary" size="large" onClick={() => openDialog('create')}>
      {text('next')}
    </Button>
  );
  return (
    <Dialog title={text('choose-type-title')} footer={next}>
      <div role="radiogroup" class={cls('bn-radio-group')}>
        <Choice
          id="type-system"
          chosen={keyType === 'system'}
          title={text('type-system-generated')}
          text={text('type-system-generated-description')}
          onChoose={() => update({ keyType: 'system' })}
        />
        <Choice
          id="type-self"
          chosen={keyType === 'self'}
          title={text('type-self-generated')}
          text={text('type-self-generated-description')}
          onChoose={() => update({ keyType: 'self' })}
        />
      </div>
    </Dialog>
  );
}

function Create(): JSX.Element {
  const { keyType, label, publicKey, formError } = read();
  const footer = (
    <>
      <Cancel />
      <Button id="label-submit" kind="primary" onClick={submitLabel}>
        {text('label-submit')}
      </Button>
    </>
  );
  return (
    <Dialog title={text('create-dialog-title')} footer={footer}>
      <Field
        id="label"
        name="label"
        label={text('label-field')}
        value={label}
        error={keyType === 'system' ? formError : null}
        onInput={(value) => update({ label: value, formError: null })}
        onEnter={submitLabel}
      />
      {keyType === 'self' && (
        <Field
          id="public-key"
          name="publicKey"
          type="area"
          label={text('public-key-field')}
          value={publicKey}
          error={formError}
          onInput={(value) => update({ publicKey: value, formError: null })}
        />
      )}
    </Dialog>
  );
}

function Requirements(): JSX.Element {
  const { kyc, twoFactor, deposit } = setup.options;
  const list = [
    { id: 'req-kyc', done: kyc === 'done' },
    { id: 'req-2fa', done: twoFactor },
    ...(deposit ? [] : [{ id: 'req-deposit', done: false } as const]),
  ] as const;
  const done = list.filter((item) => item.done).length;
  return (
    <Dialog title={`${text('security-verification-requirements')} (${done}/${list.length})`}>
      {list.map((item) => (
        <div class={cls('requirement')}>
          <span>{text(item.id)}</span>
          {item.done ? (
            <span aria-hidden="true">✓</span>
          ) : (
            <Button id={item.id} size="small" kind="primary" onClick={() => closeDialog('button')}>
              {text('req-go')}
            </Button>
          )}
        </div>
      ))}
    </Dialog>
  );
}

/** A question or a message with buttons. */
function Confirm(props: {
  readonly title: string;
  readonly message: string;
  readonly onYes?: () => void;
}): JSX.Element {
  const yes = props.onYes ?? (() => closeDialog('button'));
  const footer = (
    <>
      {props.onYes && <Cancel />}
      <Button id="dialog-confirm" kind="primary" onClick={yes}>
        {text('confirm')}
      </Button>
    </>
  );
  return (
    <Dialog title={props.title} confirm footer={footer}>
      <div class={cls('bn-modal-confirm-desc')}>{props.message}</div>
    </Dialog>
  );
}

/** Whichever dialog is open. */
export function Dialogs(): JSX.Element | null {
  const { dialog, keys } = read();
  switch (dialog) {
    case null:
      return null;
    case 'choose-type':
      return <ChooseType key={dialog} />;
    case 'create':
      return <Create key={dialog} />;
    case 'requirements':
      return <Requirements key={dialog} />;
    case 'key-limit':
      return <Confirm key={dialog} title={text('create-api')} message={text('key-limit-text')} />;
    case 'tax-report':
      return <Confirm key={dialog} title={text('create-tax-report-api')} message={text('tax-text')} />;
    case 'delete':
      return (
        <Confirm
          key={dialog}
          title={text('delete')}
          message={text('delete-question')}
          onYes={() => verifyDelete()}
        />
      );
    case 'delete-all':
      return (
        <Confirm
          key={dialog}
          title={text('delete-all-api')}
          message={text('delete-all-question')}
          onYes={() => verify('delete-all')}
        />
      );
    case 'new-key':
      return (
        <Dialog key={dialog} title={keys[0]?.label ?? ''}>
          {keys[0] && <KeyRows apiKey={keys[0]} marked />}
        </Dialog>
      );
  }
}

function verifyDelete(): void {
  verify('delete');
}
