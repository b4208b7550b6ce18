import { render, type JSX } from 'preact';
import { locale, text } from './i18n.ts';
import { watchEvents } from './monitor/events.ts';
import { acceptFields, checkFields, watchFields } from './monitor/fields.ts';
import { flushJournal } from './monitor/journal.ts';
import { own, watchWrites } from './monitor/writes.ts';
import { startNavigation } from './navigation.ts';
import { ApiManagement } from './pages/api-management.tsx';
import { ClassicApiPage, ClassicFormPage } from './pages/classic.tsx';
import { Dashboard, Home, Login } from './pages/entry.tsx';
import { Settings } from './pages/settings.tsx';
import { Dialogs } from './parts/dialogs.tsx';
import { Floating, Footer, PlainPage, Sidebar } from './parts/frame.tsx';
import { closeMenusOutside, Header } from './parts/header.tsx';
import { startTicker } from './parts/ticker.ts';
import { drawVerification } from './parts/verification.tsx';
import { pageOf } from './routes.ts';
import { screen, type Screen } from './screen.ts';
import { setup } from './setup.ts';
import { onChange, read, update } from './store.ts';
import { truth } from './truth.ts';

declare global {
  interface Window {
    /** For tests alone: a global of the page's world, which a content script cannot see. */
    __practice: {
      truth(): Record<string, Element>;
      state(): { screen: Screen; locale: string; loading: boolean; keys: number };
      /** Resolves when the server has every journal entry so far. */
      flush(): Promise<void>;
    };
  }
}

function Page(): JSX.Element {
  const classic = setup.options.flow === 'classic';
  switch (pageOf(read().path)) {
    case 'home':
      return <Home />;
    case 'login':
      return <Login />;
    case 'dashboard':
      return <Dashboard />;
    case 'security':
      return <PlainPage title={text('sidebar-security')} body={text('security-text')} />;
    case 'settings':
      return <Settings />;
    case 'api':
      return classic ? <ClassicApiPage /> : <ApiManagement />;
    case 'classicForm':
      return classic ? <ClassicFormPage /> : <ApiManagement />;
    case 'register':
    case 'other':
      return <PlainPage title={text('home-title')} body={text('home-text')} />;
  }
}

function root(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

function draw(): void {
  checkFields();
  own(() => {
    render(<Header />, root('__APP_HEADER'));
    render(<Sidebar />, root('__APP_SIDEBAR'));
    render(<Page />, root('__APP'));
    render(<Footer />, root('__APP_FOOTER'));
    render(
      <>
        <Dialogs />
        <Floating />
      </>,
      root('__APP_TOP_PORTAL'),
    );
    drawVerification();
  });
  acceptFields();
}

let pressed = false;
for (const type of ['pointerdown', 'pointerup', 'pointercancel'])
  window.addEventListener(type, () => (pressed = type === 'pointerdown'), true);

/** New nodes for the main part, unless somebody is typing in it or presses on it. */
function remount(): void {
  if (pressed) return;
  const at = document.activeElement;
  if (at?.closest('main') && at.matches('input, textarea, select')) return;
  update({ mounts: read().mounts + 1 });
}

watchWrites();
watchFields();
watchEvents();
own(() => {
  document.documentElement.lang = locale;
  document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr';
});

let planned = false;
onChange(() => {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    draw();
  });
});

window.__practice = {
  truth,
  state: () => ({ screen: screen(), locale, loading: read().loading, keys: read().keys.length }),
  flush: flushJournal,
};

startNavigation();
closeMenusOutside();
startTicker();
if (setup.options.remountEveryMs > 0) setInterval(remount, setup.options.remountEveryMs);
