import { useEffect, useState } from 'preact/hooks';
import type { DraftFields, DraftForm, VaultState } from '../messages/protocol.ts';
import { ServicesContext } from './context.ts';
import { newOpId } from '../messages/op-id.ts';
import { lazy } from './lazy.tsx';
import { FailureCallout } from './parts/failure-callout.tsx';
import { KeyDetail } from './screens/key-detail.tsx';
import { KeyList } from './screens/key-list.tsx';
import type { DeletedKey } from './screens/list-notices.tsx';
import { Locked } from './screens/locked.tsx';
import type { Services } from './services.ts';
import { wasOpen } from './use-draft.ts';
import { useSettings } from './use-settings.ts';
import { useVault, type VaultView } from './use-vault.ts';

// The list, a key and the lock come with the popup; everything else is fetched when it is needed.
const AddKey = lazy(async () => (await import('./screens/add-key.tsx')).AddKey);
const Broken = lazy(async () => (await import('./screens/broken.tsx')).Broken);
const CheckKey = lazy(async () => (await import('./screens/check-key.tsx')).CheckKey);
const CreateVault = lazy(async () => (await import('./screens/create-vault.tsx')).CreateVault);
const DeleteVault = lazy(async () => (await import('./screens/delete-vault.tsx')).DeleteVault);
const EditKey = lazy(async () => (await import('./screens/edit-key.tsx')).EditKey);
const ExplainError = lazy(async () => (await import('./screens/explain-error.tsx')).ExplainError);
const ExportScreen = lazy(async () => (await import('./screens/export-key.tsx')).ExportScreen);
const Findings = lazy(async () => (await import('./screens/findings.tsx')).Findings);
const Pairs = lazy(async () => (await import('./screens/pairs.tsx')).Pairs);
const PlanScreen = lazy(async () => (await import('./screens/plan.tsx')).PlanScreen);
const Recover = lazy(async () => (await import('./screens/recover.tsx')).Recover);
const Review = lazy(async () => (await import('./screens/review.tsx')).Review);

/** Where the person is. Lives in memory only: no address bar, no history, no title. */
type Screen =
  | { readonly at: 'keys' | 'add' | 'plan' | 'findings' | 'pairs' }
  | { readonly at: 'detail' | 'edit' | 'explain' | 'export'; readonly id: string }
  | { readonly at: 'check'; readonly id: string; readonly allowed: Promise<boolean> | null }
  | { readonly at: 'review'; readonly dropId: string | null };

/** Forms in the order in which an open one is gone back to, and the screen of each. */
const forms: readonly (readonly [DraftForm, (saved: DraftFields) => Screen])[] = [
  ['edit-key', (saved) => ({ at: 'edit', id: saved['id'] ?? '' })],
  ['review-key', (saved) => ({ at: 'review', dropId: saved['dropId'] ?? null })],
  ['add-key', () => ({ at: 'add' })],
  ['plan', () => ({ at: 'plan' })],
];

/** The popup, also in a tab of its own. */
export function App({ services }: { readonly services: Services }) {
  useSettings(services);
  const vault = useVault(services);
  const status = vault.state?.status;
  const [fresh, setFresh] = useState(false);
  return (
    <ServicesContext.Provider value={services}>
      {status === 'unlocked' ? (
        <Unlocked services={services} vault={vault} fresh={fresh} />
      ) : (
        <Closed vault={vault} onFresh={setFresh} />
      )}
    </ServicesContext.Provider>
  );
}

interface ClosedProps {
  readonly vault: VaultView;
  /** True right after a vault was made, until it is opened the usual way. */
  readonly onFresh: (fresh: boolean) => void;
}

/** Everything before the vault is open. */
function Closed({ vault, onFresh }: ClosedProps) {
  const [at, setAt] = useState<'start' | 'add' | 'delete-vault' | 'recover'>('start');
  const { state, failed, set, reload } = vault;
  const toStart = () => setAt('start');
  const opened = (next: VaultState) => {
    onFresh(state?.status === 'none');
    set(next);
  };
  if (!state) {
    return (
      <main class="main">
        <FailureCallout code={failed} />
      </main>
    );
  }
  if (at === 'delete-vault' && state.status !== 'none') {
    return (
      <DeleteVault
        onCancel={toStart}
        onDeleted={(next) => {
          toStart();
          set(next);
        }}
      />
    );
  }
  switch (state.status) {
    case 'none':
      return <CreateVault held={state.held} onCreated={opened} />;
    case 'locked':
      if (at === 'add') return <AddKey locked onBack={toStart} onSaved={toStart} />;
      if (at === 'recover') {
        return (
          <Recover
            state={state}
            onBack={toStart}
            onRecovered={opened}
            onDelete={() => setAt('delete-vault')}
          />
        );
      }
      return (
        <Locked
          state={state}
          onUnlocked={opened}
          onForgotten={() => setAt('recover')}
          onAdd={() => setAt('add')}
          onDelete={() => setAt('delete-vault')}
        />
      );
    case 'damaged':
    case 'newer':
    case 'unavailable':
      return (
        <Broken
          status={state.status}
          copyAvailable={state.copyAvailable}
          onCopyUsed={set}
          onRetry={reload}
          onDelete={() => setAt('delete-vault')}
        />
      );
    case 'unlocked':
      return null;
  }
}

