import { KeystepError } from '../../errors.ts';
import { Field } from './field.tsx';

interface FileInputProps {
  readonly label: string;
  /** What the browser's dialog offers first, such as `.age`. */
  readonly accept: string;
  readonly onChoose: (file: File | null) => void;
  readonly error?: string | null;
  readonly hint?: string;
}

/** The browser's own way to choose a file. Nothing is read before the person goes on. */
export function FileInput({ label, accept, onChoose, error, hint }: FileInputProps) {
  return (
    <Field label={label} error={error ?? null} hint={hint ? <span class="caption dim">{hint}</span> : null}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="file"
          class="file"
          accept={accept}
          autocomplete="off"
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
        />
      )}
    </Field>
  );
}

/** The bytes of a file of at most `maxLength`. Throws `file-too-big` before a byte is read, `file-unreadable`. */
export async function readFile(file: File, maxLength: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > maxLength) {
    throw new KeystepError('file-too-big', `expected at most ${maxLength} bytes, got ${file.size}`);
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new KeystepError('file-unreadable', 'the file could not be read', { cause });
  }
}
