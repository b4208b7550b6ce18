import type { KeySummary } from '../../keys/key-record.ts';
import { useServices } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { useListing } from '../use-listing.ts';

interface ErrandCardProps {
  readonly keys: readonly KeySummary[];
  readonly version: number;
  readonly onOpen: (id: string) => void;
}

/** A key that is being deleted on Binance's page, or is gone from there: what is left to do stands on its screen. */
export function ErrandCard({ keys, version, onOpen }: ErrandCardProps) {
  const { texts } = useServices();
  const errand = useListing('guide.errand', {}, version).value;
  const deleting = errand?.deleting ?? null;
  const key = keys.find(({ id }) => id === deleting?.id);
  if (deleting === null || !key || key.care.retiredAt !== null) return null;
  return (
    <button type="button" class="waiting" onClick={() => onOpen(key.id)}>
      <span class="tile">
        <Icon name={deleting.gone ? 'check-circle' : 'trash'} />
      </span>
      <span class="grow">
        <span class="strong">{texts(deleting.gone ? 'errand_gone' : 'errand_deleting', [key.label])}</span>
        <span class="caption dim">{texts(deleting.gone ? 'errand_gone_hint' : 'errand_deleting_hint')}</span>
      </span>
      <Icon name="chevron-right" size={16} flip />
    </button>
  );
}
