import { useEffect, useState } from 'preact/hooks';
import type { SiteVerdict } from '../../site/look-alike.ts';
import { useServices } from '../context.ts';
import { Callout } from '../parts/callout.tsx';

/** Warns when the tab behind the popup reads like Binance and is not known to be Binance's. */
export function SiteNotice() {
  const { texts, siteInTab } = useServices();
  const [site, setSite] = useState<SiteVerdict | null>(null);
  useEffect(() => {
    let current = true;
    siteInTab().then(
      (verdict) => {
        if (current) setSite(verdict);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  if (site?.kind !== 'look-alike' && site?.kind !== 'not-supported') return null;
  const careful = site.kind === 'look-alike';
  return (
    <Callout
      tone={careful ? 'danger' : 'accent'}
      icon={careful ? 'alert' : 'globe'}
      title={texts(careful ? 'popup_site_careful' : 'popup_site_other')}
      role={careful ? 'alert' : 'status'}
    >
      <bdi class="mono small" dir="ltr" translate={false}>
        {site.host}
      </bdi>
      <span class="dim">{texts(careful ? `popup_site_${site.because}` : 'popup_site_other_text')}</span>
    </Callout>
  );
}
