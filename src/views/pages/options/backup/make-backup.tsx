import { useState } from 'preact/hooks';
import type { AgeLock } from '../../../../backup/age-file.ts';
import { encodeBackup } from '../../../../backup/backup-content.ts';
import { backupFileName } from '../../../../backup/file-name.ts';
import { useServices } from '../../../context.ts';
import { FailureCallout } from '../../../parts/failure-callout.tsx';
import { ProofForm } from '../../../parts/proof-form.tsx';
import { SlowNote } from '../../../parts/slow-note.tsx';
import { useAction } from '../../../use-action.ts';
import { useProof } from '../../../use-proof.ts';
import { TaskFrame } from '../task-frame.tsx';
import { BackupMade, type MadeBackup } from './backup-made.tsx';
import { LockChoice } from './lock-choice.tsx';

interface MakeBackupProps {
  readonly onBack: () => void;
  readonly onTest: () => void;
  readonly onChanged: () => void;
}

/** What opens it, then everything is read once, encrypted here, and handed to the browser's downloads. */
export function MakeBackup({ onBack, onTest, onChanged }: MakeBackupProps) {
  const { send, texts, now, age, saveFile } = useServices();
  const [made, setMade] = useState<MadeBackup | null>(null);
  const { busy, failed, run } = useAction();
  const proof = useProof();

  const make = async (lock: AgeLock) => {
    const { keys, waiting, damaged } = await send('backup.read', {});
    const settings = { ...(await send('settings.read', {})) };
    const createdAt = now();
    const file = await age.seal(encodeBackup({ createdAt, keys, waiting, settings }), lock);
    const name = backupFileName(createdAt);
    saveFile(name, file);
    await send('backup.made', {});
    setMade({ name, keys: keys.length, waiting: waiting.length, damaged });
    onChanged();
  };

  return (
    <TaskFrame title={texts('options_backup_make_title')} onBack={onBack}>
      {made ? (
        <BackupMade made={made} onTest={onTest} onDone={onBack} />
      ) : (
        <div class="stack gap-4">
          <LockChoice
            busy={busy}
            quiet={proof.pending !== null}
            onChosen={(lock) => void run(() => proof.guard(() => make(lock)))}
          />
          <FailureCallout code={failed} />
          <SlowNote busy={busy} text={texts('options_backup_making')} />
          <ProofForm proof={proof} />
        </div>
      )}
    </TaskFrame>
  );
}
