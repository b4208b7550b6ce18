import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly look?: 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-ghost';
  readonly size?: 'small' | 'large';
  readonly layout?: 'block' | 'grow';
  readonly icon?: IconName;
  readonly submit?: boolean;
  /** "Not yet": stays reachable, and a press says what is missing. */
  readonly waiting?: boolean;
  readonly onPress?: () => void;
}

/** A button with words. One primary per view. */
export function Button(props: ButtonProps) {
  const {
    children,
    look = 'secondary',
    size,
    layout,
    icon,
    submit = false,
    waiting = false,
    onPress,
  } = props;
  const classes = ['btn', `btn-${look}`, size ? `btn-${size}` : ''];
  if (layout) classes.push(layout === 'block' ? 'btn-block' : 'grow');
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={classes.filter(Boolean).join(' ')}
      aria-disabled={waiting ? 'true' : undefined}
      onClick={onPress}
    >
      {icon ? <Icon name={icon} size={16} /> : null}
      {children}
    </button>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly size?: 'small';
  readonly tone?: 'ok' | 'danger';
  readonly flip?: boolean;
}

/** A button that shows only an icon; its name is read out and shown as a hint. */
export function IconButton({ icon, label, onPress, size, tone, flip = false }: IconButtonProps) {
  const classes = ['btn', tone === 'danger' ? 'btn-danger-ghost' : 'btn-ghost', 'btn-icon'];
  if (size) classes.push('btn-small');
  if (tone === 'ok') classes.push('tone-ok');
  return (
    <button type="button" class={classes.join(' ')} aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} flip={flip} {...(size ? { size: 16 as const } : {})} />
    </button>
  );
}
