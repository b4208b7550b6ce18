import { iconPaths, type IconName } from './icon-paths.ts';

interface IconProps {
  readonly name: IconName;
  /** 20 px unless told. */
  readonly size?: 14 | 16;
  /** Turned round where the language runs from right to left. */
  readonly flip?: boolean;
}

/** A small drawing beside words; hidden from screen readers. */
export function Icon({ name, size, flip = false }: IconProps) {
  const classes = ['icon', size ? `icon-${size}` : '', flip ? 'icon-flip' : ''].filter(Boolean).join(' ');
  return (
    <svg class={classes} viewBox="0 0 20 20" aria-hidden="true">
      <path d={iconPaths[name]} stroke-dasharray={name === 'dashed' ? '2.6 2.7' : undefined} />
    </svg>
  );
}
