import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

interface NoteProps {
  readonly children: ComponentChildren;
  readonly icon?: IconName;
  readonly tone?: 'ok' | 'warn' | 'danger';
  readonly id?: string;
}

/** A small line of explanation. */
export function Note({ children, icon = 'info', tone, id }: NoteProps) {
  return (
    <p class={tone ? `note note-${tone}` : 'note'} id={id}>
      <Icon name={icon} size={14} />
      <span>{children}</span>
    </p>
  );
}
