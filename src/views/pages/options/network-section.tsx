import type { Settings } from '../../../messages/protocol.ts';
import { useServices } from '../../context.ts';
import { FailureCallout } from '../../parts/failure-callout.tsx';
import { useAction } from '../../use-action.ts';
import { Setting, Switch } from '../setting-rows.tsx';

interface SectionProps {
  readonly settings: Settings;
  readonly write: (patch: Partial<Settings>) => void;
}

/** What Keystep may ask over the network. Going offline gives the permission back too. */
export function NetworkSection({ settings, write }: SectionProps) {
  const { texts, api } = useServices();
  const { failed, run } = useAction();
  const change = (offline: boolean) => {
    write({ offline });
    if (offline) void run(api.revoke);
  };
  return (
    <section class="section" id="network" aria-labelledby="network-title">
      <h2 class="title" id="network-title">
        {texts('options_section_network')}
      </h2>
      <div class="card">
        <Setting title={texts('options_offline')} text={texts('options_offline_text')}>
          <Switch label={texts('options_offline')} on={settings.offline} onChange={change} />
        </Setting>
      </div>
      <FailureCallout code={failed} />
    </section>
  );
}
