/** @jsxImportSource react */
import { Button as Push } from '@fluentui/react-button';
import { Checkbox as Box } from '@fluentui/react-checkbox';
import {
  Dialog as Modal,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-dialog';
import { Field as Group } from '@fluentui/react-field';
import { Input } from '@fluentui/react-input';
import { FluentProvider } from '@fluentui/react-provider';
import { Radio, RadioGroup } from '@fluentui/react-radio';
import { webDarkTheme, webLightTheme } from '@fluentui/react-theme';
import type { JSX } from 'react';
import { setup } from '../app/setup.ts';
import type { ButtonProps, CheckboxProps, ChoicesProps, DialogProps, FieldProps } from './kit.types.ts';
import { At } from './place.tsx';
import { start } from './start.tsx';

function Button({ id, kind, onPress, children }: ButtonProps): JSX.Element {
  return (
    <At id={id}>
      <Push appearance={kind === 'primary' ? 'primary' : 'secondary'} onClick={onPress}>
        {children}
      </Push>
    </At>
  );
}

function Dialog({ open, title, onClose, children, footer }: DialogProps): JSX.Element {
  return (
    <Modal open={open} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>{footer}</DialogActions>
        </DialogBody>
      </DialogSurface>
    </Modal>
  );
}

function Field({ id, label, value, error, onInput }: FieldProps): JSX.Element {
  return (
    <At id={id} wide>
      <Group label={label} validationMessage={error}>
        <Input value={value} onChange={(_, data) => onInput(data.value)} />
      </Group>
    </At>
  );
}

function Choices({ label, options, chosen, disabled = false, onChoose }: ChoicesProps): JSX.Element {
  return (
    <RadioGroup
      value={chosen ?? ''}
      aria-label={label}
      disabled={disabled}
      onChange={(_, data) => onChoose(data.value)}
    >
      {options.map(({ id, title, text }) => (
        <At key={id} id={id}>
          <Radio
            value={id}
            label={
              <>
                {title}
                {text !== undefined && <p>{text}</p>}
              </>
            }
          />
        </At>
      ))}
    </RadioGroup>
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
    <FluentProvider theme={setup.options.theme === 'dark' ? webDarkTheme : webLightTheme}>
      {children}
    </FluentProvider>
  ),
  Button,
  Dialog,
  Field,
  Choices,
  Checkbox,
});
