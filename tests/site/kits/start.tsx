/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { locale } from '../app/i18n.ts';
import { flushJournal } from '../app/monitor/journal.ts';
import { startNavigation } from '../app/navigation.ts';
import { drawVerification } from '../app/parts/verification.tsx';
import { screen } from '../app/screen.ts';
import { onChange, read } from '../app/store.ts';
import { ApiPage } from './api-page.tsx';
import { KitDialogs } from './dialogs.tsx';
import type { Kit } from './kit.types.ts';
import { parts, places, type Place } from './place.tsx';

declare global {
  interface Window {
    /** For tests alone: a global of the page's world, which a content script cannot see. */
    __places: () => Record<string, Place>;
  }
}

/** Draws Binance's API page with this kit, on the practice account. */
export function start(kit: Kit): void {
  const main = document.getElementById('__APP');
  if (main === null) throw new Error('The page has no #__APP.');
  const root = createRoot(main);
  const draw = (): void => {
    root.render(
      <kit.Root>
        <ApiPage kit={kit} />
        <KitDialogs kit={kit} />
      </kit.Root>,
    );
    drawVerification();
  };
  document.documentElement.lang = locale;
  onChange(draw);
  window.__places = places;
  window.__practice = {
    truth: parts,
    state: () => ({ screen: screen(), locale, loading: read().loading, keys: read().keys.length }),
    flush: flushJournal,
  };
  draw();
  startNavigation();
}
