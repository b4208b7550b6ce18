import type { JSX } from 'preact';
import { toast } from '../actions.ts';
import { text } from '../i18n.ts';
import { cls, setup, shape } from '../setup.ts';
import { read, type CardKey } from '../store.ts';
import { mark } from '../truth.ts';
import { Button } from './controls.tsx';

const stars = '*'.repeat(32);

/** How the page shows a secret that it may still show. */
function shownSecret(secret: string): string {
  const { secretMode } = setup.options;
  if (secretMode === 'half-loaded' && !read().wholeSecret) return secret.slice(0, 32);
  if (secretMode === 'unreadable') return `${secret.slice(0, 12)}…${secret.slice(-8)}`;
  return secret;
}

interface RowProps {
  readonly id: string | undefined;
  readonly label: string;
  readonly value: string;
  /** What Copy copies; null where there is nothing to copy. */
  readonly copy: string | null;
}

function Row({ id, label, value, copy }: RowProps): JSX.Element {
  const button = copy !== null && (
    <Button
      id={id && `copy-${id}`}
      size="small"
      kind="text"
      onClick={() => void navigator.clipboard.writeText(copy).then(() => toast(text('copied-toast')))}
    >
      {text('copy')}
    </Button>
  );
  const seen = mark(id && `${id}-value`);
  return (
    <div class={cls('key-row')}>
      <div class={cls('key-row-label')}>{label}</div>
      {shape.copyFirst && button}
      {setup.options.secretRender === 'input' ? (
        <input ref={seen} class={cls('key-row-value')} readOnly value={value} aria-label={label} />
      ) : (
        <div ref={seen} class={cls('key-row-value')}>
          {value}
        </div>
      )}
      {!shape.copyFirst && button}
    </div>
  );
}

interface KeyRowsProps {
  readonly apiKey: CardKey;
  /** The key that tests mean. */
  readonly marked: boolean;
}

/** API key and, for a system-generated one, the secret: whole, on its way, or as stars. */
export function KeyRows({ apiKey, marked }: KeyRowsProps): JSX.Element {
  const { secret } = apiKey;
  return (
    <div class={cls('key-rows')}>
      <Row
        id={marked ? 'api-key' : undefined}
        label={text('api-key-label')}
        value={apiKey.apiKey}
        copy={apiKey.apiKey}
      />
      {apiKey.type === 'hmac' && (
        <Row
          id={marked ? 'secret-key' : undefined}
          label={text('secret-key-label')}
          value={secret === null ? stars : shownSecret(secret)}
          copy={secret}
        />
      )}
    </div>
  );
}
