import type { ComponentChildren, JSX } from 'preact';
import { ask } from '../account-client.ts';
import { text } from '../i18n.ts';
import { pageOf, pathTo } from '../routes.ts';
import { cls, setup } from '../setup.ts';
import { read, update } from '../store.ts';
import { mark } from '../truth.ts';
import { Button, Link, Wrapped } from './controls.tsx';

/** The list at the side of account pages: order of the zh-CN archive of 2026-06-14. The classic guide has none. */
export function Sidebar(): JSX.Element | null {
  const page = pageOf(read().path);
  if (setup.options.flow === 'classic' || !['dashboard', 'security', 'settings', 'api'].includes(page))
    return null;
  const items = [
    ['sidebar-identification', 'security'],
    ['sidebar-security', 'security'],
    ['sidebar-payment', 'security'],
    ['api-management', 'api'],
    ['sidebar-account-statement', 'dashboard'],
    ['sidebar-financial-reports', 'dashboard'],
    ['sidebar-sub-account', 'dashboard'],
    ['settings-menu', 'settings'],
  ] as const;
  return (
    <aside class={cls('sidebar')}>
      <ul>
        <li>
          <Link class="sidebar-link" to={pathTo('dashboard')}>
            {text('dashboard')}
          </Link>
        </li>
        <li>
          <div class={cls('sidebar-group')}>{text('account-menu')}</div>
          <ul>
            {items.map(([id, target]) => (
              <li key={id} class={cls('sidebar-item', target === page && 'active')}>
                <Link
                  id={id === 'api-management' ? 'api-management-link' : `side:${id}`}
                  class="sidebar-link"
                  to={pathTo(target)}
                >
                  {text(id)}
                </Link>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </aside>
  );
}

/** Bottom of every page. */
export function Footer(): JSX.Element {
  return (
    <footer class={cls('footer')}>
      <span>{text('home-text')}</span>
    </footer>
  );
}

/** Cookie banner and toast, over everything but dialogs. */
export function Floating(): JSX.Element {
  const { cookies, toast } = read();
  const answer = () => {
    update({ cookies: false });
    void ask({ action: 'accept-cookies' });
  };
  return (
    <>
      {cookies && (
        <div id="onetrust-banner-sdk" role="region" aria-label={text('cookies-accept')}>
          <p>{text('cookies-text')}</p>
          <button type="button" id="onetrust-reject-all-handler" onClick={answer}>
            {text('cookies-reject')}
          </button>
          <button
            type="button"
            id="onetrust-accept-btn-handler"
            ref={mark('cookies-accept')}
            onClick={answer}
          >
            {text('cookies-accept')}
          </button>
        </div>
      )}
      {toast !== null && (
        <div class={cls('bn-toast')} role="status">
          {toast}
        </div>
      )}
    </>
  );
}

/** Grey bars while a page loads. */
function Skeleton(): JSX.Element {
  return (
    <div class={cls('skeletons')} aria-busy="true">
      {['40%', '90%', '75%', '60%'].map((width) => (
        <div key={width} class={cls('bn-skeleton')} style={{ inlineSize: width }} />
      ))}
    </div>
  );
}

/** A pane of a page that was left: Binance keeps those, hidden, and uses their ids again. */
function StalePane(): JSX.Element {
  return (
    <div id="bn-tab-pane-1" role="tabpanel" class={cls('bn-tab-pane')} style={{ display: 'none' }}>
      <h1>{text('api-management')}</h1>
      {(['create-api', 'edit-restrictions', 'save', 'next', 'new-api-key', 'generate'] as const).map((id) => (
        <button type="button" key={id} class={cls('bn-button', 'bn-button__primary', 'data-size-middle')}>
          {text(id)}
        </button>
      ))}
    </div>
  );
}

/** The main part of an account page: skeletons first, with a stale pane beside it. */
export function Main({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const { loading, mounts } = read();
  return (
    <main key={`main-${mounts}`} class={cls('main')}>
      <StalePane />
      <div id="bn-tab-pane-1" role="tabpanel" class={cls('bn-tab-pane', 'active')}>
        {loading ? <Skeleton /> : <Wrapped>{children}</Wrapped>}
      </div>
    </main>
  );
}

/** A page of the frame with nothing on it. */
export function PlainPage({ title, body }: { readonly title: string; readonly body: string }): JSX.Element {
  return (
    <Main>
      <h1>{title}</h1>
      <p>{body}</p>
    </Main>
  );
}

/** A row of settings with a button that does nothing. */
export function SettingsRow({ title }: { readonly title: string }): JSX.Element {
  return (
    <section class={cls('settings-row')}>
      <h3>{title}</h3>
      <Button size="small" onClick={() => undefined}>
        {text('settings-menu')}
      </Button>
    </section>
  );
}
