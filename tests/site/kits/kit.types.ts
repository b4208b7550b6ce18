import type { ComponentType, ReactNode } from 'react';

export interface ButtonProps {
  readonly id: string;
  readonly kind?: 'primary' | 'plain';
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** The kit itself closed it: a press outside, Escape, or its own cross. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onInput: (value: string) => void;
}

/** One of a group of which one is chosen. */
export interface Option {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
}

export interface ChoicesProps {
  /** Name of the group, for those who listen. */
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly disabled?: boolean;
  readonly onChoose: (id: string) => void;
}

export interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onToggle: () => void;
}

/**
 * A component kit as its own documentation uses it: what the page is made of, and nothing else. The guide was not
 * written for any of them.
 */
export interface Kit {
  readonly Root: ComponentType<{ readonly children: ReactNode }>;
  readonly Button: ComponentType<ButtonProps>;
  readonly Dialog: ComponentType<DialogProps>;
  readonly Field: ComponentType<FieldProps>;
  readonly Choices: ComponentType<ChoicesProps>;
  readonly Checkbox: ComponentType<CheckboxProps>;
}
