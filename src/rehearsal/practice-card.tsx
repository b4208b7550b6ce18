import { permissionAnchor } from '../site/anchors.ts';
import { Button } from '../views/parts/button.tsx';
import type { PracticeWords } from './practice-words.ts';
import type { PracticeProps } from './practice-page.tsx';
import { offered, type Doing, type Limits, type PracticeKey } from './practice.ts';

/** What stands where a secret was. */
const stars = '*'.repeat(32);

interface PracticeCardProps extends PracticeProps {
  readonly shown: PracticeKey;
}

/** The card of the made-up key. */
export function PracticeCard({ page, dispatch, words, shown }: PracticeCardProps) {
  const { say } = words;
  return (
    <section class="practice-card stack gap-4" aria-label={shown.label}>
      <div class="line between wrap gap-3">
        <h3 class="title">{shown.label}</h3>
        {page.draft === null ? (
          <div class="line gap-2">
            <Button onPress={() => dispatch({ do: 'edit' })}>{say('edit-restrictions')}</Button>
            <Button look="danger-ghost" onPress={() => dispatch({ do: 'delete' })}>
              {say('delete-key')}
            </Button>
          </div>
        ) : null}
      </div>
      <div class="stack gap-2">
        <Value name={say('api-key-label')} value={shown.apiKey} />
        <Value name={say('secret-key-label')} value={shown.secretShown ? shown.secretKey : stars} />
      </div>
      <LimitsForm
        limits={page.draft ?? shown.limits}
        editing={page.draft !== null}
        dispatch={dispatch}
        words={words}
      />
    </section>
  );
}

function Value({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div class="practice-value">
      <div class="small dim">{name}</div>
      <div>
        <span class="mono" dir="ltr" translate={false}>
          {value}
        </span>
      </div>
    </div>
  );
}

interface LimitsFormProps {
  readonly limits: Limits;
  readonly editing: boolean;
  readonly dispatch: (doing: Doing) => void;
  readonly words: PracticeWords;
}

function LimitsForm({ limits, editing, dispatch, words: { say } }: LimitsFormProps) {
  return (
    <>
      <ul class="practice-boxes">
        {offered.map((permission) => (
          <li key={permission}>
            <label class="practice-box">
              <input
                type="checkbox"
                checked={limits.ticked.includes(permission)}
                disabled={!editing}
                onChange={() => dispatch({ do: 'tick', permission })}
              />
              <span>{say(permissionAnchor(permission))}</span>
            </label>
          </li>
        ))}
      </ul>
      <fieldset class="practice-addresses">
        <legend class="heading">{say('ip-access-restrictions')}</legend>
        {([false, true] as const).map((on) => (
          <label key={String(on)} class="practice-box">
            <input
              type="radio"
              name="addresses"
              checked={limits.restricted === on}
              disabled={!editing}
              onChange={() => dispatch({ do: 'restrict', on })}
            />
            <span>{say(on ? 'ip-restricted' : 'ip-unrestricted')}</span>
          </label>
        ))}
        {editing && limits.restricted ? (
          <div class="line gap-2 wrap">
            <div class="input grow">
              <input
                type="text"
                class="mono"
                dir="ltr"
                autocomplete="off"
                spellcheck={false}
                aria-label={say('ip-field')}
                value={limits.typed}
                onInput={(event) => dispatch({ do: 'type-address', text: event.currentTarget.value })}
              />
            </div>
            <Button onPress={() => dispatch({ do: 'confirm-address' })}>{say('ip-confirm')}</Button>
          </div>
        ) : null}
        {limits.addresses.length > 0 ? (
          <ul class="practice-listed">
            {limits.addresses.map((address) => (
              <li key={address} class="mono" dir="ltr">
                {address}
              </li>
            ))}
          </ul>
        ) : null}
      </fieldset>
      {editing ? (
        <div class="line gap-2">
          <Button look="primary" onPress={() => dispatch({ do: 'save' })}>
            {say('save')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
