import { useMemo, useState } from 'preact/hooks';
import { byNeed } from '../../keys/key-order.ts';
import type { KeySummary } from '../../keys/key-record.ts';
import { beingReplaced } from '../../keys/rotation.ts';
import { withCare, type TopOfList } from '../../messages/listed-keys.ts';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { KeyGroup } from '../parts/key-group.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { searchKeys } from '../search.ts';
import { countText } from '../text-ids.ts';
import type { useKeys } from '../use-listing.ts';
import { EmptyList } from './empty-list.tsx';
import { ErrandCard } from './errand-card.tsx';
import { ListNotices, type DeletedKey } from './list-notices.tsx';
import { PopupTools } from './popup-tools.tsx';

interface KeyListProps {
  readonly state: VaultState;
  readonly listing: ReturnType<typeof useKeys>;
  /** What is shown until all of it is there. */
  readonly top: TopOfList | null;
  readonly version: number;
  readonly deleted: DeletedKey | null;
  /** The vault was made a moment ago. */
  readonly fresh: boolean;
  readonly onFindings: () => void;
  readonly onUndo: () => Promise<void>;
  readonly onLock: () => void;
  readonly onOpen: (id: string) => void;
  readonly onReview: () => void;
  readonly onPairs: () => void;
  readonly onAdd: () => void;
  readonly onPlan: () => void;
}

/** All keys: what is near its date first, then the rest. */
export function KeyList(props: KeyListProps) {
  const { version, onLock, onAdd, onPlan } = props;
  const { texts, language, now } = useServices();
  const [query, setQuery] = useState('');
  const { value: listing, failed } = props.listing;
  const keys = listing?.keys;
  const replaced = useMemo(() => beingReplaced(keys ?? []), [keys]);
  const whole = useMemo(() => {
    if (!listing) return null;
    const [near, others] = byNeed(searchKeys(listing.keys, query, texts), now(), replaced);
    return { near: groupOf(near), others: groupOf(others), replaced, damaged: listing.damaged };
  }, [listing, query]);
  const top = useMemo(() => props.top && topOf(props.top), [props.top]);
  const shown = whole ?? (failed ? null : top);
  const found = shown ? shown.near.total + shown.others.total : 0;
  const count = keys?.length ?? found;
  const empty = shown !== null && shown.damaged === 0 && count === 0;

  return (
    <>
      <TopBar title={texts('popup_keys')}>
        <PopupTools onLock={onLock} />
      </TopBar>
      <main class="screen">
        <div class="head stack">
          <FailureCallout code={failed} />
          <ListNotices {...props} />
          {keys ? <ErrandCard keys={keys} version={version} onOpen={props.onOpen} /> : null}
          {shown && shown.damaged > 0 ? (
            <Callout tone="danger" title={countText(texts, language, 'popup_damaged', shown.damaged)}>
              <span>{texts('popup_damaged_text')}</span>
              <Button size="small" onPress={props.onFindings}>
                {texts('popup_findings_look')}
              </Button>
            </Callout>
          ) : null}
          {shown && !empty ? <SearchField value={query} onChange={setQuery} /> : null}
        </div>
        {empty ? (
          <EmptyList onAdd={onAdd} onPlan={onPlan} />
        ) : (
          <div class="main flush">
            {shown ? (
              <>
                <KeyGroup
                  title={texts('popup_group_look')}
                  {...shown.near}
                  replaced={shown.replaced}
                  onOpen={props.onOpen}
                />
                <KeyGroup
                  title={texts(shown.near.total > 0 ? 'popup_group_others' : 'popup_group_all')}
                  {...shown.others}
                  onOpen={props.onOpen}
                />
              </>
            ) : null}
            {count > 0 && found === 0 ? (
              <p class="dim small no-match" role="status">
                {texts('popup_search_nothing')}
              </p>
            ) : null}
          </div>
        )}
      </main>
      {empty || (!shown && !failed) ? null : (
        <footer class="bottom">
          <Button icon="plus" onPress={onAdd}>
            {texts('popup_add_key')}
          </Button>
          <Button look="primary" layout="grow" onPress={onPlan}>
            {texts('popup_plan')}
          </Button>
        </footer>
      )}
    </>
  );
}

function groupOf(keys: readonly KeySummary[]) {
  return { keys, total: keys.length };
}

function topOf({ near, others, replaced, damaged }: TopOfList) {
  return {
    near: { keys: near.keys.map(withCare), total: near.total },
    others: { keys: others.keys.map(withCare), total: others.total },
    replaced: new Set(replaced),
    damaged,
  };
}
