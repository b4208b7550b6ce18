import { note } from './monitor/journal.ts';
import { loginUrl, pageOf } from './routes.ts';
import { random, setup } from './setup.ts';
import { emptyClassicForm, read, update } from './store.ts';

let loads = 0;

/** Shows skeletons for a while, then the page. */
function load(): void {
  const [least, most] = setup.options.skeletonMs;
  const mine = (loads += 1);
  update({ loading: true });
  setTimeout(
    () => {
      if (mine === loads) update({ loading: false });
    },
    least + random() * (most - least),
  );
}

/** Everything that a page forgets when it is left: the secret above all. */
function leave(): void {
  const { dialog, verifying, keys } = read();
  if (dialog) note('dialog-close', `${dialog} route`);
  if (verifying) note('dialog-close', 'verification route');
  if (keys.some((key) => key.secret)) note('secret-masked', 'route');
  update({
    dialog: null,
    verifying: null,
    edit: null,
    savedId: null,
    toast: null,
    profileOpen: false,
    profilePinned: false,
    profileAccountOpen: false,
    loginChoiceOpen: false,
    languagesOpen: false,
    classic: emptyClassicForm,
    keys: keys.map((key) => ({ ...key, secret: null, fresh: false })),
  });
}

function arrive(): void {
  const page = pageOf(location.pathname);
  const needsAccount = !['home', 'login', 'register', 'other'].includes(page);
  if (needsAccount && !setup.options.signedIn) {
    location.replace(loginUrl(location.href));
    return;
  }
  update({ path: location.pathname });
  load();
}

/** Goes to an address: within this host without a load, as a single-page app does. */
export function go(address: string): void {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) {
    location.assign(url.href);
    return;
  }
  leave();
  if (url.pathname !== location.pathname) history.pushState(null, '', url.pathname);
  note('route', url.pathname);
  arrive();
  window.scrollTo(0, 0);
}

/** Begins: the first page, and the browser's own Back and Forward. */
export function startNavigation(): void {
  window.addEventListener('popstate', () => {
    leave();
    note('route', location.pathname);
    arrive();
  });
  note('load', pageOf(location.pathname));
  arrive();
}
