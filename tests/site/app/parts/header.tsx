import type { JSX } from 'preact';
import { ask } from '../account-client.ts';
import { languages, locale, text } from '../i18n.ts';
import { go } from '../navigation.ts';
import { barePath, loginUrl, pathTo } from '../routes.ts';
import { cls, setup } from '../setup.ts';
import { read, update } from '../store.ts';
import { mark } from '../truth.ts';
import { Button, Link } from './controls.tsx';

const { flow, signedIn, ticker } = setup.options;
const isAccounts = location.hostname.startsWith('accounts.');

function Languages(): JSX.Element {
  const { languagesOpen, path } = read();
  return (
    <div class={cls('bn-popover')}>
      <Button id="languages" kind="text" onClick={() => update({ languagesOpen: !languagesOpen })}>
        {languages[locale] ?? text('language')}
      </Button>
      {languagesOpen && (
        <div class={cls('bn-bubble')}>
          {Object.entries(languages).map(([code, name]) => (
            <a
              key={code}
              class={cls('bn-menu-item')}
              href={`/${code}/${barePath(path)}${location.search}`}
              lang={code}
            >
              {name}
            </a>
          ))}
        </div>
      )}
    </div>
  );
}

function signIn(): void {
  go(loginUrl(location.href));
}

/** Signed out. The classic guide knows a choice between "Login" and "Register/Trade Now" after "Log In". */
function SignedOut(): JSX.Element {
  const classic = flow === 'classic';
  const { loginChoiceOpen } = read();
  return (
    <div class={cls('bn-popover', 'header-buttons')}>
      <Button
        id="log-in"
        size="small"
        onClick={() => (classic ? update({ loginChoiceOpen: !loginChoiceOpen }) : signIn())}
      >
        {text('log-in')}
      </Button>
      {!classic && (
        <Button
          id="sign-up"
          size="small"
          kind="primary"
          onClick={() => go(`https://accounts.binance.com${pathTo('register')}`)}
        >
          {text('sign-up')}
        </Button>
      )}
      {classic && loginChoiceOpen && (
        <div class={cls('bn-bubble')}>
          <Link id="login-option" class="bn-menu-item" to={loginUrl(location.href)}>
            {text('classic-login')}
          </Link>
          <Link
            id="register-option"
            class="bn-menu-item"
            to={`https://accounts.binance.com${pathTo('register')}`}
          >
            {text('classic-register')}
          </Link>
        </div>
      )}
    </div>
  );
}

function AccountItem(): JSX.Element {
  const { profileAccountOpen } = read();
  if (setup.options.accountMenu === 'page')
    return (
      <Link id="account-menu" class="bn-menu-item" to={pathTo('security')}>
        {text('account-menu')}
      </Link>
    );
  return (
    <>
      <button
        type="button"
        ref={mark('account-menu')}
        class={cls('bn-menu-item')}
        aria-expanded={profileAccountOpen ? 'true' : 'false'}
        onClick={() => update({ profileAccountOpen: !profileAccountOpen })}
      >
        {text('account-menu')}
      </button>
      {profileAccountOpen && (
        <div class={cls('bn-submenu')}>
          <Link class="bn-menu-item" to={pathTo('security')}>
            {text('sidebar-security')}
          </Link>
          <Link id="api-management-link" class="bn-menu-item" to={pathTo('api')}>
            {text('api-management')}
          </Link>
        </div>
      )}
    </>
  );
}

function Profile(): JSX.Element {
  const { profileOpen, profilePinned } = read();
  const onDemo = location.hostname.startsWith('demo.');
  return (
    <div
      ref={mark('profile-area')}
      class={cls('bn-popover', 'header-profile')}
      onMouseEnter={() => update({ profileOpen: true })}
      onMouseLeave={() => {
        if (!profilePinned) update({ profileOpen: false, profileAccountOpen: false });
      }}
    >
      <button
        type="button"
        ref={mark('profile-menu')}
        class={cls('header-profile-icon')}
        aria-haspopup="menu"
        aria-expanded={profileOpen ? 'true' : 'false'}
        aria-label={setup.options.profileName ? text('profile') : undefined}
        onClick={() => update({ profileOpen: true, profilePinned: true })}
      >
        <svg class={cls('bn-svg')} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <circle cx="12" cy="8" r="4" fill="currentColor" />
          <path d="M4 21c0-4 3.6-7 8-7s8 3 8 7z" fill="currentColor" />
        </svg>
      </button>
      {profileOpen && (
        <div class={cls('bn-bubble')}>
          <Link class="bn-menu-item" to={pathTo('dashboard')} id="dashboard-link">
            {text('dashboard')}
          </Link>
          <Link class="bn-menu-item" to={pathTo('dashboard')}>
            {text('assets')}
          </Link>
          {flow === 'current' && <AccountItem />}
          {onDemo && (
            <Link class="bn-menu-item" to={pathTo('api')} id="demo-trading-api">
              Demo Trading API
            </Link>
          )}
          <Link class="bn-menu-item" to={pathTo('settings')} id="settings-link">
            {text('settings-menu')}
          </Link>
          <button
            type="button"
            class={cls('bn-menu-item')}
            onClick={() => void ask({ action: 'logout' }).then(() => location.assign(pathTo('home')))}
          >
            {text('log-out')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Top of every page. The price is written by the ticker, not by this. */
export function Header(): JSX.Element {
  return (
    <header class={cls('header')}>
      <a class={cls('header-brand')} href={`https://www.binance.com${pathTo('home')}`}>
        Practice
      </a>
      {!isAccounts && (
        <nav class={cls('header-nav')}>
          {(['nav-buy', 'nav-markets', 'nav-trade', 'nav-earn'] as const).map((id) => (
            <Link key={id} class="header-nav-link" to={pathTo('home')}>
              {text(id)}
            </Link>
          ))}
        </nav>
      )}
      {ticker && <div id="ticker" class={cls('ticker')} />}
      <div class={cls('header-end')}>
        {!isAccounts && (signedIn ? <Profile /> : <SignedOut />)}
        <Languages />
      </div>
    </header>
  );
}

/** A click elsewhere closes what the header opened. */
export function closeMenusOutside(): void {
  document.addEventListener('click', (event) => {
    const { profileOpen, languagesOpen, loginChoiceOpen } = read();
    if (!profileOpen && !languagesOpen && !loginChoiceOpen) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('.bn-popover')) return;
    update({
      profileOpen: false,
      profilePinned: false,
      profileAccountOpen: false,
      languagesOpen: false,
      loginChoiceOpen: false,
    });
  });
}
