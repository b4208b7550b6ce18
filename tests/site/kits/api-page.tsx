/** @jsxImportSource react */
import type { JSX } from 'react';
import { openDialog, startCreating } from '../app/actions.ts';
import { text } from '../app/i18n.ts';
import { read, update } from '../app/store.ts';
import { KeyCard } from './key-card.tsx';
import type { Kit } from './kit.types.ts';

const notes = ['note-30-keys', 'note-do-not-disclose', 'note-trusted-ips', 'note-kyc'] as const;

/** Binance's API page of today's flow, made of one kit's parts. */
export function ApiPage({ kit }: { readonly kit: Kit }): JSX.Element {
  const { loading, keys, controlsTicked } = read();
  if (loading) return <main className="page" aria-busy="true" />;
  return (
    <main className="page">
      <h1>{text('api-management')}</h1>
      <div className="line">
        <kit.Button id="create-api" kind="primary" onPress={startCreating}>
          {text('create-api')}
        </kit.Button>
        <kit.Button id="create-tax-report-api" onPress={() => openDialog('tax-report')}>
          {text('create-tax-report-api')}
        </kit.Button>
        <kit.Button id="delete-all-api" onPress={() => openDialog('delete-all')}>
          {text('delete-all-api')}
        </kit.Button>
      </div>
      <ol>
        {notes.map((id) => (
          <li key={id}>{text(id)}</li>
        ))}
      </ol>
      <kit.Checkbox
        id="default-security-controls"
        label={text('default-security-controls')}
        checked={controlsTicked}
        disabled={false}
        onToggle={() => update({ controlsTicked: !controlsTicked })}
      />
      {keys.length === 0 && <p>{text('empty-state')}</p>}
      {keys.map((key, index) => (
        <KeyCard key={key.id} kit={kit} apiKey={key} first={index === 0} />
      ))}
    </main>
  );
}
