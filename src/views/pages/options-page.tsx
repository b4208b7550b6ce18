import { useState } from 'preact/hooks';
import type { Settings } from '../../messages/protocol.ts';
import { ServicesContext, useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon-paths.ts';
import { Mark } from '../parts/mark.tsx';
import { Segments } from '../parts/segments.tsx';
import { Select } from '../parts/select.tsx';
import { pick } from '../key-fields.ts';
import { DeleteVault } from '../screens/delete-vault.tsx';
import { AccessNotice } from '../screens/notices.tsx';
import type { Services } from '../services.ts';
import { countText } from '../text-ids.ts';
import { useAction } from '../use-action.ts';
import { useGrant } from '../use-grant.ts';
import { useSettings } from '../use-settings.ts';
import { useVault } from '../use-vault.ts';
import { ClaimList } from './claims.tsx';
import { Setting, Switch } from './setting-rows.tsx';

const themes = ['system', 'light', 'dark'] as const;
const lockMinutes = [1, 5, 10, 15, 30, 60, 240] as const;
const clearSeconds = [10, 20, 30, 60, 120] as const;

const sections: readonly (readonly [id: 'vault' | 'guide' | 'delete' | 'trust', icon: IconName])[] = [
  ['vault', 'vault'],
  ['guide', 'target'],
  ['delete', 'trash'],
  ['trust', 'shield-check'],
];

/** Settings, each in force as soon as it is chosen. */
export function OptionsPage({ services }: { readonly services: Services }) {
  const settings = useSettings(services);
  const { texts } = services;
  return (
    <ServicesContext.Provider value={services}>
      <div class="app">
        <nav class="nav" aria-label={texts('options_title')}>
          <div class="brand">
            <Mark />
            <span>{texts('extension_name')}</span>
          </div>
          {sections.map(([id, icon]) => (
            <a key={id} href={`#${id}`}>
              <Icon name={icon} />
              {texts(`options_section_${id}`)}
            </a>
          ))}
        </nav>
        {settings ? <Content settings={settings} /> : <main class="content" />}
      </div>
    </ServicesContext.Provider>
  );
}

function Content({ settings }: { readonly settings: Settings }) {
  const { send, texts, version } = useServices();
  const [saved, setSaved] = useState(false);
  const { failed, run } = useAction();
  const write = (patch: Partial<Settings>) => {
    setSaved(false);
    void run(async () => {
      await send('settings.write', patch);
      setSaved(true);
    });
  };
  return (
    <main class="content">
      <div class="line between">
        <h1 class="page-title">{texts('options_title')}</h1>
        <span class="status status-ok" role="status">
          {saved ? (
            <>
              <Icon name="check" size={14} />
              {texts('options_saved')}
            </>
          ) : null}
        </span>
      </div>
      <FailureCallout code={failed} />
      <AccessNotice />
      <VaultSection settings={settings} write={write} />
      <GuideSection settings={settings} write={write} />
      <DeleteSection />
      <section class="section" id="trust" aria-labelledby="trust-title">
        <h2 class="title" id="trust-title">
          {texts('options_section_trust')}
        </h2>
        <div class="card card-pad">
          <div class="two">
            <ClaimList kind="can" />
            <ClaimList kind="cannot" />
          </div>
        </div>
      </section>
      <p class="caption faint">{texts('options_foot', [version])}</p>
    </main>
  );
}

interface SectionProps {
  readonly settings: Settings;
  readonly write: (patch: Partial<Settings>) => void;
}

function VaultSection({ settings, write }: SectionProps) {
  const { texts, language, clipboard } = useServices();
  const { granted, ask } = useGrant(clipboard.read);
  const times = (id: string, usual: readonly number[], now: number) =>
    [...new Set([...usual, now])]
      .sort((a, b) => a - b)
      .map((value) => ({ value: String(value), text: countText(texts, language, id, value) }));
  return (
    <section class="section" id="vault" aria-labelledby="vault-title">
      <h2 class="title" id="vault-title">
        {texts('options_section_vault')}
      </h2>
      <div class="card">
        <Setting title={texts('options_lock_after')} text={texts('options_lock_after_text')}>
          <Select
            label={texts('options_lock_after')}
            value={String(settings.autoLockMinutes)}
            options={times('options_minutes', lockMinutes, settings.autoLockMinutes)}
            onChange={(value) => write({ autoLockMinutes: Number(value) })}
          />
        </Setting>
        <Setting
          title={texts('options_clear_clipboard')}
          text={texts(granted ? 'options_clear_clipboard_compared' : 'options_clear_clipboard_emptied')}
        >
          <Select
            label={texts('options_clear_clipboard')}
            value={String(settings.clipboardClearSeconds)}
            options={times('options_seconds', clearSeconds, settings.clipboardClearSeconds)}
            onChange={(value) => write({ clipboardClearSeconds: Number(value) })}
          />
        </Setting>
        {granted === false ? (
          <Setting title={texts('options_compare_clipboard')} text={texts('options_compare_clipboard_text')}>
            <Button onPress={() => void ask()}>{texts('popup_clipboard_allow_read')}</Button>
          </Setting>
        ) : null}
      </div>
    </section>
  );
}

function GuideSection({ settings, write }: SectionProps) {
  const { texts } = useServices();
  return (
    <section class="section" id="guide" aria-labelledby="guide-title">
      <h2 class="title" id="guide-title">
        {texts('options_section_guide')}
      </h2>
      <div class="card">
        <Setting title={texts('options_look')}>
          <Segments
            quiet
            label={texts('options_look')}
            value={settings.theme}
            options={themes.map((id) => ({ value: id, text: texts(`options_look_${id}`) }))}
            onChange={(value) => write({ theme: pick(themes, value, 'system') })}
          />
        </Setting>
        <Setting title={texts('options_auto_start')} text={texts('options_auto_start_text')}>
          <Switch
            label={texts('options_auto_start')}
            on={settings.guideAutoStart}
            onChange={(guideAutoStart) => write({ guideAutoStart })}
          />
        </Setting>
      </div>
    </section>
  );
}

function DeleteSection() {
  const services = useServices();
  const { texts } = services;
  const { state, set } = useVault(services);
  const [asked, setAsked] = useState(false);
  const there = state !== null && state.status !== 'none' && state.status !== 'unavailable';
  return (
    <section class="section" id="delete" aria-labelledby="delete-title">
      <h2 class="title" id="delete-title">
        {texts('options_section_delete')}
      </h2>
      <div class="card">
        {asked && there ? (
          <DeleteVault
            inline
            onCancel={() => setAsked(false)}
            onDeleted={(next) => {
              setAsked(false);
              set(next);
            }}
          />
        ) : (
          <Setting
            title={texts('options_delete_title')}
            text={texts(there ? 'options_delete_text' : 'options_delete_none')}
          >
            {there ? (
              <Button look="danger-ghost" onPress={() => setAsked(true)}>
                {texts('popup_delete_vault')}
              </Button>
            ) : null}
          </Setting>
        )}
      </div>
    </section>
  );
}
