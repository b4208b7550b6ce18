import { useLayoutEffect, useState } from 'preact/hooks';
import type { Settings } from '../messages/protocol.ts';
import type { Services } from './services.ts';

/**
 * The settings, kept up to date; null until read. `first`: where they were asked for already. Applies the theme to the
 * document.
 */
export function useSettings({ send, onChange }: Services, first?: Promise<Settings>): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);

  // Before anything is drawn: what is drawn first is drawn in the right theme.
  useLayoutEffect(() => {
    const take = (answer: Promise<Settings>) => void answer.then(setSettings, () => undefined);
    const read = () => take(send('settings.read', {}));
    take(first ?? send('settings.read', {}));
    return onChange((message) => {
      if (message.broadcast === 'settings.changed') read();
    });
  }, []);

  useLayoutEffect(() => {
    if (settings) applyTheme(settings.theme);
  }, [settings?.theme]);

  return settings;
}

/** Forces light or dark by `data-theme`; `system` leaves it to the system. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
