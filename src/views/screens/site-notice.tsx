import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../context.ts';

/** Warns when the tab behind the popup reads like Binance and is not known to be Binance's. */
export function SiteNotice() {
  const { siteInTab } = useServices();
  const [callout, setCallout] = useState<ComponentChild>(null);
  useEffect(() => {
    let current = true;
    const look = async () => {
      const site = await siteInTab();
      if (site.kind !== 'look-alike' && site.kind !== 'not-supported') return;
      // Most people never see it: it loads for those who do.
      const { SiteCallout } = await import('./site-callout.tsx');
      const because = site.kind === 'look-alike' ? site.because : null;
      if (current) setCallout(<SiteCallout host={site.host} because={because} />);
    };
    // Without an address there is nothing to warn of.
    look().catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);
  return callout;
}
