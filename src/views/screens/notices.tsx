import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import type { GuideInTab } from '../services.ts';
import { useGrant, type AskedGrant } from '../use-grant.ts';
import { SiteNotice } from './site-notice.tsx';

/** Site access that the browser withholds, with the way to grant it. Nothing while it is there. */
export function AccessNotice({ granted, ask }: AskedGrant) {
  const { texts } = useServices();
  if (granted !== false) return null;
  return (
    <Callout tone="warn" icon="globe" title={texts('popup_access_title')}>
      <span class="dim">{texts('popup_access_text')}</span>
      <Button size="small" onPress={() => void ask()}>
        {texts('popup_access_allow')}
      </Button>
    </Callout>
  );
}

/** How to wake the guide in a tab that was open before Keystep came. */
export function AsleepNotice() {
  const { texts } = useServices();
  return (
    <Callout tone="warn" icon="refresh" title={texts('popup_asleep_title')} role="status">
      <span class="dim">{texts('popup_asleep_text')}</span>
    </Callout>
  );
}

/** Whatever keeps the guide from working in the tab that the person looks at. */
export function Notices() {
  const services = useServices();
  const { guideInTab } = services;
  const access = useGrant(services.access);
  const [guide, setGuide] = useState<GuideInTab>('not-binance');
  useEffect(() => {
    let current = true;
    guideInTab().then(
      (answer) => {
        if (current) setGuide(answer);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return (
    <>
      <SiteNotice />
      <AccessNotice {...access} />
      {guide === 'asleep' ? <AsleepNotice /> : null}
    </>
  );
}
