import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

interface CalloutProps {
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly tone?: 'accent' | 'ok' | 'warn' | 'danger';
  readonly icon?: IconName;
  /** `alert` for what went wrong just now, `status` for what changed, none for what simply stands there. */
  readonly role?: 'alert' | 'status';
}

/** A framed remark with an icon, a bold line, and what to do. */
export function Callout({ title, children, tone, icon, role }: CalloutProps) {
  const fallback = tone === 'danger' || tone === 'warn' ? 'alert' : 'info';
  return (
    <div class={tone ? `callout callout-${tone}` : 'callout'} role={role}>
      <Icon name={icon ?? fallback} />
      <div class="grow stack gap-0">
        {title ? <span class="label">{title}</span> : null}
        {children}
      </div>
    </div>
  );
}
