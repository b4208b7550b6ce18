/** @jsxImportSource react */
import type { JSX } from 'react';
import { closeDialog, openDialog, submitLabel } from '../app/actions.ts';
import { text } from '../app/i18n.ts';
import { read, update } from '../app/store.ts';
import { KeyRows } from './key-rows.tsx';
import type { Kit } from './kit.types.ts';

/** Only what the kit does by itself comes here: our own buttons say `button`. */
const closedByKit = (): void => closeDialog('outside');

function Cancel({ kit }: { readonly kit: Kit }): JSX.Element {
  return (
    <kit.Button id="cancel-dialog" onPress={() => closeDialog('button')}>
      {text('cancel')}
    </kit.Button>
  );
}

/** Keeps the last choice out of the store, which always has one: here nothing is chosen at first. */
let chosenType: string | null = null;

function ChooseType({ kit }: { readonly kit: Kit }): JSX.Element {
  const open = read().dialog === 'choose-type';
  if (!open) chosenType = null;
  const next = (
    <kit.Button id="type-next" kind="primary" onPress={() => chosenType !== null && openDialog('create')}>
      {text('next')}
    </kit.Button>
  );
  return (
    <kit.Dialog open={open} title={text('choose-type-title')} onClose={closedByKit} footer={next}>
      <kit.Choices
        label={text('choose-type-title')}
        options={[
          {
            id: 'type-system',
            title: text('type-system-generated'),
            text: text('type-system-generated-description'),
          },
          {
            id: 'type-self',
            title: text('type-self-generated'),
            text: text('type-self-generated-description'),
          },
        ]}
        chosen={chosenType}
        onChoose={(id) => {
          chosenType = id;
          update({ keyType: id === 'type-self' ? 'self' : 'system' });
        }}
      />
    </kit.Dialog>
  );
}

function Create({ kit }: { readonly kit: Kit }): JSX.Element {
  const { dialog, label, formError } = read();
  const footer = (
    <>
      <Cancel kit={kit} />
      <kit.Button id="label-submit" kind="primary" onPress={submitLabel}>
        {text('label-submit')}
      </kit.Button>
    </>
  );
  return (
    <kit.Dialog
      open={dialog === 'create'}
      title={text('create-dialog-title')}
      onClose={closedByKit}
      footer={footer}
    >
      <kit.Field
        id="label"
        label={text('label-field')}
        value={label}
        error={formError}
        onInput={(value) => update({ label: value, formError: null })}
      />
    </kit.Dialog>
  );
}

function NewKey({ kit }: { readonly kit: Kit }): JSX.Element {
  const { dialog, keys } = read();
  const [key] = keys;
  const footer = (
    <kit.Button id="dialog-close" kind="primary" onPress={() => closeDialog('button')}>
      {text('confirm')}
    </kit.Button>
  );
  return (
    <kit.Dialog open={dialog === 'new-key'} title={key?.label ?? ''} onClose={closedByKit} footer={footer}>
      {key && <KeyRows kit={kit} apiKey={key} id={(name) => name} />}
    </kit.Dialog>
  );
}

/** All dialogs of the flow, mounted for good: the kit itself opens and closes them, with its own transitions. */
export function KitDialogs({ kit }: { readonly kit: Kit }): JSX.Element {
  return (
    <>
      <ChooseType kit={kit} />
      <Create kit={kit} />
      <NewKey kit={kit} />
    </>
  );
}
