import { Field } from './field.tsx';

interface CodeAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly hint?: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** Several lines of keys or code: monospace, never mirrored, kept by no browser. */
export function CodeArea({
  label,
  value,
  onChange,
  error,
  hint,
  rows,
  maxLength,
  placeholder,
}: CodeAreaProps) {
  return (
    <Field label={label} error={error ?? null} hint={hint ? <span class="caption dim">{hint}</span> : null}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          class="area mono"
          dir="ltr"
          translate={false}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          {...(rows === undefined ? {} : { rows })}
          {...(maxLength === undefined ? {} : { maxLength })}
          {...(placeholder === undefined ? {} : { placeholder })}
          value={value}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
