import type { JSX } from 'preact';
import { generateClassic, openDialog, startCreating } from '../actions.ts';
import { keyLimit } from '../../practice-options.ts';
import { Button, Checkbox, Field } from '../parts/controls.tsx';
import { Main } from '../parts/frame.tsx';
import { KeyRows } from '../parts/key-rows.tsx';
import { text } from '../i18n.ts';
import { go } from '../navigation.ts';
import { pathTo } from '../routes.ts';
import { cls, setup } from '../setup.ts';
import { read, update, type CardKey, type ClassicForm } from '../store.ts';
import { mark } from '../truth.ts';

const days = [7, 30, 90, 180, 365];

function Card({ apiKey, marked }: { readonly apiKey: CardKey; readonly marked: boolean }): JSX.Element {
  return (
    <div ref={mark(marked ? 'key-card' : undefined)} class={cls('bn-card')}>
      <div class={cls('card-head')}>
        <div class={cls('card-title')}>{apiKey.label}</div>
        <span class={cls('bn-tag')}>{text(apiKey.level === 'read-write' ? 'read-write' : 'read-only')}</span>
        {apiKey.validityDays !== null && (
          <span class={cls('bn-tag')}>{text('classic-days', { days: apiKey.validityDays })}</span>
        )}
        <div class={cls('card-buttons')}>
          <Button
            id={marked ? 'delete' : undefined}
            size="small"
            onClick={() => openDialog('delete', { deleting: apiKey.id })}
          >
            {text('delete')}
          </Button>
        </div>
      </div>
      <KeyRows apiKey={apiKey} marked={marked} />
    </div>
  );
}

/** Opens the form, unless the account may not: the same rules as in the current flow. */
function startClassic(): void {
  const { kyc, twoFactor, deposit } = setup.options;
  const ready = kyc === 'done' && twoFactor && deposit && read().keys.length < keyLimit;
  if (ready) go(pathTo('classicForm'));
  else startCreating();
}

/** The API Key page of the classic guide. */
export function ClassicApiPage(): JSX.Element {
  return (
    <Main>
      <div class={cls('page-head')}>
        <h1 ref={mark('api-title')}>{text('classic-api-title')}</h1>
        <Button id="create-api" kind="primary" onClick={startClassic}>
          {text('new-api-key')}
        </Button>
      </div>
      {read().keys.map((key, index) => (
        <Card key={key.id} apiKey={key} marked={index === 0} />
      ))}
    </Main>
  );
}

function change(part: Partial<ClassicForm>): void {
  update({ classic: { ...read().classic, ...part } });
}

function ErrorLine({ shown }: { readonly shown: boolean }): JSX.Element | null {
  if (!shown) return null;
  return (
    <div class={cls('bn-formItem-error')} role="alert">
      {text('error-required')}
    </div>
  );
}

function Validity({ form }: { readonly form: ClassicForm }): JSX.Element {
  const missing = <ErrorLine shown={form.tried && !form.days} />;
  if (setup.options.validityKind === 'radio')
    return (
      <fieldset ref={mark('validity')} class={cls('bn-formItem')}>
        <legend>{text('classic-validity')}</legend>
        {days.map((count) => (
          <label key={count} class={cls('radio-line')}>
            <input
              ref={mark(`validity:${count}`)}
              type="radio"
              name="validity"
              value={count}
              checked={form.days === String(count)}
              onChange={() => change({ days: String(count) })}
            />
            {text('classic-days', { days: count })}
          </label>
        ))}
        {missing}
      </fieldset>
    );
  return (
    <div class={cls('bn-formItem')}>
      <label for="field-validity" class={cls('bn-formItem-label')}>
        {text('classic-validity')}
      </label>
      <select
        ref={mark('validity')}
        id="field-validity"
        class={cls('bn-select-field')}
        value={form.days}
        onChange={(event) => change({ days: event.currentTarget.value })}
      >
        <option value="">{text('classic-choose')}</option>
        {days.map((count) => (
          <option key={count} value={count}>
            {text('classic-days', { days: count })}
          </option>
        ))}
      </select>
      {missing}
    </div>
  );
}

function Level({ form }: { readonly form: ClassicForm }): JSX.Element {
  return (
    <fieldset class={cls('bn-formItem')}>
      <legend>{text('classic-permission')}</legend>
      {(['read-only', 'read-write'] as const).map((level) => (
        <label key={level} class={cls('radio-line')}>
          <input
            ref={mark(`permission-${level}`)}
            type="radio"
            name="permission"
            value={level}
            checked={form.level === level}
            onChange={() => change({ level })}
          />
          {text(level)}
        </label>
      ))}
      <ErrorLine shown={form.tried && !form.level} />
    </fieldset>
  );
}

/** The form of the classic guide, then the key and its secret in its place. */
export function ClassicFormPage(): JSX.Element {
  const { classic: form, keys } = read();
  const made = keys.find((key) => key.fresh);
  if (made)
    return (
      <Main>
        <h1 ref={mark('api-title')}>{text('classic-api-title')}</h1>
        <Card apiKey={made} marked />
      </Main>
    );
  const whole = Boolean(form.name.trim() && form.days && form.level && form.agreed);
  return (
    <Main>
      <h1 ref={mark('api-title')}>{text('new-api-key')}</h1>
      <div class={cls('classic-form')}>
        <Field
          id="label"
          name="keyName"
          label={text('classic-name')}
          value={form.name}
          error={form.tried && !form.name.trim() ? text('error-required') : null}
          onInput={(name) => change({ name })}
        />
        <Validity form={form} />
        <Level form={form} />
        <Checkbox id="accept-terms" checked={form.agreed} onToggle={() => change({ agreed: !form.agreed })}>
          {text('accept-terms')}
        </Checkbox>
        <ErrorLine shown={form.tried && !form.agreed} />
        <div class={cls('classic-end')}>
          <Button id="generate" kind="primary" size="large" inactive={!whole} onClick={generateClassic}>
            {text('generate')}
          </Button>
        </div>
      </div>
    </Main>
  );
}
