/** @jsxImportSource react */
import type { JSX } from 'react';
import { text } from '../app/i18n.ts';
import { setup } from '../app/setup.ts';
import type { CardKey } from '../app/store.ts';
import { mark } from '../app/truth.ts';
import type { Kit } from './kit.types.ts';

const stars = '*'.repeat(32);

function Row(props: {
  readonly kit: Kit;
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly copies: boolean;
}): JSX.Element {
  const { kit, id, label, value, copies } = props;
  return (
    <div className="row">
      <span className="row-label">{label}</span>
      {setup.options.secretRender === 'input' ? (
        <input
          ref={mark(id.replace('-key', '-key-value'))}
          className="value"
          readOnly
          value={value}
          aria-label={label}
        />
      ) : (
        <span ref={mark(id.replace('-key', '-key-value'))} className="value">
          {value}
        </span>
      )}
      {copies && (
        <kit.Button id={`copy-${id}`} onPress={() => void navigator.clipboard.writeText(value)}>
          {text('copy')}
        </kit.Button>
      )}
    </div>
  );
}

/** API key and secret of a key; the secret as stars once its moment is over. */
export function KeyRows(props: {
  readonly kit: Kit;
  readonly apiKey: CardKey;
  readonly id: (name: string) => string;
}): JSX.Element {
  const { kit, id } = props;
  const { apiKey: value, secret, type } = props.apiKey;
  return (
    <div className="rows">
      <Row kit={kit} id={id('api-key')} label={text('api-key-label')} value={value} copies />
      {type === 'hmac' && (
        <Row
          kit={kit}
          id={id('secret-key')}
          label={text('secret-key-label')}
          value={secret ?? stars}
          copies={secret !== null}
        />
      )}
    </div>
  );
}
