import { useState } from 'preact/hooks';
import type { VaultState } from '../messages/protocol.ts';
import { lazy } from './lazy.tsx';
import { FailureCallout } from './parts/failure-callout.tsx';
import { Locked } from './screens/locked.tsx';
import type { VaultView } from './use-vault.ts';

const AddKey = lazy(async () => (await import('./screens/add-key.tsx')).AddKey);
const Broken = lazy(async () => (await import('./screens/broken.tsx')).Broken);
const CreateVault = lazy(async () => (await import('./screens/create-vault.tsx')).CreateVault);
const DeleteVault = lazy(async () => (await import('./screens/delete-vault.tsx')).DeleteVault);
const Recover = lazy(async () => (await import('./screens/recover.tsx')).Recover);

interface ClosedProps {
  readonly vault: VaultView;
  readonly startAt: 'start' | 'recover';
  /** True right after a vault was made, until it is opened the usual way. */
  readonly onFresh: (fresh: boolean) => void;
}

/** Everything before the vault is open. */
export function Closed({ vault, startAt, onFresh }: ClosedProps) {
  const [at, setAt] = useState<'start' | 'add' | 'delete-vault' | 'recover'>(startAt);
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
