import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useTexts } from '../context.ts';
import { IconButton } from './button.tsx';
import { Field } from './field.tsx';

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly aside?: ComponentChildren;
  readonly error?: string | null;
  readonly hint?: ComponentChildren;
  /** A key or an address: monospace, never mirrored. */
  readonly code?: boolean;
  /** At the end of the field, such as a tick. */
  readonly end?: ComponentChildren;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly type?: 'text' | 'date';
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/**
 * One line of text. `autocomplete="off"` also keeps it out of the browser's session restore, which writes
 * what stands in a page's fields to disk (observed in Chromium 156 and Firefox 153, 2026-11-22).
 */
export function TextInput(props: TextInputProps) {
  const { label, value, onChange, aside, error, hint, code = false, end, onPaste, type = 'text' } = props;
  const { placeholder, maxLength } = props;
  const kind = type === 'date' ? ({ type: 'date' } as const) : ({ type: 'text' } as const);
  return (
    <Field label={label} aside={aside} error={error ?? null} hint={hint}>
      {({ id, describedBy }) => (
        <div class="input" data-invalid={error ? '' : undefined}>
          <input
            id={id}
            {...kind}
            value={value}
            class={code ? 'mono' : undefined}
            dir={code ? 'ltr' : 'auto'}
            translate={code ? false : undefined}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            {...(placeholder === undefined ? {} : { placeholder })}
            {...(maxLength === undefined ? {} : { maxLength })}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={describedBy}
            onInput={(event) => onChange(event.currentTarget.value)}
            {...(onPaste ? { onPaste } : {})}
          />
          {end}
        </div>
      )}
    </Field>
  );
}

interface SecretInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly aside?: ComponentChildren;
  readonly error?: string | null;
  readonly hint?: ComponentChildren;
  readonly code?: boolean;
  readonly watchCapsLock?: boolean;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly inputRef?: { current: HTMLInputElement | null };
}

/** A line whose text is hidden until asked for. Says when Caps Lock is on, where that matters. */
export function SecretInput(props: SecretInputProps) {
  const { label, value, onChange, error, hint, code = false, aside, watchCapsLock = false, onPaste } = props;
  const t = useTexts();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const kind = shown ? ({ type: 'text' } as const) : ({ type: 'password' } as const);
  const watch = (event: KeyboardEvent) => {
    if (watchCapsLock) setCapsLock(event.getModifierState('CapsLock'));
  };
  return (
    <Field
      label={label}
      aside={capsLock ? <span class="tone-warn">{t('popup_caps_lock')}</span> : aside}
      error={error ?? null}
      hint={hint}
    >
      {({ id, describedBy }) => (
        <div class="input" data-invalid={error ? '' : undefined}>
          <input
            id={id}
            ref={props.inputRef ?? null}
            {...kind}
            value={value}
            class={code ? 'mono' : undefined}
            dir={code ? 'ltr' : 'auto'}
            translate={false}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={describedBy}
            onInput={(event) => onChange(event.currentTarget.value)}
            onKeyDown={watch}
            onKeyUp={watch}
            {...(onPaste ? { onPaste } : {})}
          />
          <IconButton
            icon={shown ? 'eye-off' : 'eye'}
            label={shown ? props.hideLabel : props.showLabel}
            onPress={() => setShown(!shown)}
          />
        </div>
      )}
    </Field>
  );
}
