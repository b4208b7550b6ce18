import type { ComponentChildren } from 'preact';
import type { Settings } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';

interface SettingProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ComponentChildren;
}

/** One setting: its name, what it means, and its control at the end. */
export function Setting({ title, text, children }: SettingProps) {
  return (
    <div class="set">
      <div class="grow">
        <h3 class="heading medium">{title}</h3>
        {text ? <p>{text}</p> : null}
      </div>
      {children}
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on ? 'true' : 'false'}
      aria-label={label}
      onClick={() => onChange(!on)}
    />
  );
}

interface LockWhenAwayProps {
  readonly settings: Settings;
  readonly write: (patch: Partial<Settings>) => void;
}

/** Whether the vault also locks when nobody is at the machine. */
export function LockWhenAway({ settings, write }: LockWhenAwayProps) {
  const { texts } = useServices();
  return (
    <Setting title={texts('options_lock_away')} text={texts('options_lock_away_text')}>
      <Switch
        label={texts('options_lock_away')}
        on={settings.lockWhenAway}
        onChange={(lockWhenAway) => write({ lockWhenAway })}
      />
    </Setting>
  );
}
