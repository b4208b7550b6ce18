import { useId } from 'preact/hooks';

interface SegmentsProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly off?: boolean }[];
  readonly onChange: (value: string) => void;
  /** The label is said beside it already, as in a row of settings. */
  readonly quiet?: boolean;
}

/** A few choices side by side: native radio buttons beneath, so arrows and screen readers work. */
export function Segments({ label, value, options, onChange, quiet = false }: SegmentsProps) {
  const id = useId();
  const group = (
    <div
      class="segments"
      role="radiogroup"
      {...(quiet ? { 'aria-label': label } : { 'aria-labelledby': id })}
    >
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={`${id}-choice`}
            value={option.value}
            checked={option.value === value}
            disabled={option.off}
            autocomplete="off"
            onChange={() => onChange(option.value)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
  if (quiet) return group;
  return (
    <div class="field">
      <span class="label" id={id}>
        {label}
      </span>
      {group}
    </div>
  );
}
