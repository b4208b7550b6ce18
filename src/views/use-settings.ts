import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../messages/protocol.ts';
import type { Services } from './services.ts';

/** The settings, kept up to date; null until read. Applies the theme to the document. */
export function useSettings({ send, onChange }: Services): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);

  useEffect(() => {
    const read = () => {
      send('settings.read', {}).then(setSettings, () => undefined);
    };
    read();
    return onChange((message) => {
      if (message.broadcast === 'settings.changed') read();
    });
  }, []);

  useEffect(() => {
    if (settings) applyTheme(settings.theme);
  }, [settings?.theme]);

  return settings;
}

/** Forces light or dark by `data-theme`; `system` leaves it to the system. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
