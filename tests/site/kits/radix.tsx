/** @jsxImportSource react */
import * as Boxes from '@radix-ui/react-checkbox';
import * as Modal from '@radix-ui/react-dialog';
import * as Radios from '@radix-ui/react-radio-group';
import { useId, type JSX } from 'react';
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
  return (
    <Modal.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Modal.Portal>
        <Modal.Overlay className="veil" />
        <Modal.Content className="dialog centred" aria-describedby={undefined}>
          <Modal.Title>{title}</Modal.Title>
          {children}
          <div className="line">{footer}</div>
          <Modal.Close className="cross" aria-label="Close">
            ×
          </Modal.Close>
        </Modal.Content>
      </Modal.Portal>
    </Modal.Root>
  );
}

function Field({ id, label, value, error, onInput }: FieldProps): JSX.Element {
  const input = useId();
  return (
    <At id={id} wide>
      <label htmlFor={input}>{label}</label>
      <input id={input} value={value} onChange={(event) => onInput(event.target.value)} />
      {error !== null && <p role="alert">{error}</p>}
    </At>
  );
}

function Choices({ label, options, chosen, disabled = false, onChoose }: ChoicesProps): JSX.Element {
  return (
    <Radios.Root value={chosen} onValueChange={onChoose} aria-label={label} disabled={disabled}>
      {options.map(({ id, title, text }) => (
        <At key={id} id={id}>
          <Radios.Item className="drawn round" value={id} id={`radio-${id}`}>
            <Radios.Indicator className="dot" />
          </Radios.Item>
          <label htmlFor={`radio-${id}`}>{title}</label>
          {text !== undefined && <p>{text}</p>}
        </At>
      ))}
    </Radios.Root>
  );
}

function Checkbox({ id, label, checked, disabled, onToggle }: CheckboxProps): JSX.Element {
  const box = useId();
  return (
    <At id={id}>
      <Boxes.Root id={box} className="drawn" checked={checked} disabled={disabled} onCheckedChange={onToggle}>
        <Boxes.Indicator>✓</Boxes.Indicator>
      </Boxes.Root>
      <label htmlFor={box}>{label}</label>
    </At>
  );
}

start({ Root: ({ children }) => <>{children}</>, Button, Dialog, Field, Choices, Checkbox });
