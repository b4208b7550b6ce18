import { useEffect, useState } from 'preact/hooks';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { formatAgo } from '../dates.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { countText } from '../text-ids.ts';
import { useAction } from '../use-action.ts';
import { BackupReminder } from './backup-reminder.tsx';
import { Notices } from './notices.tsx';
import { RecoveryOffer } from './recovery-offer.tsx';
import { VaultBanners } from './vault-banners.tsx';

/** A key that was just deleted and can still be brought back. */
export interface DeletedKey {
  readonly id: string;
  readonly label: string;
}

interface ListNoticesProps {
  readonly state: VaultState;
  readonly deleted: DeletedKey | null;
  readonly onUndo: () => Promise<void>;
  /** The vault was made a moment ago. */
  readonly fresh: boolean;
  readonly onReview: () => void;
  readonly onFindings: () => void;
  readonly onPairs: () => void;
}

/** What asks for attention above the list. */
export function ListNotices(props: ListNoticesProps) {
  const { state, deleted, fresh, onUndo, onReview, onFindings, onPairs } = props;
  const { texts, language } = useServices();
  const { busy, failed, run } = useAction();
  return (
    <>
      <VaultBanners state={state} />
      {state.findings > 0 ? (
        <Callout tone="warn" title={countText(texts, language, 'popup_findings', state.findings)}>
          <span>{texts('popup_findings_text')}</span>
          <Button size="small" onPress={onFindings}>
            {texts('popup_findings_look')}
          </Button>
        </Callout>
      ) : null}
      <Notices />
      <div class="live" role="status">
        {deleted ? (
          <div class="undo">
            <span class="grow stack gap-0">
              <span class="medium">{texts('popup_deleted', [deleted.label])}</span>
              <span class="caption dim">{texts('popup_deleted_binance')}</span>
            </span>
            <Button look="ghost" size="small" waiting={busy} onPress={() => void run(onUndo)}>
              {texts('popup_undo')}
            </Button>
          </div>
        ) : null}
      </div>
      <FailureCallout code={failed} />
      {state.held > 0 ? (
        <Callout tone="warn" icon="key" title={countText(texts, language, 'popup_held', state.held)}>
          <span class="dim">{texts('popup_held_locked')}</span>
        </Callout>
      ) : null}
      {state.waiting > 0 ? <WaitingCard count={state.waiting} onReview={onReview} /> : null}
      {state.pairs > 0 ? <PairCard version={state.waiting} onPairs={onPairs} /> : null}
      {state.hasRecoveryCode ? <BackupReminder /> : <RecoveryOffer fresh={fresh} />}
    </>
  );
}

/** Keys that were kept and wait for a name. */
function WaitingCard({ count, onReview }: { readonly count: number; readonly onReview: () => void }) {
  const { send, texts, language, now } = useServices();
  const [keptAt, setKeptAt] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    send('waiting.list', {}).then(
      (list) => {
        if (current) setKeptAt(Math.max(...list.map((key) => key.keptAt)));
      },
      // The time is an extra; the card stands without it.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [count]);
  return (
    <button type="button" class="waiting" onClick={onReview}>
      <span class="tile">
        <Icon name="key" />
      </span>
      <span class="grow">
        <span class="strong">{countText(texts, language, 'popup_waiting', count)}</span>
        <span class="caption dim">
          {keptAt !== null && Number.isFinite(keptAt)
            ? texts('popup_waiting_kept', [formatAgo(language, keptAt, now())])
            : texts('popup_waiting_review_hint')}
        </span>
      </span>
      <span class="label tone-accent">{texts('popup_review')}</span>
      <Icon name="chevron-right" size={16} flip />
    </button>
  );
}

/** Private keys that were made here and wait for their API keys; those whose key waits for review are with that. */
function PairCard({ version, onPairs }: { readonly version: number; readonly onPairs: () => void }) {
  const { send, texts, language } = useServices();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let current = true;
    send('pair.list', {}).then(
      (list) => {
        if (current) setCount(list.length);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [version]);
  if (count === 0) return null;
  return (
    <button type="button" class="waiting" onClick={onPairs}>
      <span class="tile">
        <Icon name="lock" />
      </span>
      <span class="grow">
        <span class="strong">{countText(texts, language, 'popup_pairs', count)}</span>
        <span class="caption dim">{texts('popup_pairs_hint')}</span>
      </span>
      <Icon name="chevron-right" size={16} flip />
    </button>
  );
}
