import type { WaitingKey } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { SubBar } from '../parts/top-bar.tsx';

/** What the screens of a kept key share. */
export interface ReviewProps {
  readonly item: WaitingKey;
  readonly place: { readonly position: number; readonly total: number; readonly onNext: (() => void) | null };
  readonly onBack: () => void;
  /** Saved or discarded. */
  readonly onDone: () => void;
}

/** Title, place among the waiting keys, and the way to the next. */
export function ReviewBar({ place, onBack }: Pick<ReviewProps, 'place' | 'onBack'>) {
  const { texts } = useServices();
  return (
    <SubBar title={texts('popup_review_title')} onBack={onBack}>
      <span class="tag tag-accent page-count">
        {texts('popup_n_of_m', [String(place.position), String(place.total)])}
      </span>
      {place.onNext ? (
        <Button look="ghost" size="small" onPress={place.onNext}>
          {texts('popup_next')}
        </Button>
      ) : null}
    </SubBar>
  );
}
