import { environments, keyTypes, type KeyType } from '../../keys/key-record.ts';
import { useServices } from '../context.ts';
import { keyPurposes, type DetailField, type DetailTexts } from '../key-fields.ts';
import { environmentTextId, keyTypeTextId, purposeTextId } from '../text-ids.ts';
import { AddressField } from './address-field.tsx';
import { Field } from './field.tsx';
import { Segments } from './segments.tsx';
import { Select } from './select.tsx';
import { TextInput } from './text-input.tsx';

interface DetailFieldsProps {
  readonly values: DetailTexts;
  readonly onChange: (patch: Partial<Record<DetailField, string>>) => void;
}

/** Key type: what Binance calls "System generated" and "Self-generated". */
export function KeyTypeField({
  value,
  onChange,
  allowed = keyTypes,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly allowed?: readonly KeyType[];
}) {
  const { texts } = useServices();
  return (
    <Segments
      label={texts('key_type')}
      value={value}
      onChange={onChange}
      options={keyTypes.map((type) => ({
        value: type,
        text: texts(keyTypeTextId(type)),
        off: !allowed.includes(type),
      }))}
    />
  );
}

/** A native choice with its label. */
function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <Field label={label}>
      {({ id }) => <Select id={id} layout="block" value={value} options={options} onChange={onChange} />}
    </Field>
  );
}

/** Everything about a key that may be changed later, its label, type and two values apart. */
export function DetailFields({ values, onChange }: DetailFieldsProps) {
  const { texts } = useServices();
  return (
    <>
      <Choice
        label={texts('key_purpose')}
        value={values.purpose}
        options={keyPurposes.map((id) => ({ value: id, text: texts(purposeTextId(id)) }))}
        onChange={(purpose) => onChange({ purpose })}
      />
      <Choice
        label={texts('key_environment')}
        value={values.environment}
        options={environments.map((id) => ({ value: id, text: texts(environmentTextId(id)) }))}
        onChange={(environment) => onChange({ environment })}
      />
      <TextInput
        label={texts('key_account')}
        value={values.account}
        onChange={(account) => onChange({ account })}
        placeholder={texts('key_account_main')}
        hint={<span class="caption dim">{texts('key_account_hint')}</span>}
        maxLength={200}
      />
      <TextInput
        label={texts('key_rotate_by')}
        type="date"
        value={values.rotateBy}
        onChange={(rotateBy) => onChange({ rotateBy })}
      />
      <AddressField value={values.addresses} onChange={(addresses) => onChange({ addresses })} />
      <Field label={texts('key_note')}>
        {({ id }) => (
          <textarea
            id={id}
            class="area"
            dir="auto"
            autocomplete="off"
            spellcheck={false}
            maxLength={4000}
            value={values.note}
            onInput={(event) => onChange({ note: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
