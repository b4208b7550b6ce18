import { useMemo, useState } from 'preact/hooks';
import type { Settings } from '../../messages/protocol.ts';
import { lazy } from '../lazy.tsx';
import { ServicesContext, useServices } from '../context.ts';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon-paths.ts';
import { Mark } from '../parts/mark.tsx';
import { AccessNotice } from '../screens/notices.tsx';
import { VaultBanners } from '../screens/vault-banners.tsx';
import type { Services } from '../services.ts';
import { useAction } from '../use-action.ts';
import { useGrant, type AskedGrant } from '../use-grant.ts';
import { useSettings } from '../use-settings.ts';
import { useVault, type VaultView } from '../use-vault.ts';
import { BackupSection } from './options/backup-section.tsx';
import { ChangePassphrase } from './options/change-passphrase.tsx';
import { DeleteSection } from './options/delete-section.tsx';
import { DiarySection } from './options/diary-section.tsx';
import { GuideSection } from './options/guide-section.tsx';
import { NetworkSection } from './options/network-section.tsx';
import { NoticesSection } from './options/notices-section.tsx';
import { RecoveryTask } from './options/recovery-task.tsx';
import { RotateKey } from './options/rotate-key.tsx';
import { SecretsSection } from './options/secrets-section.tsx';
import type { Task } from './options/task.ts';
import { TrustSection } from './options/trust-section.tsx';
import { VaultSection } from './options/vault-section.tsx';

const MakeBackup = lazy(async () => (await import('./options/backup/make-backup.tsx')).MakeBackup);
const TestBackup = lazy(async () => (await import('./options/backup/test-backup.tsx')).TestBackup);
const RestoreBackup = lazy(async () => (await import('./options/backup/restore-backup.tsx')).RestoreBackup);
const ListingTask = lazy(async () => (await import('./options/listing/listing-task.tsx')).ListingTask);
const ImportKeys = lazy(async () => (await import('./options/import/import-keys.tsx')).ImportKeys);

const PrintKey = lazy(async () => (await import('./options/paper/print-key.tsx')).PrintKey);

type Section =
  'vault' | 'secrets' | 'backup' | 'noticed' | 'diary' | 'guide' | 'network' | 'delete' | 'trust';

/** In the order of the page; `when`: until the vault is in that state there is nothing to go to. */
const sections: readonly (readonly [id: Section, icon: IconName, when: 'always' | 'vault' | 'open'])[] = [
  ['vault', 'vault', 'always'],
  ['secrets', 'lock', 'vault'],
  ['backup', 'copy', 'open'],
  ['noticed', 'info', 'open'],
  ['diary', 'notebook', 'open'],
  ['guide', 'target', 'always'],
  ['network', 'globe', 'always'],
  ['delete', 'trash', 'always'],
  ['trust', 'shield-check', 'always'],
];

interface OptionsPageProps {
  readonly services: Services;
  /** Opened to do this, as soon as the vault is open. */
  readonly startAt?: Task | null;
}

/** Settings, each in force as soon as it is chosen, and what can be done with the vault's own secrets. */
export function OptionsPage({ services, startAt = null }: OptionsPageProps) {
  const settings = useSettings(services);
  const vault = useVault(services);
  const grants = {
    access: useGrant(services.access),
    comparing: useGrant(services.clipboard.read),
    notifying: useGrant(services.notify),
  };
  const known = (vault.state ?? vault.failed) !== null && Object.values(grants).every(({ asked }) => asked);
  const [task, setTask] = useState<Task | null>(startAt);
  const status = vault.state?.status;
  const open = status === 'unlocked';
  const there = open || status === 'locked';
  const { texts } = services;
  return (
    <ServicesContext.Provider value={services}>
      <div class="app">
        <nav class="nav" aria-label={texts('options_title')}>
          <div class="brand">
            <Mark />
            <span>{texts('extension_name')}</span>
          </div>
          {sections.map(([id, icon, when]) =>
            when === 'always' || (when === 'vault' ? there : open) ? (
              <a key={id} href={`#${id}`} onClick={() => setTask(null)}>
                <Icon name={icon} />
                {texts(`options_section_${id}`)}
              </a>
            ) : null,
          )}
        </nav>
        {task === 'listing' ? (
          <ListingTask vault={vault} onBack={() => setTask(null)} />
        ) : open && task ? (
          <TaskPage task={task} vault={vault} onTask={setTask} />
        ) : settings && known ? (
          // Not before: what came later would move the page under a press.
          <Content settings={settings} vault={vault} grants={grants} eager={task !== null} onTask={setTask} />
        ) : (
          <main class="content" />
        )}
      </div>
    </ServicesContext.Provider>
  );
}

