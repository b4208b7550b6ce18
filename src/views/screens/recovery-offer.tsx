import { useState } from 'preact/hooks';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';

interface RecoveryOfferProps {
  /** The vault was made a moment ago: the offer is made in full. */
  readonly fresh: boolean;
}

/** Offers a recovery code, in a tab of its own; put off, it stays as one line until there is a code. */
export function RecoveryOffer({ fresh }: RecoveryOfferProps) {
  const { texts, surface, openPage, close } = useServices();
  const [full, setFull] = useState(fresh);
  const make = () => {
    void openPage('recovery').then(() => {
      if (surface === 'popup') close();
    });
  };
  if (!full) {
    return (
      <div class="undo">
        <span class="grow dim">{texts('popup_recovery_reminder')}</span>
        <Button look="ghost" size="small" onPress={make}>
          {texts('popup_recovery_make')}
        </Button>
      </div>
    );
  }
  return (
    <Callout tone="accent" icon="shield-check" title={texts('popup_recovery_offer_title')}>
      <span class="dim">{texts('popup_recovery_offer_text')}</span>
      <span class="line wrap">
        <Button size="small" onPress={make}>
          {texts('popup_recovery_make')}
        </Button>
        <Button look="ghost" size="small" onPress={() => setFull(false)}>
          {texts('popup_not_now')}
        </Button>
      </span>
    </Callout>
  );
}
