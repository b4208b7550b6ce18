import type { Settings } from '../../../messages/protocol.ts';
import { useServices } from '../../context.ts';
import { pick } from '../../key-fields.ts';
import { Button } from '../../parts/button.tsx';
import { Segments } from '../../parts/segments.tsx';
import { Setting, Switch } from '../setting-rows.tsx';

const themes = ['system', 'light', 'dark'] as const;

interface SectionProps {
  readonly settings: Settings;
  readonly write: (patch: Partial<Settings>) => void;
}

/** How Keystep looks, and when the guide comes by itself. */
export function GuideSection({ settings, write }: SectionProps) {
  const { texts, openPage } = useServices();
  return (
    <section class="section" id="guide" aria-labelledby="guide-title">
      <h2 class="title" id="guide-title">
        {texts('options_section_guide')}
      </h2>
      <div class="card">
        <Setting title={texts('options_look')}>
          <Segments
            quiet
            label={texts('options_look')}
            value={settings.theme}
            options={themes.map((id) => ({ value: id, text: texts(`options_look_${id}`) }))}
            onChange={(value) => write({ theme: pick(themes, value, 'system') })}
          />
        </Setting>
        <Setting title={texts('options_auto_start')} text={texts('options_auto_start_text')}>
          <Switch
            label={texts('options_auto_start')}
            on={settings.guideAutoStart}
            onChange={(guideAutoStart) => write({ guideAutoStart })}
          />
        </Setting>
        <Setting title={texts('options_rehearse')} text={texts('options_rehearse_text')}>
          <Button onPress={() => void openPage('rehearsal')}>{texts('options_rehearse_open')}</Button>
        </Setting>
      </div>
    </section>
  );
}
