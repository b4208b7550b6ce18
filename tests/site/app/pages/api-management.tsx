import type { JSX } from 'preact';
import { openDialog, startCreating } from '../actions.ts';
import { Button, Checkbox } from '../parts/controls.tsx';
import { Main } from '../parts/frame.tsx';
import { KeyCard } from '../parts/key-card.tsx';
import { text } from '../i18n.ts';
import { cls } from '../setup.ts';
import { read, update } from '../store.ts';
import { mark } from '../truth.ts';

function Notes(): JSX.Element {
  const notes = ['note-30-keys', 'note-do-not-disclose', 'note-trusted-ips', 'note-kyc'] as const;
  return (
    <div class={cls('notes')}>
      {notes.map((id, index) => (
        <p key={id}>{`${index + 1}. ${text(id)}`}</p>
      ))}
      <p>
        <a class={cls('bn-link')} href="https://developers.binance.com/docs/binance-spot-api-docs/">
          {text('docs-link-spot')}
        </a>{' '}
        <a class={cls('bn-link')} href="https://developers.binance.com/docs/derivatives/">
          {text('docs-link-futures')}
        </a>
      </p>
    </div>
  );
}

function DefaultControls(): JSX.Element {
  const { controlsTicked, controlsOpen } = read();
  return (
    <div class={cls('controls-box')}>
      <Checkbox
        id="default-security-controls"
        checked={controlsTicked}
        onToggle={() => update({ controlsTicked: !controlsTicked })}
      >
        {text('default-security-controls')}
      </Checkbox>
      <button
        type="button"
        class={cls('bn-link')}
        aria-expanded={controlsOpen ? 'true' : 'false'}
        onClick={() => update({ controlsOpen: !controlsOpen })}
      >
        {text('default-security-controls-expander')}
      </button>
      {controlsOpen && <p>{text('default-security-controls-text')}</p>}
    </div>
  );
}

/** API Management of the current flow. */
export function ApiManagement(): JSX.Element {
  const { keys } = read();
  return (
    <Main>
      <div class={cls('page-head')}>
        <h1 ref={mark('api-title')}>{text('api-management')}</h1>
        <div class={cls('page-buttons')}>
          <Button id="create-api" kind="primary" onClick={startCreating}>
            {text('create-api')}
          </Button>
          <Button id="create-tax-report-api" onClick={() => openDialog('tax-report')}>
            {text('create-tax-report-api')}
          </Button>
          <Button id="delete-all-api" onClick={() => openDialog('delete-all')}>
            {text('delete-all-api')}
          </Button>
        </div>
      </div>
      <Notes />
      <DefaultControls />
      {keys.length === 0 && (
        <div ref={mark('empty-state')} class={cls('empty')}>
          {text('empty-state')}
        </div>
      )}
      {keys.map((key, index) => (
        <KeyCard key={key.id} apiKey={key} marked={index === 0} />
      ))}
    </Main>
  );
}