interface UnlockedProps {
  readonly services: Services;
  readonly vault: VaultView;
  readonly fresh: boolean;
}

/** Everything while the vault is open. When it locks this is thrown away, and what it knew with it. */
function Unlocked({ services, vault, fresh }: UnlockedProps) {
  const { send } = services;
  const [screen, setScreen] = useState<Screen | null>(null);
  const [deleted, setDeleted] = useState<DeletedKey | null>(null);
  const { state, version, set } = vault;

  useEffect(() => {
    void findOpenForm(services).then(setScreen);
  }, []);

  if (!state || !screen) return null;
  const toKeys = () => setScreen({ at: 'keys' });
  const lock = () => {
    // A failed request leaves the vault open, and the screen with it.
    send('vault.lock', {}).then(set, () => vault.reload());
  };

  switch (screen.at) {
    case 'keys':
      return (
        <KeyList
          state={state}
          version={version}
          deleted={deleted}
          fresh={fresh}
          onUndo={async () => {
            if (!deleted) return;
            await send('key.restore', { opId: newOpId(), id: deleted.id });
            setDeleted(null);
            vault.reload();
          }}
          onLock={lock}
          onOpen={(id) => setScreen({ at: 'detail', id })}
          onReview={() => setScreen({ at: 'review', dropId: null })}
          onPairs={() => setScreen({ at: 'pairs' })}
          onAdd={() => setScreen({ at: 'add' })}
          onPlan={() => setScreen({ at: 'plan' })}
          onFindings={() => setScreen({ at: 'findings' })}
        />
      );
    case 'findings':
      return <Findings version={version} onBack={toKeys} onChanged={vault.reload} />;
    case 'pairs':
      return <Pairs version={version} onBack={toKeys} onChanged={vault.reload} />;
    case 'detail': {
      const { id } = screen;
      return (
        <KeyDetail
          key={id}
          id={id}
          version={version}
          onBack={toKeys}
          onEdit={() => setScreen({ at: 'edit', id })}
          onCheck={(allowed) => setScreen({ at: 'check', id, allowed })}
          onExport={() => setScreen({ at: 'export', id })}
          onLock={lock}
          onDeleted={(key) => {
            setDeleted(key);
            toKeys();
          }}
        />
      );
    }
    case 'check': {
      const { id, allowed } = screen;
      return (
        <CheckKey
          id={id}
          allowed={allowed}
          onBack={() => setScreen({ at: 'detail', id })}
          onExplain={() => setScreen({ at: 'explain', id })}
        />
      );
    }
    case 'explain': {
      const { id } = screen;
      return <ExplainError onBack={() => setScreen({ at: 'check', id, allowed: null })} />;
    }
    case 'edit': {
      const { id } = screen;
      const toDetail = () => setScreen({ at: 'detail', id });
      return <EditKey key={id} id={id} onBack={toDetail} onSaved={toDetail} />;
    }
    case 'export': {
      const { id } = screen;
      return (
        <ExportScreen key={id} id={id} version={version} onBack={() => setScreen({ at: 'detail', id })} />
      );
    }
    case 'add':
      return <AddKey locked={false} onBack={toKeys} onSaved={toKeys} />;
    case 'review':
      return <Review version={version} startAt={screen.dropId} onBack={toKeys} />;
    case 'plan':
      return <PlanScreen onBack={toKeys} />;
  }
}

/** The form that was on screen when the popup closed; the list when there was none. */
async function findOpenForm({ send }: Services): Promise<Screen> {
  for (const [form, screenOf] of forms) {
    const saved = await send('draft.read', { form }).catch(() => null);
    if (wasOpen(saved)) return screenOf(saved);
  }
  return { at: 'keys' };
}
