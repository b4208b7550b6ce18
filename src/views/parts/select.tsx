import { Icon } from './icon.tsx';

interface SelectProps {
  readonly id?: string;
  /** Its name, where no label element stands beside it. */
  readonly label?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
  readonly layout?: 'block' | 'small';
}

/** A native select in our clothes. */
export function Select({ id, label, value, options, onChange, layout }: SelectProps) {
  const classes = { block: 'select-wrap select-block', small: 'select-wrap small-select' };
  return (
    <div class={layout ? classes[layout] : 'select-wrap'}>
      <select
        class="select"
        id={id}
        aria-label={label}
        autocomplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={16} />
    </div>
  );
}
