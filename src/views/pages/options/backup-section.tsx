import { useServices } from '../../context.ts';
import { backupNeed } from '../../backup-need.ts';
import { formatAgo, formatMoment } from '../../dates.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';
import { FailureCallout } from '../../parts/failure-callout.tsx';
import { useListing } from '../../use-listing.ts';
import { Setting } from '../setting-rows.tsx';
import type { Task } from './task.ts';

interface BackupSectionProps {
  readonly version: number;
  readonly onTask: (task: Task) => void;
}

/** Out and in: a backup, a look whether it opens, what comes back from it, and keys from other programs. */
export function BackupSection({ version, onTask }: BackupSectionProps) {
  const { texts, language, now } = useServices();
  const { value: status, failed } = useListing('backup.status', {}, version);
  const need = status ? backupNeed(status, now()) : 'fine';
  const madeAt = status?.madeAt ?? null;
  return (
    <section class="section" id="backup" aria-labelledby="backup-title">
      <header>
        <h2 class="title" id="backup-title">
          {texts('options_section_backup')}
        </h2>
        <p class="dim">{texts('options_backup_text')}</p>
      </header>
      <FailureCallout code={failed} />
      {need === 'never' || need === 'changed' || need === 'old' ? (
        <Callout tone="warn" title={texts(`options_backup_need_${need}`)} />
      ) : null}
      <div class="card">
        <Setting
          title={texts('options_backup_make_title')}
          text={
            madeAt === null
              ? texts('options_backup_never')
              : texts('options_backup_last', [
                  formatAgo(language, madeAt, now()),
                  formatMoment(language, madeAt),
                ])
          }
        >
          <Button onPress={() => onTask('backup')}>{texts('options_backup_make')}</Button>
        </Setting>
        <Setting title={texts('options_backup_test_title')} text={texts('options_backup_test_text')}>
          <Button onPress={() => onTask('test-backup')}>{texts('options_backup_test')}</Button>
        </Setting>
        <Setting title={texts('options_restore_title')} text={texts('options_restore_text')}>
          <Button onPress={() => onTask('restore')}>{texts('options_restore')}</Button>
        </Setting>
        <Setting title={texts('options_paper_title')} text={texts('options_paper_text')}>
          <Button onPress={() => onTask('paper')}>{texts('options_paper')}</Button>
        </Setting>
        <Setting title={texts('options_import_title')} text={texts('options_import_text')}>
          <Button onPress={() => onTask('import')}>{texts('options_import')}</Button>
        </Setting>
      </div>
    </section>
  );
}
