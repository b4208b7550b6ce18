import type { ComponentChildren, JSX } from 'preact';
import { go } from '../navigation.ts';
import { cls, shape } from '../setup.ts';
import { mark } from '../truth.ts';

interface ButtonProps {
  readonly id?: string | undefined;
  readonly kind?: 'primary' | 'secondary' | 'text';
  readonly size?: 'small' | 'middle' | 'large';
  /** Looks disabled, and still answers. */
  readonly inactive?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** Binance's button: `bn-button__primary` and so on. */
export function Button(props: ButtonProps): JSX.Element {
  const { kind = 'secondary', size = 'middle', inactive = false, disabled = false } = props;
  return (
    <button
      type="button"
      ref={mark(props.id)}
      class={cls('bn-button', `bn-button__${kind}`, `data-size-${size}`, inactive && 'inactive')}
      aria-label={props.label}
      disabled={disabled}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

interface LinkProps {
  readonly id?: string | undefined;
  readonly to: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link that changes the route without a load where it can. */
export function Link({ id, to, class: name = 'bn-link', children }: LinkProps): JSX.Element {
  return (
    <a
      ref={mark(id)}
      href={to}
      class={cls(name)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

interface CheckboxProps {
  readonly id?: string | undefined;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onToggle: () => void;
  readonly children: string;
}

/** Binance's check box: a `div` with `aria-checked`. Whether it holds its words differs between loads. */
export function Checkbox({ id, checked, disabled = false, onToggle, children }: CheckboxProps): JSX.Element {
  const toggle = () => {
    if (!disabled) onToggle();
  };
  const words = <span class={cls('bn-checkbox-words')}>{children}</span>;
  return (
    <div class={cls('bn-checkbox-row')}>
      <div
        ref={mark(id)}
        class={cls('bn-checkbox', 'bn-checkbox__square', 'data-size-md', checked && 'checked')}
        role="checkbox"
        aria-checked={checked ? 'true' : 'false'}
        aria-disabled={disabled ? 'true' : undefined}
        aria-label={shape.wordsInCheckbox ? undefined : children}
        tabIndex={disabled ? -1 : 0}
        onClick={toggle}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          toggle();
        }}
      >
        <i class={cls('bn-checkbox-icon')} />
        {shape.wordsInCheckbox && words}
      </div>
      {!shape.wordsInCheckbox && (
        <span class={cls('bn-checkbox-beside')} onClick={toggle}>
          {words}
        </span>
      )}
    </div>
  );
}

interface FieldProps {
  readonly id?: string | undefined;
  readonly label: string;
  readonly name: string;
  readonly type?: 'text' | 'password' | 'area';
  readonly placeholder?: string;
  readonly value: string;
  readonly error?: string | null;
  readonly onInput: (value: string) => void;
  readonly onEnter?: () => void;
}

/** What a one-line field and one of several lines have in common. */
interface LineProps {
  readonly ref: (element: Element | null) => void;
  readonly id: string;
  readonly class: string;
  readonly name: string;
  readonly value: string;
  readonly placeholder: string;
  readonly autocomplete: 'off';
  readonly spellcheck: false;
  readonly onInput: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

interface InputProps extends Omit<LineProps, 'ref'> {
  readonly seen: LineProps['ref'];
  readonly secret: boolean;
  readonly onEnter: (() => void) | undefined;
}

function Line({ seen, secret, onEnter, ...rest }: InputProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !onEnter) return;
    event.preventDefault();
    onEnter();
  };
  const all = { ...rest, ref: seen, onKeyDown };
  return secret ? <input {...all} type="password" /> : <input {...all} type="text" />;
}

/** Binance's form item: a label over a field. */
export function Field(props: FieldProps): JSX.Element {
  const { id, label, name, type = 'text', value, error = null } = props;
  const seen = mark(id);
  const common: Omit<LineProps, 'ref'> = {
    id: `field-${name}`,
    class: cls('bn-textField-input'),
    name,
    value,
    placeholder: props.placeholder ?? '',
    autocomplete: 'off',
    spellcheck: false,
    onInput: (event) => props.onInput(event.currentTarget.value),
  };
  return (
    <div class={cls('bn-formItem', 'web')}>
      <label class={cls('bn-formItem-label')} for={common.id}>
        {label}
      </label>
      <div
        class={cls('bn-textField', 'bn-textField__line', 'data-size-large', error !== null && 'data-error')}
      >
        {type === 'area' ? (
          <textarea {...common} ref={seen} rows={4} />
        ) : (
          <Line {...common} seen={seen} secret={type === 'password'} onEnter={props.onEnter} />
        )}
      </div>
      {error !== null && (
        <div ref={mark(id && `${id}-error`)} class={cls('bn-formItem-error')} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly id?: string | undefined;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  readonly title: string;
  readonly text?: string;
  readonly onChoose: () => void;
}

/** A card or line that works as a radio button. */
export function Choice({ id, chosen, disabled = false, title, text, onChoose }: ChoiceProps): JSX.Element {
  const choose = () => {
    if (!disabled) onChoose();
  };
  return (
    <div
      ref={mark(id)}
      class={cls('bn-radio', chosen && 'checked', text !== undefined && 'bn-radio-card')}
      role="radio"
      aria-checked={chosen ? 'true' : 'false'}
      aria-disabled={disabled ? 'true' : undefined}
      tabIndex={disabled ? -1 : 0}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        choose();
      }}
    >
      <i class={cls('bn-radio-icon')} />
      <div class={cls('bn-radio-words')}>
        <div class={cls('bn-radio-title')}>{title}</div>
        {text !== undefined && <div class={cls('bn-radio-text')}>{text}</div>}
      </div>
    </div>
  );
}

/** As many wrappers as this load has around its parts. */
export function Wrapped({ children }: { readonly children: ComponentChildren }): JSX.Element {
  let inner = <>{children}</>;
  for (let i = 0; i < shape.wrappers; i += 1) inner = <div class={cls('bn-flex')}>{inner}</div>;
  return inner;
}
