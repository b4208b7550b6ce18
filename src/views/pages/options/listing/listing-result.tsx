import { compareShown, type ComparedKey, type VaultedKey } from '../../../../keys/compare-shown.ts';
import type { Listing } from '../../../../keys/shown-key.ts';
import { useServices } from '../../../context.ts';
import { formatTime } from '../../../dates.ts';
import { Button } from '../../../parts/button.tsx';
import { Callout } from '../../../parts/callout.tsx';
import { Note } from '../../../parts/note.tsx';
import { countText } from '../../../text-ids.ts';
import { ListedKey } from './listed-key.tsx';

interface ListingResultProps {
  readonly listing: Listing;
  readonly vaulted: readonly VaultedKey[];
  readonly hasVault: boolean;
  readonly onForget: () => void;
}

/** Each key once: what needs a look, strangers, those in the vault, and those that the page does not show. */
export function ListingResult({ listing, vaulted, hasVault, onForget }: ListingResultProps) {
  const { texts, language, showGuide } = useServices();
  const { keys, gone } = compareShown(listing, vaulted);
  const known = keys.filter((key) => key.vaulted !== null).length;
  const count = (id: string, value: number) => countText(texts, language, id, value);
  const worrying = keys.filter(({ concerns }) => concerns.length > 0);
  const calm = keys.filter(({ concerns }) => concerns.length === 0);
  const part = (id: string, list: readonly ComparedKey[]) => (
    <Part id={id} keys={list} environment={listing.environment} />
  );
  return (
    <div class="stack gap-5">
      <div class="stack gap-1" role="status">
        <p class="heading">
          {count('listing_shown', keys.length)} {hasVault ? count('listing_known', known) : ''}
        </p>
        <p class="caption dim">{texts('listing_from', [listing.host, formatTime(language, listing.at)])}</p>
      </div>
      {hasVault ? null : (
        <Callout icon="vault">
          <span>{texts('listing_no_vault')}</span>
        </Callout>
      )}
      {listing.unread > 0 ? <Note icon="alert">{count('listing_unread', listing.unread)}</Note> : null}
      {part('look', worrying)}
      {part(
        'strangers',
        calm.filter((key) => key.vaulted === null),
      )}
      {part(
        'fine',
        calm.filter((key) => key.vaulted !== null),
      )}
      <Gone keys={gone} />
      <div class="stack gap-2">
        <Note icon="clock">{texts('listing_memory', [formatTime(language, listing.until)])}</Note>
        <div class="line wrap">
          <Button icon="external" onPress={() => void showGuide(listing.environment)}>
            {texts('listing_open_binance')}
          </Button>
          <Button look="ghost" onPress={onForget}>
            {texts('listing_forget')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface PartProps {
  readonly id: string;
  readonly keys: readonly ComparedKey[];
  readonly environment: Listing['environment'];
}

function Part({ id, keys, environment }: PartProps) {
  const { texts } = useServices();
  if (keys.length === 0) return null;
  return (
    <section class="stack gap-2" aria-labelledby={`listing-${id}`}>
      <h2 class="title" id={`listing-${id}`}>
        {texts(`listing_section_${id}`)}
      </h2>
      {id === 'fine' ? null : <p class="dim">{texts(`listing_section_${id}_text`)}</p>}
      <ul class="card">
        {keys.map((key) => (
          <ListedKey key={key.shown.apiKey} item={key} environment={environment} />
        ))}
      </ul>
    </section>
  );
}

function Gone({ keys }: { readonly keys: readonly VaultedKey[] }) {
  const { texts } = useServices();
  if (keys.length === 0) return null;
  return (
    <section class="stack gap-2" aria-labelledby="listing-gone">
      <h2 class="title" id="listing-gone">
        {texts('listing_section_gone')}
      </h2>
      <p class="dim">{texts('listing_section_gone_text')}</p>
      <ul class="card">
        {keys.map(({ id, label, account }) => (
          <li key={id} class="card-row">
            <bdi class="medium grow">{label}</bdi>
            {account === '' ? null : <bdi class="tag">{texts('listing_account', [account])}</bdi>}
          </li>
        ))}
      </ul>
    </section>
  );
}
