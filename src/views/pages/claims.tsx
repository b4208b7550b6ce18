import { useTexts } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

const can = ['see', 'keep', 'clipboard', 'check'] as const;
const cannot = ['click', 'send', 'read', 'reset'] as const;

interface ClaimListProps {
  readonly kind: 'can' | 'cannot';
}

/**
 * What Keystep can and cannot do, in the words of its manifest: three hosts, no connection but to
 * Binance's API, a clipboard that it may write. Change the words when the manifest changes.
 */
export function ClaimList({ kind }: ClaimListProps) {
  const t = useTexts();
  return (
    <ul class="ticks">
      {(kind === 'can' ? can : cannot).map((claim) => (
        <li key={claim}>
          <span class={kind === 'can' ? 'tone-ok tick' : 'faint tick'}>
            <Icon name={kind === 'can' ? 'check' : 'x'} />
          </span>
          <span>
            <b>{t(`views_${kind}_${claim}`)}</b> {t(`views_${kind}_${claim}_more`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
