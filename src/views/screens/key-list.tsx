import { useMemo, useState } from 'preact/hooks';
import type { VaultState } from '../../messages/protocol.ts';
import { beingReplaced } from '../../keys/rotation.ts';
import { useServices } from '../context.ts';
import { byNeed } from '../key-order.ts';
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
  const found = useMemo(() => searchKeys(keys ?? [], query, texts), [keys, query]);
  const replaced = useMemo(() => beingReplaced(keys ?? []), [keys]);
  const [near, others] = useMemo(() => byNeed(found, now(), replaced), [found]);
  const empty = keys?.length === 0 && listing?.damaged === 0;

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
          {listing && listing.damaged > 0 ? (
            <Callout tone="danger" title={countText(texts, language, 'popup_damaged', listing.damaged)}>
              <span>{texts('popup_damaged_text')}</span>
              <Button size="small" onPress={props.onFindings}>
                {texts('popup_findings_look')}
              </Button>
            </Callout>
          ) : null}
          {keys && !empty ? <SearchField value={query} onChange={setQuery} /> : null}
        </div>
        {empty ? (
          <EmptyList onAdd={onAdd} onPlan={onPlan} />
        ) : (
          <div class="main flush">
            <KeyGroup
              title={texts('popup_group_look')}
              keys={near}
              replaced={replaced}
              onOpen={props.onOpen}
            />
            <KeyGroup
              title={texts(near.length > 0 ? 'popup_group_others' : 'popup_group_all')}
              keys={others}
              onOpen={props.onOpen}
            />
            {keys && keys.length > 0 && found.length === 0 ? (
              <p class="dim small no-match" role="status">
                {texts('popup_search_nothing')}
              </p>
            ) : null}
          </div>
        )}
      </main>
      {empty || (!listing && !failed) ? null : (
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
