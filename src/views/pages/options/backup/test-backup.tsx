import { useState } from 'preact/hooks';
import { useServices } from '../../../context.ts';
import { formatMoment } from '../../../dates.ts';
import { Button } from '../../../parts/button.tsx';
import { Callout } from '../../../parts/callout.tsx';
import { countText } from '../../../text-ids.ts';
import { TaskFrame } from '../task-frame.tsx';
import { compareWithVault, type ComparedBackup } from './compared.ts';
import { ComparedList } from './compared-list.tsx';
import { OpenBackup } from './open-backup.tsx';

/** Opens a backup, compares it with the vault and changes nothing: the rehearsal of a restore. */
export function TestBackup({ onBack }: { readonly onBack: () => void }) {
  const { send, texts } = useServices();
  const [compared, setCompared] = useState<ComparedBackup | null>(null);
  return (
    <TaskFrame title={texts('options_backup_test_title')} onBack={onBack}>
      {compared === null ? (
        <OpenBackup
          text={texts('options_backup_test_what')}
          onOpened={async (backup) => setCompared(await compareWithVault(send, backup))}
        />
      ) : (
        <div class="stack gap-5">
          <Outcome compared={compared} />
          <div>
            <Button look="primary" size="large" onPress={onBack}>
              {texts('options_done')}
            </Button>
          </div>
        </div>
      )}
    </TaskFrame>
  );
}

function Outcome({ compared }: { readonly compared: ComparedBackup }) {
  const { texts, language } = useServices();
  const { backup, keys, onlyHere, waiting } = compared;
  const of = (status: string) => keys.filter(({ verdict }) => verdict.status === status);
  const isWhole = of('same').length === keys.length && onlyHere + waiting.length + backup.unreadable === 0;
  const count = (id: string, number: number) =>
    number > 0 ? <span>{countText(texts, language, id, number)}</span> : null;
  return (
    <>
      <Callout
        tone={isWhole ? 'ok' : 'accent'}
        icon={isWhole ? 'check-circle' : 'info'}
        title={texts('options_backup_opens', [formatMoment(language, backup.createdAt)])}
        role="status"
      >
        <span>
          {isWhole
            ? countText(texts, language, 'options_backup_whole', keys.length)
            : texts('options_backup_not_whole')}
        </span>
        {isWhole ? null : count('options_restore_same', of('same').length)}
        {count('options_test_only_here', onlyHere)}
        {count('options_test_only_there', of('new').length + waiting.length)}
        {count('options_restore_unreadable', backup.unreadable)}
        <span>{texts('options_backup_test_nothing')}</span>
      </Callout>
      <ComparedList title={texts('options_restore_conflicts')} keys={of('differs')} />
      <ComparedList title={texts('options_test_added')} keys={of('new')} />
    </>
  );
}