interface TaskPageProps {
  readonly task: Task;
  readonly vault: VaultView;
  readonly onTask: (task: Task | null) => void;
}

/** Stands only while the vault is open: when it locks, what was typed and shown here goes with it. */
function TaskPage({ task, vault, onTask }: TaskPageProps) {
  const { state, reload } = vault;
  const onBack = () => onTask(null);
  if (task === 'backup') {
    return <MakeBackup onBack={onBack} onTest={() => onTask('test-backup')} onChanged={reload} />;
  }
  if (task === 'test-backup') return <TestBackup onBack={onBack} />;
  if (task === 'restore') return <RestoreBackup onBack={onBack} onChanged={reload} />;
  if (task === 'import') return <ImportKeys onBack={onBack} onChanged={reload} />;
  if (task === 'paper') return <PrintKey version={vault.version} onBack={onBack} />;
  if (task === 'passphrase') return <ChangePassphrase onBack={onBack} onChanged={reload} />;
  if (task === 'rotate') return <RotateKey onBack={onBack} onChanged={reload} />;
  return state ? <RecoveryTask state={state} onBack={onBack} onChanged={reload} /> : null;
}

interface ContentProps {
  readonly settings: Settings;
  readonly vault: VaultView;
  readonly grants: Readonly<Record<'access' | 'comparing' | 'notifying', AskedGrant>>;
  /** A task waits for the vault to be opened. */
  readonly eager: boolean;
  readonly onTask: (task: Task) => void;
}

function Content({ settings, vault, grants, eager, onTask }: ContentProps) {
  const { access, comparing, notifying } = grants;
  const { send, texts, version } = useServices();
  const [saved, setSaved] = useState(false);
  const { busy, failed, run } = useAction();
  const { state } = vault;
  const write = (patch: Partial<Settings>) => {
    setSaved(false);
    void run(async () => {
      await send('settings.write', patch);
      setSaved(true);
    });
  };
  // What says nothing of the vault is not drawn with each of its changes; but a choice that was not saved is taken back.
  const lockSettings = useMemo(
    () => <VaultSection {...{ settings, comparing, notifying, write }} />,
    [settings, comparing.granted, notifying.granted, busy],
  );
  const guideAndNetwork = useMemo(
    () => (
      <>
        <GuideSection settings={settings} write={write} />
        <NetworkSection settings={settings} write={write} />
      </>
    ),
    [settings, busy],
  );
  const trust = useMemo(() => <TrustSection />, []);
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
      {state ? <VaultBanners state={state} /> : null}
      <AccessNotice {...access} />
      {lockSettings}
      <SecretsSection vault={vault} eager={eager} onTask={onTask} />
      {state?.status === 'unlocked' ? (
        <>
          <BackupSection version={vault.version} onTask={onTask} />
          <NoticesSection version={vault.version} onChanged={vault.reload} />
          <DiarySection version={vault.version} />
        </>
      ) : null}
      {guideAndNetwork}
      <DeleteSection vault={vault} />
      {trust}
      <p class="caption faint">{texts('options_foot', [version])}</p>
    </main>
  );
}
