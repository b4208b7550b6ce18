/** @jsxImportSource react */
import Push from '@mui/material/Button';
import Box from '@mui/material/Checkbox';
import Modal from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { JSX } from 'react';
import type { ButtonProps, CheckboxProps, ChoicesProps, DialogProps, FieldProps } from './kit.types.ts';
import { At } from './place.tsx';
import { start } from './start.tsx';

function Button({ id, kind, onPress, children }: ButtonProps): JSX.Element {
  return (
    <At id={id}>
      <Push variant={kind === 'primary' ? 'contained' : 'outlined'} onClick={onPress}>
        {children}
      </Push>
    </At>
  );
}

function Dialog({ open, title, onClose, children, footer }: DialogProps): JSX.Element {
  return (
    <Modal open={open} onClose={onClose}>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>{footer}</DialogActions>
    </Modal>
  );
}

function Field({ id, label, value, error, onInput }: FieldProps): JSX.Element {
  return (
    <At id={id} wide>
      <TextField
        fullWidth
        margin="dense"
        label={label}
        value={value}
        error={error !== null}
        helperText={error}
        onChange={(event) => onInput(event.target.value)}
      />
    </At>
  );
}

function Choices({ label, options, chosen, disabled = false, onChoose }: ChoicesProps): JSX.Element {
  return (
    <RadioGroup value={chosen} aria-label={label} onChange={(event) => onChoose(event.target.value)}>
      {options.map(({ id, title, text }) => (
        <At key={id} id={id}>
          <FormControlLabel
            value={id}
            disabled={disabled}
            control={<Radio />}
            label={
              <>
                {title}
                {text !== undefined && <Typography variant="body2">{text}</Typography>}
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
      <FormControlLabel
        control={<Box checked={checked} disabled={disabled} onChange={onToggle} />}
        label={label}
      />
    </At>
  );
}

start({ Root: ({ children }) => <>{children}</>, Button, Dialog, Field, Choices, Checkbox });
