/** @jsxImportSource react */
import {
  Button as Push,
  Checkbox as Box,
  Description,
  Dialog as Modal,
  DialogBackdrop,
  DialogPanel,
  DialogTitle,
  Field as Group,
  Input,
  Label,
  Radio,
  RadioGroup,
} from '@headlessui/react';
import type { JSX } from 'react';
import type { ButtonProps, CheckboxProps, ChoicesProps, DialogProps, FieldProps } from './kit.types.ts';
import { At } from './place.tsx';
import { start } from './start.tsx';

function Button({ id, kind, onPress, children }: ButtonProps): JSX.Element {
  return (
    <At id={id}>
      <Push className={kind ?? 'plain'} onClick={onPress}>
        {children}
      </Push>
    </At>
  );
}

function Dialog({ open, title, onClose, children, footer }: DialogProps): JSX.Element {
  return (
    <Modal open={open} onClose={onClose}>
      <DialogBackdrop className="veil" />
      <div className="middle">
        <DialogPanel className="dialog">
          <DialogTitle>{title}</DialogTitle>
          {children}
          <div className="line">{footer}</div>
        </DialogPanel>
      </div>
    </Modal>
  );
}

function Field({ id, label, value, error, onInput }: FieldProps): JSX.Element {
  return (
    <At id={id} wide>
      <Group>
        <Label>{label}</Label>
        <Input value={value} onChange={(event) => onInput(event.target.value)} />
        {error !== null && <Description>{error}</Description>}
      </Group>
    </At>
  );
}

function Choices({ label, options, chosen, disabled = false, onChoose }: ChoicesProps): JSX.Element {
  return (
    <RadioGroup value={chosen ?? ''} onChange={onChoose} aria-label={label} disabled={disabled}>
      {options.map(({ id, title, text }) => (
        <At key={id} id={id}>
          <Group>
            <Radio className="drawn round" value={id}>
              <span className="dot" />
            </Radio>
            <Label>{title}</Label>
            {text !== undefined && <Description>{text}</Description>}
          </Group>
        </At>
      ))}
    </RadioGroup>
  );
}

function Checkbox({ id, label, checked, disabled, onToggle }: CheckboxProps): JSX.Element {
  return (
    <At id={id}>
      <Group disabled={disabled}>
        <Box className="drawn" checked={checked} onChange={onToggle}>
          {checked && <span>✓</span>}
        </Box>
        <Label>{label}</Label>
      </Group>
    </At>
  );
}

start({ Root: ({ children }) => <>{children}</>, Button, Dialog, Field, Choices, Checkbox });
