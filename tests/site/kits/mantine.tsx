/** @jsxImportSource react */
import {
  Button as Push,
  Checkbox as Box,
  MantineProvider,
  Modal,
  Radio,
  Stack,
  TextInput,
} from '@mantine/core';
import '@mantine/core/styles.css';
import type { JSX } from 'react';
import { setup } from '../app/setup.ts';
import type { ButtonProps, CheckboxProps, ChoicesProps, DialogProps, FieldProps } from './kit.types.ts';
import { At } from './place.tsx';
import { start } from './start.tsx';

function Button({ id, kind, onPress, children }: ButtonProps): JSX.Element {
  return (
    <At id={id}>
      <Push variant={kind === 'primary' ? 'filled' : 'default'} onClick={onPress}>
        {children}
      </Push>
    </At>
  );
}

function Dialog({ open, title, onClose, children, footer }: DialogProps): JSX.Element {
  return (
    <Modal opened={open} onClose={onClose} title={title}>
      {children}
      <div className="line">{footer}</div>
    </Modal>
  );
}

function Field({ id, label, value, error, onInput }: FieldProps): JSX.Element {
  return (
    <At id={id} wide>
      <TextInput
        label={label}
        value={value}
        error={error}
        onChange={(event) => onInput(event.currentTarget.value)}
      />
    </At>
  );
}

function Choices({ label, options, chosen, disabled = false, onChoose }: ChoicesProps): JSX.Element {
  return (
    <Radio.Group value={chosen ?? ''} onChange={onChoose} aria-label={label}>
      <Stack>
        {options.map(({ id, title, text }) => (
          <At key={id} id={id}>
            <Radio value={id} label={title} description={text} disabled={disabled} />
          </At>
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Checkbox({ id, label, checked, disabled, onToggle }: CheckboxProps): JSX.Element {
  return (
    <At id={id}>
      <Box label={label} checked={checked} disabled={disabled} onChange={onToggle} />
    </At>
  );
}

start({
  Root: ({ children }) => (
    <MantineProvider forceColorScheme={setup.options.theme}>{children}</MantineProvider>
  ),
  Button,
  Dialog,
  Field,
  Choices,
  Checkbox,
});
