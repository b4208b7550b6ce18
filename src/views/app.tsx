import { useLayoutEffect, useState } from 'preact/hooks';
import type { TopOfList } from '../messages/listed-keys.ts';
import type { DraftFields, DraftForm, PopupStart } from '../messages/protocol.ts';
import { ServicesContext } from './context.ts';
import { newOpId } from '../messages/op-id.ts';
import { Closed } from './closed.tsx';
import { lazy } from './lazy.tsx';
import { painted } from './painted.ts';
import { openOf, partsOf, type FirstOpen } from './popup-start.ts';
import { KeyList } from './screens/key-list.tsx';
import type { DeletedKey } from './screens/list-notices.tsx';
import type { Services } from './services.ts';
import { wasOpen } from './use-draft.ts';
import { useKeys } from './use-listing.ts';
import { useSettings } from './use-settings.ts';
import { useVault, type VaultView } from './use-vault.ts';

// The list and the lock come with the popup, a key's screen right behind them; the others are fetched when they are needed.
const loadKeyDetail = async () => (await import('./screens/key-detail.tsx')).KeyDetail;
const KeyDetail = lazy(loadKeyDetail);
const AddKey = lazy(async () => (await import('./screens/add-key.tsx')).AddKey);
const CheckKey = lazy(async () => (await import('./screens/check-key.tsx')).CheckKey);
const EditKey = lazy(async () => (await import('./screens/edit-key.tsx')).EditKey);
const ExplainError = lazy(async () => (await import('./screens/explain-error.tsx')).ExplainError);
const ExportScreen = lazy(async () => (await import('./screens/export-key.tsx')).ExportScreen);
const Findings = lazy(async () => (await import('./screens/findings.tsx')).Findings);
const Pairs = lazy(async () => (await import('./screens/pairs.tsx')).Pairs);
const PlanScreen = lazy(async () => (await import('./screens/plan.tsx')).PlanScreen);
const Review = lazy(async () => (await import('./screens/review.tsx')).Review);
const RotateKey = lazy(async () => (await import('./screens/rotate-key.tsx')).RotateKey);

/** Where the person is. Lives in memory only: no address bar, no history, no title. */
type Screen =
  | { readonly at: 'keys' | 'add' | 'plan' | 'findings' | 'pairs' }
  | { readonly at: 'detail' | 'edit' | 'explain' | 'rotate'; readonly id: string }
  | ({ readonly at: 'export'; readonly id: string } & Within)
  | ({ readonly at: 'check'; readonly id: string; readonly allowed: Promise<boolean> | null } & Within)
  | ({ readonly at: 'review'; readonly dropId: string | null } & Within);

/** The old key of the rotation to which the way back leads. */
interface Within {
  readonly rotating?: string;
}

/** Forms in the order in which an open one is gone back to, and the screen of each. */
const forms: readonly (readonly [DraftForm, (saved: DraftFields) => Screen])[] = [
  ['edit-key', (saved) => ({ at: 'edit', id: saved['id'] ?? '' })],
  ['review-key', (saved) => ({ at: 'review', dropId: saved['dropId'] ?? null })],
  ['add-key', () => ({ at: 'add' })],
  ['plan', () => ({ at: 'plan' })],
];

interface AppProps {
  readonly services: Services;
  /** Asks for what is shown first, or takes over where that was asked for as soon as there was a page. */
  readonly askStart: () => Promise<PopupStart>;
  /** Opened for the recovery code, should the vault be locked. */
  readonly recover?: boolean;
}

/** The popup, also in a tab of its own. */
export function App({ services, askStart, recover = false }: AppProps) {
  const [first] = useState(() => partsOf(askStart()));
  useSettings(services, first.settings);
  const vault = useVault(services, first.state);
  const status = vault.state?.status;
  const [fresh, setFresh] = useState(false);
  // A lock that came before anything was shown: what was read along with the state goes unseen.
  useLayoutEffect(() => {
    if (status !== undefined && status !== 'unlocked') void first.takeOpen(vault.version);
  }, [status]);
  return (
    <ServicesContext.Provider value={services}>
      {status === 'unlocked' ? (
        <Unlocked
          services={services}
          vault={vault}
          takeFirst={() => first.takeOpen(vault.version)}
          fresh={fresh}
        />
      ) : (
        <Closed vault={vault} startAt={recover ? 'recover' : 'start'} onFresh={setFresh} />
      )}
    </ServicesContext.Provider>
  );
}

