import { useState } from 'preact/hooks';
import { keyTypes } from '../../keys/key-record.ts';
import { checkPair } from '../../keys/values.ts';
import { useServices } from '../context.ts';
import { blankDetails, fromTexts, pick } from '../key-fields.ts';
import { newOpId } from '../../messages/op-id.ts';
import { useAddressError } from '../parts/address-field.tsx';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { DetailFields, KeyTypeField } from '../parts/detail-fields.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Note } from '../parts/note.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { PrivateKeyField, privateKeyProblem } from '../parts/private-key-field.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { ValueFields } from '../parts/value-fields.tsx';
import { focusFirstError } from '../focus-first-error.ts';
import { typedSecret } from '../typed-secret.ts';
import { useAction } from '../use-action.ts';
import { useDraft } from '../use-draft.ts';
import { useEscape } from '../use-escape.ts';

interface AddKeyProps {
  readonly locked: boolean;
  readonly onBack: () => void;
  readonly onSaved: () => void;
}

/** A key typed in by hand. While the vault is locked it is sealed and waits for review. */
export function AddKey({ locked, onBack, onSaved }: AddKeyProps) {
  const { send, texts } = useServices();
  const [initial] = useState(() => ({
    ...blankDetails,
    apiKey: '',
    secretKey: '',
    opId: newOpId(),
  }));
  const draft = useDraft('add-key', initial);
  const [tried, setTried] = useState(false);
  // In no draft: it protects a file that the person keeps.
  const [keyPassphrase, setKeyPassphrase] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const { busy, failed, run } = useAction();
  const addressError = useAddressError(draft?.fields.addresses ?? '');

  const back = () => {
    draft?.putAway();
    onBack();
  };
  useEscape(back);
  if (!draft) return null;

  const { fields, change } = draft;
  const keyType = pick(keyTypes, fields.keyType, 'hmac');
  const problems = checkPair(fields.apiKey, fields.secretKey, keyType);
  const labelMissing = fields.label.trim() === '';
  const ready = problems.length === 0 && !labelMissing && !addressError;

  const save = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!ready) {
      focusFirstError(event.currentTarget);
      return;
    }
    void run(async () => {
      const values = await typedSecret(fields.secretKey, keyType, keyPassphrase);
      if ('problem' in values) {
        setRefused(privateKeyProblem(texts, values));
        return;
      }
      const { opId, apiKey } = fields;
      const details = { ...fromTexts(fields, null), apiKey, ...values };
      await send('key.save', { opId, id: null, revision: 0, fields: details });
      await draft.clear();
      onSaved();
    });
  };
  const cancel = () => {
    void draft.clear().then(onBack);
  };

  return (
    <form class="screen" onSubmit={save} autocomplete="off" noValidate>
      <SubBar title={texts('popup_add_key')} onBack={back} />
      <main class="main stack gap-4">
        {locked ? (
          <Callout icon="lock">
            <span>{texts('popup_add_locked')}</span>
          </Callout>
        ) : null}
        <TextInput
          label={texts('key_label')}
          value={fields.label}
          onChange={(label) => change({ label })}
          error={tried && labelMissing ? texts('key_label_missing') : null}
          maxLength={200}
        />
        <ValueFields {...fields} keyType={keyType} strict={tried} onChange={change} />
        <KeyTypeField value={keyType} onChange={(next) => change({ keyType: next })} />
        {keyType === 'hmac' ? null : (
          <PrivateKeyField
            value={fields.secretKey}
            passphrase={keyPassphrase}
            refused={refused}
            onChange={(secretKey) => {
              setRefused(null);
              change({ secretKey });
            }}
            onPassphrase={(next) => {
              setRefused(null);
              setKeyPassphrase(next);
            }}
          />
        )}
        <DetailFields values={fields} onChange={change} />
        <Note icon="lock">{texts('popup_sealed_on_save')}</Note>
        <FailureCallout code={failed} />
      </main>
      <footer class="bottom">
        <Button look="ghost" size="large" onPress={cancel}>
          {texts('popup_cancel')}
        </Button>
        <Button look="primary" size="large" layout="grow" submit waiting={!ready || busy}>
          {texts('popup_save')}
        </Button>
      </footer>
    </form>
  );
}
