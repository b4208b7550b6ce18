import type { JSX } from 'preact';
import { openDialog } from '../actions.ts';
import {
  breaksRule,
  changeEdit,
  confirmIps,
  isRestricted,
  saveEdit,
  startEdit,
  togglePermission,
} from '../edit-actions.ts';
import { text } from '../i18n.ts';
import type { TextId } from '../wording/en.ts';
import { cls, setup } from '../setup.ts';
import { read, update, type CardKey, type Edit } from '../store.ts';
import { mark } from '../truth.ts';
import { Button, Checkbox, Choice, Field, Wrapped } from './controls.tsx';
import { KeyRows } from './key-rows.tsx';

/** Boxes of this key, in the page's order, by `apiRestrictions` field or our own name where that is unknown. */
function boxesOf(key: CardKey): TextId[] {
  const recent = setup.options.era === 'current';
  return [
    'enableReading',
    'enableSpotAndMarginTrading',
    'enableMargin',
    ...(setup.options.futures ? (['enableFutures'] as const) : []),
    'permitsUniversalTransfer',
    'enableWithdrawals',
    ...(recent ? (['alphaWithdrawals', 'predictionTrading'] as const) : []),
    'symbolWhitelist',
    ...(key.type === 'ed25519' ? (['enableFixApiTrade', 'enableFixReadOnly'] as const) : []),
  ];
}

interface PartProps {
  readonly apiKey: CardKey;
  readonly edit: Edit | null;
  readonly marked: boolean;
}

function Permissions({ apiKey, edit, marked }: PartProps): JSX.Element {
  const chosen = edit?.permissions ?? apiKey.permissions;
  return (
    <div class={cls('card-part')}>
      <div class={cls('card-part-title')}>{text('api-restrictions')}</div>
      <div class={cls('boxes')}>
        {boxesOf(apiKey).map((id) => {
          const needsAddress = id === 'enableWithdrawals' || id === 'alphaWithdrawals';
          return (
            <Checkbox
              key={id}
              id={marked ? `permission:${id}` : undefined}
              checked={chosen.includes(id)}
              disabled={!edit || (needsAddress && !isRestricted(edit))}
              onToggle={() => togglePermission(id)}
            >
              {text(id)}
            </Checkbox>
          );
        })}
      </div>
    </div>
  );
}

function Addresses({ apiKey, edit, marked }: PartProps): JSX.Element {
  const restricted = edit?.restricted ?? apiKey.restricted;
  const ips = edit?.ips ?? apiKey.ips;
  const id = (name: string) => (marked ? name : undefined);
  return (
    <div class={cls('card-part')}>
      <div class={cls('card-part-title')}>{text('ip-access-restrictions')}</div>
      <div role="radiogroup">
        <Choice
          id={id('ip-unrestricted')}
          chosen={!restricted}
          disabled={!edit}
          title={text('ip-unrestricted')}
          onChoose={() => changeEdit({ restricted: false })}
        />
        <Choice
          id={id('ip-restricted')}
          chosen={restricted}
          disabled={!edit}
          title={text('ip-restricted')}
          onChoose={() => changeEdit({ restricted: true })}
        />
      </div>
      {!restricted && (
        <div class={cls('warning')}>
          <p>{text('ip-unrestricted-warning')}</p>
          {apiKey.type === 'hmac' && <p>{text('ip-deletion-warning')}</p>}
        </div>
      )}
      {restricted && (
        <div class={cls('ips')}>
          {ips.map((ip) => (
            <span key={ip} class={cls('bn-tag')}>
              {ip}
              {edit && (
                <button
                  type="button"
                  class={cls('bn-tag-close')}
                  aria-label={`${text('delete')} ${ip}`}
                  onClick={() => changeEdit({ ips: ips.filter((other) => other !== ip) })}
                >
                  ×
                </button>
              )}
            </span>
          ))}
        </div>
      )}
      {edit && restricted && (
        <div class={cls('ip-line')}>
          <Field
            id={id('ip-field')}
            name="ip"
            label=""
            placeholder={text('ip-placeholder')}
            value={edit.ipText}
            error={edit.ipError}
            onInput={(value) => changeEdit({ ipText: value, ipError: null })}
            onEnter={confirmIps}
          />
          <Button id={id('ip-confirm')} onClick={confirmIps}>
            {text('ip-confirm')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** One key: its values, what it may do, from where, and the buttons to change that. */
export function KeyCard({
  apiKey,
  marked,
}: {
  readonly apiKey: CardKey;
  readonly marked: boolean;
}): JSX.Element {
  const all = read().edit;
  const edit = all?.id === apiKey.id ? all : null;
  const id = (name: string) => (marked ? name : `${name}:${apiKey.label}`);
  const seen = mark(id('key-card'));
  return (
    <Wrapped>
      <div ref={seen} class={cls('bn-card')}>
        <div class={cls('card-head')}>
          <div class={cls('card-title')}>{apiKey.label}</div>
          <span class={cls('bn-tag')}>
            {apiKey.type === 'hmac' ? 'HMAC' : apiKey.type === 'rsa' ? 'RSA' : 'Ed25519'}
          </span>
          <div class={cls('card-buttons')}>
            {edit ? (
              <>
                <Button id={id('save')} size="small" kind="primary" onClick={() => saveEdit(apiKey)}>
                  {text('save')}
                </Button>
                <Button id={id('cancel')} size="small" onClick={() => update({ edit: null })}>
                  {text('cancel')}
                </Button>
              </>
            ) : (
              <>
                <Button id={id('edit-restrictions')} size="small" onClick={() => startEdit(apiKey)}>
                  {text('edit-restrictions')}
                </Button>
                <Button
                  id={id('delete')}
                  size="small"
                  onClick={() => openDialog('delete', { deleting: apiKey.id })}
                >
                  {text('delete')}
                </Button>
              </>
            )}
          </div>
        </div>
        <KeyRows apiKey={apiKey} marked={marked && read().dialog !== 'new-key'} />
        {edit && (edit.error ?? (breaksRule(apiKey, edit) ? text('ip-deletion-warning') : null)) !== null && (
          <div class={cls('bn-alert')} role="alert">
            {edit.error ?? text('ip-deletion-warning')}
          </div>
        )}
        <Permissions apiKey={apiKey} edit={edit} marked={marked} />
        <Addresses apiKey={apiKey} edit={edit} marked={marked} />
      </div>
    </Wrapped>
  );
}
