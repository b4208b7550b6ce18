import { useState } from 'preact/hooks';
import type { ComparedKey, Concern } from '../../../../keys/compare-shown.ts';
import { mask, type Environment } from '../../../../keys/key-record.ts';
import type { ShownKey } from '../../../../keys/shown-key.ts';
import { newOpId } from '../../../../messages/op-id.ts';
import type { Texts } from '../../../../texts.ts';
import { blankDetails } from '../../../key-fields.ts';
import { useServices } from '../../../context.ts';
import { Button } from '../../../parts/button.tsx';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { Masked } from '../../../parts/masked.tsx';
import { Note } from '../../../parts/note.tsx';
import { keyTypeTextId } from '../../../text-ids.ts';
import { useAction } from '../../../use-action.ts';

interface ListedKeyProps {
  readonly item: ComparedKey;
  readonly environment: Environment;
}

/** One key of the page: whose it is, what it may do, and what speaks against it. */
export function ListedKey({ item, environment }: ListedKeyProps) {
  const { texts, language } = useServices();
  const { shown, vaulted, concerns } = item;
  const name = shown.label || vaulted?.label || texts('listing_no_label');
  const own = vaulted === null ? null : vaulted.label;
  return (
    <li class="card-pad stack gap-2" aria-label={name}>
      <div class="line wrap">
        <bdi class="medium">{name}</bdi>
        <Masked value={mask(shown.apiKey)} />
        <span class={own === null ? 'tag tag-off' : 'tag tag-ok'}>
          {own === null
            ? texts('listing_stranger')
            : own === name
              ? texts('listing_in_vault')
              : texts('listing_in_vault_as', [own])}
        </span>
      </div>
      <p class="small dim">{aboutOf(shown, texts, language)}</p>
      {concerns.map((concern) => (
        <Note
          key={concern.kind}
          icon="alert"
          tone={concern.kind === 'withdrawals' || concern.kind === 'out-of-use' ? 'danger' : 'warn'}
        >
          {sentence(concern, texts, language)}
        </Note>
      ))}
      {vaulted === null ? <Keep shown={shown} environment={environment} /> : null}
    </li>
  );
}

/** What the card says: type, permissions, addresses, and its date. */
function aboutOf(shown: ShownKey, texts: Texts, language: string): string {
  const { keyType, permissions, restricted, day } = shown;
  const may = permissions === null ? texts('listing_may_not_shown') : namesOf(permissions, texts, language);
  return [
    ...(keyType === null ? [] : [texts(keyTypeTextId(keyType))]),
    may === '' ? texts('listing_may_nothing') : may,
    ...(restricted === null ? [] : [texts(restricted ? 'listing_chosen_addresses' : 'listing_any_address')]),
    ...(day === null ? [] : [texts('listing_day', [day])]),
  ].join(' · ');
}

function namesOf(permissions: readonly string[], texts: Texts, language: string): string {
  return new Intl.ListFormat(language).format(permissions.map((one) => texts(`permission_${one}`)));
}

function sentence(concern: Concern, texts: Texts, language: string): string {
  switch (concern.kind) {
    case 'withdrawals':
      return texts('listing_concern_withdrawals');
    case 'out-of-use':
      return texts('listing_concern_out_of_use');
    case 'too-much':
      return texts('listing_concern_too_much', [namesOf(concern.permissions, texts, language)]);
    case 'unknown-box':
      return texts('listing_concern_unknown_box', [new Intl.ListFormat(language).format(concern.captions)]);
    case 'any-address':
      return texts(concern.acts ? 'listing_concern_any_address_acts' : 'listing_concern_any_address_planned');
  }
}

/** The way into the vault for a stranger whose secret the person still has: the form, filled as far as the page says. */
function Keep({ shown, environment }: { readonly shown: ShownKey; readonly environment: Environment }) {
  const { send, texts, openPage } = useServices();
  const [occupied, setOccupied] = useState(false);
  const { failed, run } = useAction();
  const { apiKey, label, keyType } = shown;
  const keep = () =>
    void run(async () => {
      const typed = await send('draft.read', { form: 'add-key' });
      const other = typed !== null && (typed['apiKey'] ?? '') !== '' && typed['apiKey'] !== apiKey;
      setOccupied(other);
      if (other) return;
      const known = { label, apiKey, keyType: keyType ?? 'hmac', environment };
      const fields = { ...blankDetails, secretKey: '', ...typed, ...known, opId: newOpId(), open: 'yes' };
      await send('draft.write', { form: 'add-key', fields });
      await openPage('popup');
    });
  return (
    <>
      <div>
        <Button size="small" icon="plus" onPress={keep}>
          {texts('listing_keep')}
        </Button>
      </div>
      {occupied ? <Note icon="alert">{texts('listing_keep_occupied')}</Note> : null}
      <FailureCallout code={failed} />
    </>
  );
}
