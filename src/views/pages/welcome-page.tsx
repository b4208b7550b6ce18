import { ServicesContext, useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon-paths.ts';
import { Mark } from '../parts/mark.tsx';
import { AccessNotice } from '../screens/notices.tsx';
import type { Services } from '../services.ts';
import { useGrant } from '../use-grant.ts';
import { useSettings } from '../use-settings.ts';
import { useVault } from '../use-vault.ts';
import { ClaimList } from './claims.tsx';
import { WelcomeScene } from './welcome-scene.tsx';

const steps: readonly (readonly [id: 'plan' | 'follow' | 'keep', icon: IconName])[] = [
  ['plan', 'notebook'],
  ['follow', 'target'],
  ['keep', 'vault'],
];

/** What a person sees after installing: what this is, what it may do, and where to begin. */
export function WelcomePage({ services }: { readonly services: Services }) {
  useSettings(services);
  const { texts } = services;
  return (
    <ServicesContext.Provider value={services}>
      <div class="welcome">
        <header class="welcome-top">
          <Mark size="mark-brand" />
          <span>{texts('extension_name')}</span>
          <span class="grow" />
          <span class="tag">{texts('welcome_unofficial')}</span>
        </header>
        <main class="main-grid">
          <Hero />
          <section class="three" aria-label={texts('welcome_steps')}>
            {steps.map(([id, icon]) => (
              <div key={id} class="panelish stack">
                <span class="tile tile-accent">
                  <Icon name={icon} />
                </span>
                <h2 class="title">{texts(`welcome_step_${id}`)}</h2>
                <p class="dim">{texts(`welcome_step_${id}_text`)}</p>
              </div>
            ))}
          </section>
          <section class="stack gap-5" aria-labelledby="trust">
            <div class="stack gap-1">
              <h2 class="page-title" id="trust">
                {texts('welcome_trust')}
              </h2>
              <p class="dim">{texts('welcome_trust_text')}</p>
            </div>
            <div class="two">
              <div class="panelish stack gap-4">
                <h3 class="heading">{texts('welcome_can')}</h3>
                <ClaimList kind="can" />
              </div>
              <div class="panelish stack gap-4">
                <h3 class="heading">{texts('welcome_cannot')}</h3>
                <ClaimList kind="cannot" />
              </div>
            </div>
            <div class="callout wide-callout">
              <Icon name="users" />
              <div class="grow stack gap-0">
                <h3 class="heading">{texts('welcome_profile')}</h3>
                <p class="dim">{texts('welcome_profile_text')}</p>
              </div>
            </div>
          </section>
        </main>
      </div>
    </ServicesContext.Provider>
  );
}

function Hero() {
  const services = useServices();
  const { texts, openPage, showGuide } = services;
  const { state } = useVault(services);
  const access = useGrant(services.access);
  const start = () => void openPage('popup');
  return (
    <section class="hero">
      <div class="stack gap-5">
        <h1>{texts('welcome_title')}</h1>
        <p class="lead">{texts('welcome_lead')}</p>
        <AccessNotice {...access} />
        <div class="line wrap gap-3">
          <Button look="primary" size="large" onPress={start}>
            {texts(state && state.status !== 'none' ? 'welcome_open' : 'popup_create_vault')}
          </Button>
          <Button size="large" onPress={() => void showGuide('live')}>
            {texts('welcome_go')}
            <Icon name="external" size={16} />
          </Button>
          <Button look="ghost" size="large" onPress={() => void openPage('rehearsal')}>
            {texts('welcome_rehearse')}
          </Button>
        </div>
        <p class="small dim">{texts('welcome_note')}</p>
      </div>
      <WelcomeScene />
    </section>
  );
}