interface UnlockedProps {
  readonly services: Services;
  readonly vault: VaultView;
  /** Gives what was read along with the state, once; null where the vault was opened later. */
  readonly takeFirst: () => FirstOpen | null;
  readonly fresh: boolean;
}

/** Everything while the vault is open. When it locks this is thrown away, and what it knew with it. */
function Unlocked({ services, vault, takeFirst, fresh }: UnlockedProps) {
  const { send } = services;
  const [screen, setScreen] = useState<Screen | null>(null);
  const [deleted, setDeleted] = useState<DeletedKey | null>(null);
  const { state, version, set } = vault;

  const [top, setTop] = useState<TopOfList | null>(null);
  // What is in sight comes first: reading a long list would hold it up.
  const listing = useKeys(version, painted);

  // Before anything is drawn: each frame that is waited for is felt.
  useLayoutEffect(() => {
    void (takeFirst() ?? openOf(send('popup.start', {}))).then((open) => {
      setTop(open?.top ?? null);
      setScreen(openForm(open?.drafts ?? {}));
    });
    painted()
      .then(loadKeyDetail)
      .catch(() => undefined);
  }, []);

  if (!state || !screen) return null;
  const toKeys = () => {
    setScreen({ at: 'keys' });
    vault.reload();
  };
  const toRotation = (id: string) => setScreen({ at: 'rotate', id });
  const lock = () => {
    // A failed request leaves the vault open, and the screen with it.
    send('vault.lock', {}).then(set, () => vault.reload());
  };

  switch (screen.at) {
    case 'keys':
      return (
        <KeyList
          state={state}
          listing={listing}
          top={top}
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
          onRotate={toRotation}
          onLock={lock}
          onDeleted={(key) => {
            setDeleted(key);
            toKeys();
          }}
        />
      );
    }
    case 'check': {
      const { id, allowed, rotating } = screen;
      return (
        <CheckKey
          id={id}
          allowed={allowed}
          onBack={() => (rotating === undefined ? setScreen({ at: 'detail', id }) : toRotation(rotating))}
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
      const { id, rotating } = screen;
      const back = () => (rotating === undefined ? setScreen({ at: 'detail', id }) : toRotation(rotating));
      return <ExportScreen key={id} id={id} version={version} onBack={back} />;
    }
    case 'rotate': {
      const { id } = screen;
      return (
        <RotateKey
          key={id}
          id={id}
          version={version}
          onBack={() => setScreen({ at: 'detail', id })}
          onReview={(dropId) => setScreen({ at: 'review', dropId, rotating: id })}
          onCheck={(key, allowed) => setScreen({ at: 'check', id: key, allowed, rotating: id })}
          onExport={(key) => setScreen({ at: 'export', id: key, rotating: id })}
        />
      );
    }
    case 'add':
      return <AddKey locked={false} onBack={toKeys} onSaved={toKeys} />;
    case 'review': {
      const { dropId, rotating } = screen;
      const back = () => (rotating === undefined ? toKeys() : toRotation(rotating));
      return <Review version={version} startAt={dropId} onBack={back} />;
    }
    case 'plan':
      return <PlanScreen onBack={toKeys} />;
  }
}

/** The form that was on screen when the popup closed; the list when there was none. */
function openForm(drafts: NonNullable<PopupStart['open']>['drafts']): Screen {
  for (const [form, screenOf] of forms) {
    const saved = drafts[form] ?? null;
    if (wasOpen(saved)) return screenOf(saved);
  }
  return { at: 'keys' };
}
