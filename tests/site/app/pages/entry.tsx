import type { JSX } from 'preact';
import { ask } from '../account-client.ts';
import { Button, Checkbox, Field } from '../parts/controls.tsx';
import { Main } from '../parts/frame.tsx';
import { text } from '../i18n.ts';
import { pathTo } from '../routes.ts';
import { cls, setup } from '../setup.ts';
import { read, update, type PageState } from '../store.ts';
import { mark } from '../truth.ts';

/** The home page. */
export function Home(): JSX.Element {
  return (
    <Main>
      <div class={cls('hero')}>
        <h1>{text('home-title')}</h1>
        <p>{text('home-text')}</p>
      </div>
    </Main>
  );
}

/** Where sign-in leads: `return_to` if it is one of ours, else the home page. */
function destination(): string {
  const home = `https://www.binance.com${pathTo('home')}`;
  try {
    const url = new URL(atob(new URLSearchParams(location.search).get('return_to') ?? ''));
    return url.hostname.endsWith('.binance.com') ? url.href : home;
  } catch {
    return home;
  }
}

function change(part: Partial<PageState['login']>): void {
  update({ login: { ...read().login, ...part }, formError: null });
}

function submit(): void {
  const { name, email, password, agreed } = read().login;
  const classic = setup.options.flow === 'classic';
  if (!name || !password || (classic && (!email || !agreed))) update({ formError: text('error-required') });
  else void ask({ action: 'login' }).then(() => location.assign(destination()));
}

/** accounts.binance.com: any name and password will do. The classic guide asks for four things. */
export function Login(): JSX.Element {
  const { login, formError } = read();
  const classic = setup.options.flow === 'classic';
  return (
    <Main>
      <div class={cls('login')}>
        <h1>{text('log-in')}</h1>
        <Field
          id="login-name"
          name="username"
          label={text(classic ? 'login-user-id' : 'login-name')}
          value={login.name}
          onInput={(name) => change({ name })}
          onEnter={submit}
        />
        {classic && (
          <Field
            id="login-email"
            name="email"
            label={text('login-email')}
            value={login.email}
            onInput={(email) => change({ email })}
          />
        )}
        <Field
          id="login-password"
          name="password"
          type="password"
          label={text('login-password')}
          value={login.password}
          error={formError}
          onInput={(password) => change({ password })}
          onEnter={submit}
        />
        {classic && (
          <Checkbox
            id="login-terms"
            checked={login.agreed}
            onToggle={() => change({ agreed: !login.agreed })}
          >
            {text('login-terms')}
          </Checkbox>
        )}
        <button
          type="button"
          ref={mark('login-submit')}
          data-e2e="btn-accounts-form-submit"
          class={cls('bn-button', 'bn-button__primary', 'data-size-large')}
          onClick={submit}
        >
          {text('log-in')}
        </button>
      </div>
    </Main>
  );
}

/** The dashboard, with a balance nobody has. */
export function Dashboard(): JSX.Element {
  return (
    <Main>
      <h1>{text('dashboard')}</h1>
      <section class={cls('bn-card')}>
        <div>{text('balance-title')}</div>
        <div class={cls('balance')}>0.00 BTC</div>
        <Button onClick={() => undefined}>{text('orders')}</Button>
      </section>
    </Main>
  );
}
