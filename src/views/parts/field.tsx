import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Note } from './note.tsx';

interface FieldProps {
  readonly label: string;
  /** Beside the label, such as a count. */
  readonly aside?: ComponentChildren;
  readonly error?: string | null;
  readonly hint?: ComponentChildren;
  readonly children: (ids: {
    readonly id: string;
    readonly describedBy: string | undefined;
  }) => ComponentChildren;
}

/** A label, its control, and one sentence below: what is wrong, or else what to know. */
export function Field({ label, aside, error, hint, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = Boolean(error) || Boolean(hint);
  return (
    <div class="field">
      <div class="field-head">
        <label class="label" for={id}>
          {label}
        </label>
        {aside ? <span class="caption faint">{aside}</span> : null}
      </div>
      {children({ id, describedBy: described ? noteId : undefined })}
      {error ? (
        <Note id={noteId} icon="alert" tone="danger">
          {error}
        </Note>
      ) : hint ? (
        <div id={noteId}>{hint}</div>
      ) : null}
    </div>
  );
}
