import { useState } from 'preact/hooks';
import { mask } from '../../keys/key-record.ts';
import { checkApiKey } from '../../keys/values.ts';
import { useServices } from '../context.ts';
import { formatAgo } from '../dates.ts';
import { focusFirstError } from '../focus-first-error.ts';
import { fromTexts, toTexts } from '../key-fields.ts';
import { newOpId } from '../../messages/op-id.ts';
import { useAddressError } from '../parts/address-field.tsx';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { DetailFields, KeyTypeField } from '../parts/detail-fields.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { Masked } from '../parts/masked.tsx';
import { Note } from '../parts/note.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { useAction } from '../use-action.ts';
import { useDraft } from '../use-draft.ts';
import { useEscape } from '../use-escape.ts';
import { ReviewBar, type ReviewProps } from './review-bar.tsx';

/** Names a kept key and saves it. Its two values stay in the vault; here stand their ends. */
export function ReviewForm({ item, place, onBack, onDone }: ReviewProps) {
  const { send, texts } = useServices();
  const { dropId, fields: known } = item;
  const [initial] = useState(() => ({ ...toTexts(known), dropId, opId: newOpId() }));
  const draft = useDraft('review-key', initial, (saved) => saved['dropId'] === dropId);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const { busy, failed, run } = useAction();
  const addressError = useAddressError(draft?.fields.addresses ?? '');
  const back = () => {
    draft?.putAway();
    onBack();
  };
  useEscape(() => (asked ? setAsked(false) : back()));
  if (!draft) return null;

  const { fields, change } = draft;
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
      await send('waiting.save', { opId: fields.opId, dropId, fields: fromTexts(fields, known) });
      await draft.clear();
      onDone();
    });
  };
  const discard = () => {
    void run(async () => {
      await send('waiting.discard', { dropId });
      await draft.clear();
      onDone();
    });
  };

  return (
    <form class="screen" onSubmit={save} autocomplete="off" noValidate>
      <ReviewBar place={place} onBack={back} />
      <main class="main stack gap-4 tight">
        <KeptFrom item={item} />
        <TextInput
          label={texts('key_label')}
          value={fields.label}
          onChange={(label) => change({ label })}
          error={tried && labelMissing ? texts('key_label_missing') : null}
          maxLength={200}
        />
        <KeptValues item={item} />
        <KeyTypeField value={fields.keyType} onChange={(keyType) => change({ keyType })} />
        <DetailFields values={fields} onChange={change} />
        {item.capturedFrom === null ? null : <Note>{texts('popup_review_next_on_binance')}</Note>}
        <FailureCallout code={failed} />
      </main>
      {asked ? (
        <footer class="bottom bottom-ask">
          <Callout tone="danger" title={texts('popup_discard_title')} role="alert">
            <span>{texts('popup_discard_text')}</span>
          </Callout>
          <div class="line">
            <Button layout="grow" onPress={() => setAsked(false)}>
              {texts('popup_keep_it')}
            </Button>
            <Button look="danger" layout="grow" waiting={busy} onPress={discard}>
              {texts('popup_discard_for_good')}
            </Button>
          </div>
        </footer>
      ) : (
        <footer class="bottom">
          <Button look="ghost" size="large" onPress={() => setAsked(true)}>
            {texts('popup_discard')}
          </Button>
          <Button look="primary" size="large" layout="grow" submit waiting={!ready || busy}>
            {texts('popup_save')}
          </Button>
        </footer>
      )}
    </form>
  );
}

function KeptFrom({ item }: Pick<ReviewProps, 'item'>) {
  const { texts, language, now } = useServices();
  const ago = formatAgo(language, item.keptAt, now());
  if (item.capturedFrom === null) return <Note icon="lock">{texts('popup_typed_ago', [ago])}</Note>;
  return (
    <Note icon="globe">
      {texts('popup_kept_ago', [ago])}{' '}
      <bdi class="mono" dir="ltr">
        {item.capturedFrom}
      </bdi>
    </Note>
  );
}

function KeptValues({ item }: Pick<ReviewProps, 'item'>) {
  const { texts } = useServices();
  return (
    <div class="card">
      <div class="card-row">
        <span class="grow stack gap-0">
          <span class="caption faint">{texts('key_api_key')}</span>
          <Masked value={mask(item.fields.apiKey)} />
        </span>
        {checkApiKey(item.fields.apiKey) === null ? (
          <span class="status status-ok side-status">
            <Icon name="check" size={14} />
            {texts('key_characters_right')}
          </span>
        ) : null}
      </div>
      <div class="card-row">
        {item.secretMasked && item.fields.keyType !== 'hmac' ? (
          <span class="small">{texts('popup_private_key_here')}</span>
        ) : item.secretMasked ? (
          <span class="grow stack gap-0">
            <span class="caption faint">{texts('key_secret_key')}</span>
            <Masked value={item.secretMasked} />
          </span>
        ) : (
          <span class="small dim">{texts('popup_secret_elsewhere')}</span>
        )}
      </div>
    </div>
  );
}
