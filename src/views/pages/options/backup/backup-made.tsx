import { useServices } from '../../../context.ts';
import { Button } from '../../../parts/button.tsx';
import { Callout } from '../../../parts/callout.tsx';
import { countText } from '../../../text-ids.ts';

/** What went into a backup, and what could not. */
export interface MadeBackup {
  readonly name: string;
  readonly keys: number;
  readonly waiting: number;
  readonly damaged: number;
}

interface BackupMadeProps {
  readonly made: MadeBackup;
  readonly onTest: () => void;
  readonly onDone: () => void;
}

/** The file is with the browser now: what it is called, what is in it, and a look whether it opens. */
export function BackupMade({ made, onTest, onDone }: BackupMadeProps) {
  const { texts, language } = useServices();
  return (
    <div class="stack gap-5">
      <Callout tone="ok" icon="check-circle" title={texts('options_backup_made_title')} role="status">
        <span>
          {texts('options_backup_made_text')} <bdi class="mono">{made.name}</bdi>
        </span>
        <span>{countText(texts, language, 'options_backup_made_keys', made.keys)}</span>
        {made.waiting > 0 ? (
          <span>{countText(texts, language, 'options_backup_made_waiting', made.waiting)}</span>
        ) : null}
      </Callout>
      {made.damaged > 0 ? (
        <Callout
          tone="warn"
          title={countText(texts, language, 'options_backup_made_damaged', made.damaged)}
        />
      ) : null}
      <p class="dim">{texts('options_backup_keep_apart')}</p>
      <div class="line wrap">
        <Button look="primary" size="large" onPress={onTest}>
          {texts('options_backup_test_now')}
        </Button>
        <Button size="large" onPress={onDone}>
          {texts('options_done')}
        </Button>
      </div>
    </div>
  );
}
