import type { PurposeId } from '../../keys/purposes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

const icons: Readonly<Record<PurposeId, IconName>> = {
  tax: 'receipt',
  'spot-bot': 'candles',
  'futures-bot': 'trend',
  'own-script': 'code',
  service: 'users',
  'market-data': 'pulse',
  other: 'key',
};

/** The tile of a purpose. */
export function PurposeIcon({
  purpose,
  accent = false,
}: {
  readonly purpose: PurposeId;
  readonly accent?: boolean;
}) {
  return (
    <span class={accent ? 'tile tile-accent' : 'tile'}>
      <Icon name={icons[purpose]} />
    </span>
  );
}
