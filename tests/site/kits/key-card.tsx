/** @jsxImportSource react */
import type { JSX } from 'react';
import { openDialog } from '../app/actions.ts';
import {
  changeEdit,
  confirmIps,
  isRestricted,
  saveEdit,
  startEdit,
  togglePermission,
} from '../app/edit-actions.ts';
import { text } from '../app/i18n.ts';
import { read, update, type CardKey, type Edit } from '../app/store.ts';
import { KeyRows } from './key-rows.tsx';
import type { Kit } from './kit.types.ts';

const permissions = [
  'enableReading',
  'enableSpotAndMarginTrading',
  'enableMargin',
  'enableFutures',
  'permitsUniversalTransfer',
  'enableWithdrawals',
  'symbolWhitelist',
] as const;

interface PartProps {
  readonly kit: Kit;
  readonly apiKey: CardKey;
  readonly edit: Edit | null;
  /** Names a control for tests: of the first card by its own name, of the others by their key's too. */
  readonly id: (name: string) => string;
}

function Permissions({ kit, apiKey, edit, id }: PartProps): JSX.Element {
  const chosen = edit?.permissions ?? apiKey.permissions;
  return (
    <section>
      <h3>{text('api-restrictions')}</h3>
      <div className="boxes">
        {permissions.map((permission) => (
          <kit.Checkbox
            key={permission}
            id={id(`permission:${permission}`)}
            label={text(permission)}
            checked={chosen.includes(permission)}
            disabled={edit === null || (permission === 'enableWithdrawals' && !isRestricted(edit))}
            onToggle={() => togglePermission(permission)}
          />
        ))}
      </div>
    </section>
  );
}

function Addresses({ kit, apiKey, edit, id }: PartProps): JSX.Element {
  const { restricted, ips } = edit ?? apiKey;
  return (
    <section>
      <h3>{text('ip-access-restrictions')}</h3>
      <kit.Choices
        label={text('ip-access-restrictions')}
        options={[
          { id: id('ip-unrestricted'), title: text('ip-unrestricted') },
          { id: id('ip-restricted'), title: text('ip-restricted') },
        ]}
        chosen={id(restricted ? 'ip-restricted' : 'ip-unrestricted')}
        disabled={edit === null}
        onChoose={(option) => changeEdit({ restricted: option === id('ip-restricted') })}
      />
      {!restricted && <p>{text('ip-unrestricted-warning')}</p>}
      {restricted && ips.length > 0 && (
        <ul>
          {ips.map((ip) => (
            <li key={ip}>{ip}</li>
          ))}
        </ul>
      )}
      {edit !== null && restricted && (
        <div className="line">
          <kit.Field
            id={id('ip-field')}
            label={text('ip-placeholder')}
            value={edit.ipText}
            error={edit.ipError}
            onInput={(value) => changeEdit({ ipText: value, ipError: null })}
          />
          <kit.Button id={id('ip-confirm')} onPress={confirmIps}>
            {text('ip-confirm')}
          </kit.Button>
        </div>
      )}
    </section>
  );
}

/** One key: its values, what it may do, from where, and the buttons to change that. */
export function KeyCard(props: {
  readonly kit: Kit;
  readonly apiKey: CardKey;
  readonly first: boolean;
}): JSX.Element {
  const { kit, apiKey, first } = props;
  const all = read().edit;
  const edit = all?.id === apiKey.id ? all : null;
  const id = (name: string): string => (first ? name : `${name}:${apiKey.label}`);
  const inDialog = first && read().dialog === 'new-key';
  return (
    <article className="card">
      <h2>{apiKey.label}</h2>
      <div className="line">
        {edit === null ? (
          <>
            <kit.Button id={id('edit-restrictions')} onPress={() => startEdit(apiKey)}>
              {text('edit-restrictions')}
            </kit.Button>
            <kit.Button id={id('delete')} onPress={() => openDialog('delete', { deleting: apiKey.id })}>
              {text('delete')}
            </kit.Button>
          </>
        ) : (
          <>
            <kit.Button id={id('save')} kind="primary" onPress={() => saveEdit(apiKey)}>
              {text('save')}
            </kit.Button>
            <kit.Button id={id('cancel')} onPress={() => update({ edit: null })}>
              {text('cancel')}
            </kit.Button>
          </>
        )}
      </div>
      {!inDialog && <KeyRows kit={kit} apiKey={apiKey} id={id} />}
      {edit !== null && edit.error !== null && <p role="alert">{edit.error}</p>}
      <Permissions kit={kit} apiKey={apiKey} edit={edit} id={id} />
      <Addresses kit={kit} apiKey={apiKey} edit={edit} id={id} />
    </article>
  );
}
