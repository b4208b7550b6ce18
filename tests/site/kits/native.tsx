/** @jsxImportSource react */
import { useEffect, useId, useRef, type JSX } from 'react';
import type { ButtonProps, CheckboxProps, ChoicesProps, DialogProps, FieldProps } from './kit.types.ts';
import { At } from './place.tsx';
import { start } from './start.tsx';

function Button({ id, kind, onPress, children }: ButtonProps): JSX.Element {
  return (
    <At id={id}>
      <button type="button" className={kind} onClick={onPress}>
        {children}
      </button>
    </At>
  );
}

function Dialog({ open, title, onClose, children, footer }: DialogProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (open) element.current?.showModal();
    else element.current?.close();
  }, [open]);
  // The native one closes by Escape alone; pages add the press outside by hand.
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={heading}
      onCancel={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      {open && (
        <div className="inside">
          <h2 id={heading}>{title}</h2>
          {children}
          <div className="line">{footer}</div>
        </div>
      )}
    </dialog>
  );
}

function Field({ id, label, value, error, onInput }: FieldProps): JSX.Element {
  return (
    <At id={id} wide>
      <label>
        {label}
        <input value={value} onChange={(event) => onInput(event.target.value)} />
      </label>
      {error !== null && <p role="alert">{error}</p>}
    </At>
  );
}

function Choices({ label, options, chosen, disabled, onChoose }: ChoicesProps): JSX.Element {
  const name = useId();
  return (
    <fieldset disabled={disabled}>
      <legend>{label}</legend>
      {options.map(({ id, title, text }) => (
        <At key={id} id={id}>
          <label>
            <input type="radio" name={name} checked={chosen === id} onChange={() => onChoose(id)} />
            {title}
            {text !== undefined && <p>{text}</p>}
          </label>
        </At>
      ))}
    </fieldset>
  );
}

function Checkbox({ id, label, checked, disabled, onToggle }: CheckboxProps): JSX.Element {
  return (
    <At id={id}>
      <label>
        <input type="checkbox" checked={checked} disabled={disabled} onChange={onToggle} /> {label}
      </label>
    </At>
  );
}

start({ Root: ({ children }) => <>{children}</>, Button, Dialog, Field, Choices, Checkbox });
