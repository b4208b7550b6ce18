import type { JSX } from 'preact';
import { Link } from '../parts/controls.tsx';
import { Main, SettingsRow } from '../parts/frame.tsx';
import { text } from '../i18n.ts';
import { pathTo } from '../routes.ts';
import { cls, setup } from '../setup.ts';

/** Settings. In the classic guide "API and Email" stands towards the bottom and leads to the API Key page. */
export function Settings(): JSX.Element {
  return (
    <Main>
      <h1>{text('settings-menu')}</h1>
      {(['settings-notifications', 'settings-appearance', 'settings-privacy'] as const).map((id) => (
        <SettingsRow key={id} title={text(id)} />
      ))}
      {setup.options.flow === 'classic' && (
        <Link id="api-and-email" class="settings-row" to={pathTo('api')}>
          <h3 class={cls('settings-title')}>{text('api-and-email')}</h3>
          <p>{text('api-and-email-text')}</p>
        </Link>
      )}
      {setup.options.flow === 'classic' && <SettingsRow title={text('language')} />}
    </Main>
  );
}
