import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../../errors.ts';
import { keyTypes } from '../../keys/key-record.ts';
import type { ValueOf } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { codeOf } from '../failure.ts';
import { focusFirstError } from '../focus-first-error.ts';
import { fromTexts, pick, toTexts } from '../key-fields.ts';
import { newOpId } from '../../messages/op-id.ts';
import { useAddressError } from '../parts/address-field.tsx';
import { Button } from '../parts/button.tsx';
import { DetailFields, KeyTypeField } from '../parts/detail-fields.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { PrivateKeyField, privateKeyProblem } from '../parts/private-key-field.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { typedSecret } from '../typed-secret.ts';
import { useAction } from '../use-action.ts';
import { useDraft } from '../use-draft.ts';
import { useEscape } from '../use-escape.ts';

interface EditKeyProps {
  readonly id: string;
  readonly onBack: () => void;
  readonly onSaved: () => void;
}

/** Reads the key that is to be changed, then shows the form. */
export function EditKey({ id, onBack, onSaved }: EditKeyProps) {
  const { send, texts } = useServices();
  const [stored, setStored] = useState<ValueOf<'key.read'> | null>(null);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  useEffect(() => {
    send('key.read', { id }).then(setStored, (cause: unknown) => setFailed(codeOf(cause)));
  }, []);
  if (stored) return <EditForm stored={stored} onBack={onBack} onSaved={onSaved} />;
  return (
    <>
      <SubBar title={texts('popup_edit_key')} onBack={onBack} />
      <main class="main">
        <FailureCallout code={failed} />
      </main>
    </>
  );
}

interface EditFormProps {
  readonly stored: ValueOf<'key.read'>;
  readonly onBack: () => void;
  readonly onSaved: () => void;
}

function EditForm({ stored, onBack, onSaved }: EditFormProps) {
  const { send, texts } = useServices();
  const { id, revision, record } = stored;
  const [initial] = useState(() => ({
    ...toTexts(record),
    secretKey: '',
    id,
    revision: String(record.fieldsRevision),
    opId: newOpId(),
  }));
  // A draft of older fields would undo what was saved since.
  const draft = useDraft(
    'edit-key',
    initial,
    (saved) => saved['id'] === id && saved['revision'] === initial.revision,
  );
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
  const takesPrivateKey = keyType !== 'hmac' && record.secretMasked === null;
  const labelMissing = fields.label.trim() === '';
  const ready = !labelMissing && !addressError;
  const save = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!ready) {
      focusFirstError(event.currentTarget);
      return;
    }
    void run(async () => {
      const { apiKey, publicKey } = record;
      const typed =
        takesPrivateKey && fields.secretKey.trim() !== ''
          ? await typedSecret(fields.secretKey, keyType, keyPassphrase)
          : { publicKey, secretKey: null };
      if ('problem' in typed) {
        setRefused(privateKeyProblem(texts, typed));
        return;
      }
      if (publicKey !== '' && typed.publicKey !== publicKey) {
        setRefused(texts('popup_edit_other_pair'));
        return;
      }
      const details = { ...fromTexts(fields, record), apiKey, ...typed };
      await send('key.save', { opId: fields.opId, id, revision, fields: details });
      await draft.clear();
      onSaved();
    });
  };
  const cancel = () => {
    void draft.clear().then(onBack);
  };

  return (
    <form class="screen" onSubmit={save} autocomplete="off" noValidate>
      <SubBar title={texts('popup_edit_key')} onBack={back} />
      <main class="main stack gap-4">
        <TextInput
          label={texts('key_label')}
          value={fields.label}
          onChange={(label) => change({ label })}
          error={tried && labelMissing ? texts('key_label_missing') : null}
          maxLength={200}
        />
        <KeyTypeField value={fields.keyType} onChange={(keyType) => change({ keyType })} />
        {takesPrivateKey ? (
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
        ) : null}
        <DetailFields values={fields} onChange={change} />
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
