import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useServices } from '../../../context.ts';
import { formatMoment } from '../../../dates.ts';
import { Button } from '../../../parts/button.tsx';
import { Callout } from '../../../parts/callout.tsx';
import { countText } from '../../../text-ids.ts';
import { Setting, Switch } from '../../setting-rows.tsx';
import type { ComparedBackup, ConflictChoice } from './compared.ts';
import { ComparedList } from './compared-list.tsx';
import type { RestoreChoices } from './restore-backup.tsx';

interface RestorePreviewProps {
  readonly compared: ComparedBackup;
  readonly busy: boolean;
  readonly onRestore: (choices: RestoreChoices) => void;
  readonly children: ComponentChildren;
}

/** What a backup would bring, before anything is written. What differs stays as it is unless chosen otherwise. */
export function RestorePreview({ compared, busy, onRestore, children }: RestorePreviewProps) {
  const { texts, language } = useServices();
  const [conflicts, setConflicts] = useState<ReadonlyMap<string, ConflictChoice>>(new Map());
  const [settings, setSettings] = useState(false);
  const { backup, keys, waiting } = compared;
  const of = (status: string) => keys.filter(({ verdict }) => verdict.status === status);
  const same = of('same').length;
  const nothing = of('new').length + of('differs').length + waiting.length === 0;
  return (
    <div class="stack gap-5">
      <Callout
        tone="accent"
        title={texts('options_restore_from', [formatMoment(language, backup.createdAt)])}
      >
        <span>{countText(texts, language, 'options_restore_new', of('new').length)}</span>
        {same > 0 ? <span>{countText(texts, language, 'options_restore_same', same)}</span> : null}
        {waiting.length > 0 ? (
          <span>{countText(texts, language, 'options_restore_waiting', waiting.length)}</span>
        ) : null}
      </Callout>
      {backup.unreadable > 0 ? (
        <Callout
          tone="warn"
          title={countText(texts, language, 'options_restore_unreadable', backup.unreadable)}
        />
      ) : null}
      <ComparedList
        title={texts('options_restore_conflicts')}
        keys={of('differs')}
        choiceOf={({ key }) => conflicts.get(key.id) ?? 'mine'}
        onChoose={({ key }, choice) => setConflicts(new Map(conflicts).set(key.id, choice))}
      />
      <ComparedList title={texts('options_restore_added')} keys={of('new')} />
      {backup.settings ? (
        <div class="card">
          <Setting title={texts('options_restore_settings')} text={texts('options_restore_settings_text')}>
            <Switch label={texts('options_restore_settings')} on={settings} onChange={setSettings} />
          </Setting>
        </div>
      ) : null}
      {nothing ? <p class="dim">{texts('options_restore_nothing')}</p> : null}
      {children}
      <div>
        <Button
          look="primary"
          size="large"
          waiting={busy}
          onPress={() => {
            if (!busy) onRestore({ conflicts, settings });
          }}
        >
          {texts('options_restore_now')}
        </Button>
      </div>
    </div>
  );
}
