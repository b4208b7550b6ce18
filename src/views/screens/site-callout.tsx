import type { Resemblance } from '../../site/look-alike.ts';
import { useServices } from '../context.ts';
import { Callout } from '../parts/callout.tsx';

interface SiteCalloutProps {
  readonly host: string;
  /** Null for a genuine site on which the guide does not run. */
  readonly because: Resemblance | null;
}

/** What is wrong with the address in the tab. */
export function SiteCallout({ host, because }: SiteCalloutProps) {
  const { texts } = useServices();
  return (
    <Callout
      tone={because ? 'danger' : 'accent'}
      icon={because ? 'alert' : 'globe'}
      title={texts(because ? 'popup_site_careful' : 'popup_site_other')}
      role={because ? 'alert' : 'status'}
    >
      <bdi class="mono small" dir="ltr" translate={false}>
        {host}
      </bdi>
      <span class="dim">{texts(because ? `popup_site_${because}` : 'popup_site_other_text')}</span>
    </Callout>
  );
}
